import { isNarrowText } from '../text/clean.ts';

/** Measures clean text. */
export interface Measure {
  /** Returns the width in terminal columns. */
  width(text: string): number;
  /** Returns the graphemes, such as a letter with its combining marks, or an emoji. */
  graphemes(text: string): Iterable<string>;
}

const narrowMeasure: Measure = { width: (text) => text.length, graphemes: (text) => text };

/**
 * Returns a measure for these texts. string-width takes as long to load as the rest of the program,
 * and is loaded only if one of the texts needs it.
 */
export async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) {
    if (!isNarrowText(text)) return loadUnicodeMeasure();
  }
  return narrowMeasure;
}

async function loadUnicodeMeasure(): Promise<Measure> {
  const { default: stringWidth } = await import('string-width');
  const segmenter = new Intl.Segmenter();
  return {
    width: (text) => (isNarrowText(text) ? text.length : stringWidth(text)),
    graphemes: (text) => splitGraphemes(text, segmenter),
  };
}

/** In UTF-16 code units. The segmenter takes quadratic time, so it gets a part at a time. */
const SEGMENTED_LENGTH = 1_000;

function* splitGraphemes(text: string, segmenter: Intl.Segmenter): Iterable<string> {
  let start = 0;
  while (start < text.length) {
    const part = text.slice(start, start + SEGMENTED_LENGTH);
    const graphemes = Array.from(segmenter.segment(part), ({ segment }) => segment);
    // The last grapheme may continue in the next part.
    if (start + part.length < text.length && graphemes.length > 1) graphemes.pop();
    for (const grapheme of graphemes) {
      yield grapheme;
      start += grapheme.length;
    }
  }
}

/** Returns the text cut to a width of 1 or more, with `…` at the end if something is missing. */
export function cut(text: string, width: number, measure: Measure): string {
  if (measure.width(text) <= width) return text;
  let start = '';
  let available = width - 1;
  for (const grapheme of measure.graphemes(text)) {
    available -= measure.width(grapheme);
    if (available < 0) break;
    start += grapheme;
  }
  return `${start.trimEnd()}…`;
}

export interface WrapOptions {
  readonly measure: Measure;
  /** The width of lines, 1 or more. */
  readonly width: number;
  /** The width at which a single word, such as a URL, is broken; by default the width of lines. */
  readonly maxWordWidth?: number;
  /** Whether a URL is never broken, because only a whole one can be copied or clicked. */
  readonly keepUrls?: boolean;
}

const URL_WORD = /^[("'<[]*https?:\/\/[^\s]/i;

/** Returns whether the text has a URL that would be broken at this width. */
export function hasUrlWiderThan(width: number, text: string, measure: Measure): boolean {
  return text.split(' ').some((word) => URL_WORD.test(word) && measure.width(word) > width);
}

/** Returns the text in one or more lines, broken between words. A text that fits is unchanged. */
export function wrap(text: string, options: WrapOptions): string[] {
  const { measure, width } = options;
  if (measure.width(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((piece) => piece !== '')) {
    const extended = line === '' ? word : `${line} ${word}`;
    if (measure.width(extended) <= width) {
      line = extended;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    // One by one: a word of a megabyte has more pieces than a call can have arguments.
    for (const piece of breakWord(word, options)) {
      if (line !== '') lines.push(line);
      line = piece;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function breakWord(
  word: string,
  { measure, width, maxWordWidth = width, keepUrls = false }: WrapOptions,
): string[] {
  const isKept = keepUrls && URL_WORD.test(word);
  if (isKept || measure.width(word) <= maxWordWidth) return [word];
  const pieces: string[] = [];
  let piece = '';
  let available = maxWordWidth;
  for (const grapheme of measure.graphemes(word)) {
    const graphemeWidth = measure.width(grapheme);
    if (graphemeWidth > available && piece !== '') {
      pieces.push(piece);
      piece = '';
      available = maxWordWidth;
    }
    piece += grapheme;
    available -= graphemeWidth;
  }
  return [...pieces, piece];
}
