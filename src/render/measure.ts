import { isNarrowText } from '../text/clean.ts';

/** How much room texts take on a terminal. All texts here are clean. */
export interface Measure {
  /** In columns of the terminal. */
  width(text: string): number;
  /** The pieces that must not be taken apart: letters with their marks, whole emoji. */
  pieces(text: string): Iterable<string>;
}

const narrow: Measure = { width: (text) => text.length, pieces: (text) => text };

/**
 * The measure that these texts need. What tells the width of any text takes as long to load as all
 * the rest of the program, and is not loaded for the plain ones that nearly all are.
 */
export async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) {
    if (!isNarrowText(text)) return anyMeasure();
  }
  return narrow;
}

async function anyMeasure(): Promise<Measure> {
  const { default: stringWidth } = await import('string-width');
  const segmenter = new Intl.Segmenter();
  return {
    width: (text) => (isNarrowText(text) ? text.length : stringWidth(text)),
    pieces: (text) => Array.from(segmenter.segment(text), ({ segment }) => segment),
  };
}

/** The text if it fits, else as much of its beginning as fits with `…` behind. Width is 1 or more. */
export function cut(text: string, width: number, measure: Measure): string {
  if (measure.width(text) <= width) return text;
  let kept = '';
  let room = width - 1;
  for (const piece of measure.pieces(text)) {
    room -= measure.width(piece);
    if (room < 0) break;
    kept += piece;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The text in lines of so many columns, broken between words. A longer word, such as an address,
 * has a line to itself, and is broken only where even the terminal's own width is too small for it.
 */
export function wrap(
  text: string,
  { measure, width, terminal }: { measure: Measure; width: number; terminal: number },
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((piece) => piece !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure.width(joined) <= width) {
      line = joined;
    } else {
      if (line !== '') lines.push(line);
      const pieces = broken(word, terminal, measure);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
    }
  }
  return line === '' ? lines : [...lines, line];
}

function broken(word: string, width: number, measure: Measure): string[] {
  if (measure.width(word) <= width) return [word];
  const lines: string[] = [];
  let line = '';
  let room = width;
  for (const piece of measure.pieces(word)) {
    const taken = measure.width(piece);
    if (taken > room && line !== '') {
      lines.push(line);
      line = '';
      room = width;
    }
    line += piece;
    room -= taken;
  }
  return [...lines, line];
}
