import type { Cell } from '../view/cell.ts';
import { fits, type Measure } from './measure.ts';

/** A text, and the pieces of it that stay on one line if they fit. */
export type Wrappable = Pick<Cell, 'pieces'> & { readonly text: string };

export interface WrapOptions {
  readonly measure: Measure;
  /** The width of lines. Each has at least one letter, however narrow it is. */
  readonly width: number;
  /** The width at which a single word or piece is broken; by default the width of lines. */
  readonly maxWordWidth?: number;
}

/**
 * The text in one or more lines, broken between words or pieces. A text that fits is unchanged. A URL
 * is never broken, because only a whole one can be copied or clicked. Lines are made when they are
 * used, because there can be millions.
 */
export function* wrap(wrappable: Wrappable, options: WrapOptions): Iterable<string> {
  const { measure, width, maxWordWidth = width } = options;
  if (fits(wrappable.text, Math.max(1, width), measure)) {
    yield wrappable.text;
    return;
  }
  let line = '';
  let available = 0;
  for (const word of wordsAndPieces(wrappable, maxWordWidth, measure)) {
    const wordWidth = measure.width(word, maxWordWidth);
    if (line !== '' && wordWidth < available) {
      line += ` ${word}`;
      available -= wordWidth + 1;
      continue;
    }
    if (line !== '') yield line;
    const isKept = wordWidth <= maxWordWidth || URL_WORD.test(word);
    line = isKept ? word : yield* brokenLines(word, { measure, width: maxWordWidth });
    available = width - (isKept ? wordWidth : measure.width(line));
  }
  yield line;
}

/** The parts of a text that stay whole if possible: pieces that fit, and the words of the others. */
function* wordsAndPieces(
  { text, pieces }: Wrappable,
  maxWidth: number,
  measure: Measure,
): Iterable<string> {
  if (pieces === undefined) yield* words(text);
  for (const piece of pieces ?? []) {
    if (fits(piece, maxWidth, measure)) yield piece;
    else yield* words(piece);
  }
}

/** The words of a text, without an array of them all. */
function* words(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space;
    if (end > start) yield text.slice(start, end);
    start = end + 1;
  }
}

/** The lines of a word that is wider than a line, except the last one, which it returns. */
function* brokenLines(
  word: string,
  { measure, width }: Pick<WrapOptions, 'measure' | 'width'>,
): Generator<string, string> {
  let start = 0;
  for (;;) {
    let end = start;
    // A single letter can be wider than a line.
    for (let wide = Math.max(1, width); end === start; wide++) end = measure.fit(word, wide, start);
    if (end === word.length) return word.slice(start);
    yield word.slice(start, end);
    start = end;
  }
}

const URL_WORD = /^[("'<[]*https?:\/\/[^\s]/i;

/**
 * Returns the width of the widest part that should not be broken, a piece or a URL; if it is wider
 * than `limit`, a width above it.
 */
export function unbrokenWidth(wrappable: Wrappable, measure: Measure, limit: number): number {
  return widestOf(wrappable.pieces ?? urlsIn(wrappable), measure, limit);
}

/** Returns the width of the widest URL, which is never broken, like `unbrokenWidth`; 0 for none. */
export function urlWidth(wrappable: Wrappable, measure: Measure, limit: number): number {
  return widestOf(urlsIn(wrappable), measure, limit);
}

function* urlsIn({ text }: Wrappable): Iterable<string> {
  if (!text.includes('://')) return;
  for (const word of words(text)) if (URL_WORD.test(word)) yield word;
}

function widestOf(texts: Iterable<string>, measure: Measure, limit: number): number {
  let widest = 0;
  for (const text of texts) widest = Math.max(widest, measure.width(text, limit));
  return widest;
}
