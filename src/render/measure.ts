import { isNarrowText } from '../text/clean.ts';

/** Measures clean text. */
export interface Measure {
  /** Returns the width in terminal columns. */
  width(text: string): number;
  /** Returns the graphemes, such as a letter with its combining marks, or an emoji. */
  graphemes(text: string): Iterable<string>;
}

const narrowMeasure: Measure = { width: (text) => text.length, graphemes: (text) => text };

/** Is shared, because it remembers widths. */
let unicodeMeasure: Promise<Measure> | undefined;

/**
 * Returns a measure for these texts. string-width takes as long to load as the rest of the program,
 * and is loaded only if one of the texts needs it.
 */
export async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) {
    if (!isNarrowText(text)) {
      unicodeMeasure ??= loadUnicodeMeasure();
      return unicodeMeasure;
    }
  }
  return narrowMeasure;
}

async function loadUnicodeMeasure(): Promise<Measure> {
  const { default: stringWidth } = await import('string-width');
  const segmenter = new Intl.Segmenter();
  const graphemes = function* (text: string) {
    for (const piece of shortPieces(text, segmenter)) {
      for (const { segment } of segmenter.segment(piece)) yield segment;
    }
  };
  // string-width takes long for each call, and texts consist of few different graphemes.
  const widths = new Map<string, number>();
  const graphemeWidth = (grapheme: string) => {
    const known = widths.get(grapheme);
    if (known !== undefined) return known;
    if (widths.size >= MAX_CACHED_WIDTHS) widths.clear();
    const width = stringWidth(grapheme);
    widths.set(grapheme, width);
    return width;
  };
  return {
    graphemes,
    width(text) {
      if (isNarrowText(text)) return text.length;
      const known = widths.get(text);
      if (known !== undefined) return known;
      let width = 0;
      for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
      return width;
    },
  };
}

const MAX_CACHED_WIDTHS = 10_000;

/** In code units. Intl.Segmenter takes time quadratic in the length of a text. */
const PIECE_LENGTH = 256;

/** Splits a text between graphemes, unless one of them is longer than a piece. */
function* shortPieces(text: string, segmenter: Intl.Segmenter): Iterable<string> {
  let start = 0;
  while (text.length - start > PIECE_LENGTH) {
    const piece = text.slice(start, start + PIECE_LENGTH);
    // The next piece may continue the last grapheme.
    const lastGrapheme = segmenter.segment(piece).containing(PIECE_LENGTH - 1);
    const end = start + (lastGrapheme?.index || PIECE_LENGTH);
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
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
  const words = text.split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap((word) => breakWord(word, options))) {
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

function breakWord(
  word: string,
  { measure, width, maxWordWidth = width, keepUrls = false }: WrapOptions,
): string[] {
  const isKept = keepUrls && URL_WORD.test(word);
  if (isKept || measure.width(word) <= maxWordWidth) return [word];
  if (isNarrowText(word)) return slices(word, Math.max(1, maxWordWidth));
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

/** Cuts a text into pieces of this length; the last one may be shorter. */
function slices(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}
