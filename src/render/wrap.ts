import type { Cell } from '../view/cell.ts';
import type { Measure } from './measure.ts';

/** A text, and the pieces of it that stay on one line if they fit. */
export type Wrappable = Pick<Cell, 'pieces'> & { readonly text: string };

export interface WrapOptions {
  readonly measure: Measure;
  /** The width of lines, 1 or more. */
  readonly width: number;
  /** The width at which a single word or piece is broken; by default the width of lines. */
  readonly maxWordWidth?: number;
}

const URL_WORD = /^[("'<[]*https?:\/\/[^\s]/i;

/** Returns the width of the widest part that should not be broken: a piece, or a URL. */
export function unbrokenWidth(wrappable: Wrappable, measure: Measure): number {
  return widestOf(wrappable.pieces ?? urlsIn(wrappable), measure);
}

/** Returns the width of the widest URL, which is never broken; 0 if there is none. */
export function urlWidth(wrappable: Wrappable, measure: Measure): number {
  return widestOf(urlsIn(wrappable), measure);
}

function urlsIn({ text }: Wrappable): string[] {
  return text.split(' ').filter((word) => URL_WORD.test(word));
}

function widestOf(texts: readonly string[], measure: Measure): number {
  return texts.reduce((widest, text) => Math.max(widest, measure.width(text)), 0);
}

/**
 * Returns the text in one or more lines, broken between words or pieces. A text that fits is
 * unchanged. A URL is never broken, because only a whole one can be copied or clicked.
 */
export function wrap(wrappable: Wrappable, options: WrapOptions): string[] {
  const { measure, width } = options;
  if (measure.width(wrappable.text) <= width) return [wrappable.text];
  const lines: string[] = [];
  let line = '';
  for (const word of breakText(wrappable, options)) {
    const extended = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure.width(extended) <= width) {
      line = extended;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function breakText({ text, pieces }: Wrappable, options: WrapOptions): string[] {
  const { measure, width, maxWordWidth = width } = options;
  return (pieces ?? [text]).flatMap((piece) =>
    pieces && measure.width(piece) <= maxWordWidth
      ? [piece]
      : piece
          .split(' ')
          .filter((word) => word !== '')
          .flatMap((word) => breakWord(word, maxWordWidth, measure)),
  );
}

function breakWord(word: string, maxWidth: number, measure: Measure): string[] {
  if (URL_WORD.test(word) || measure.width(word) <= maxWidth) return [word];
  const pieces: string[] = [];
  let piece = '';
  let available = maxWidth;
  for (const grapheme of measure.graphemes(word)) {
    const graphemeWidth = measure.width(grapheme);
    if (graphemeWidth > available && piece !== '') {
      pieces.push(piece);
      piece = '';
      available = maxWidth;
    }
    piece += grapheme;
    available -= graphemeWidth;
  }
  return [...pieces, piece];
}
