import { isNarrowText } from '../text/clean.ts';

/** Measures clean text. */
export interface Measure {
  /** Returns the width in terminal columns; of a text wider than `limit`, a width above it. */
  width(text: string, limit?: number): number;
  /** Returns the position behind all graphemes from `start` on that fit the width together. */
  fit(text: string, width: number, start?: number): number;
}

const narrowMeasure: Measure = {
  width: (text) => text.length,
  fit: (text, width, start = 0) => Math.min(text.length, start + width),
};

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
  /** Returns the width of the graphemes from `start` on up to a width, and where they end. */
  const scan = (text: string, maxWidth: number, start: number) => {
    const limit = Math.max(0, maxWidth);
    let width = 0;
    let end = start;
    while (end < text.length) {
      const narrowEnd = endOfNarrowPiece(text, end, limit - width);
      const isFull =
        narrowEnd > end && narrowEnd < text.length && width + narrowEnd - end === limit;
      width += narrowEnd - end;
      end = narrowEnd;
      // The letter behind a narrow piece is narrow too.
      if (isFull) return { width: width + 1, end };
      for (const grapheme of graphemesAt(text, end, pieceLength(limit - width), segmenter)) {
        const widened = width + graphemeWidth(grapheme);
        if (widened > limit) return { width: widened, end };
        width = widened;
        end += grapheme.length;
      }
    }
    return { width, end };
  };
  return {
    width: (text, limit = Number.POSITIVE_INFINITY) =>
      isNarrowText(text) ? text.length : scan(text, limit, 0).width,
    fit: (text, width, start = 0) =>
      width === Number.POSITIVE_INFINITY ? text.length : scan(text, width, start).end,
  };
}

const MAX_CACHED_WIDTHS = 10_000;

/** In code units. Intl.Segmenter takes time quadratic in the length of a text. */
const MAX_PIECE_LENGTH = 256;

/** Returns how much text to split for a width: a column rarely has more than two code units. */
function pieceLength(width: number): number {
  return Math.min(MAX_PIECE_LENGTH, 2 * width + 16);
}

/** Returns the end of the narrow letters at a position, up to a maximum; most text has no others. */
function endOfNarrowPiece(text: string, start: number, maxLength: number): number {
  const length = Math.min(MAX_PIECE_LENGTH, maxLength);
  // The letter behind it may be a combining mark, which belongs to the last one.
  return isNarrowText(text.slice(start, start + length + 1))
    ? Math.min(text.length, start + length)
    : start;
}

/** The graphemes of a piece of the text, such as a letter with its combining marks, or an emoji. */
function* graphemesAt(
  text: string,
  start: number,
  length: number,
  segmenter: Intl.Segmenter,
): Iterable<string> {
  const piece = text.slice(start, start + length);
  const isLast = start + piece.length === text.length;
  for (const { segment, index } of segmenter.segment(piece)) {
    // The next piece may continue the last grapheme, unless this is as long as a piece.
    const isCut = !isLast && index > 0 && index + segment.length === piece.length;
    if (!isCut) yield segment;
  }
}

/**
 * Maximum width to which cells are aligned where nothing is cut. Otherwise a single long cell would
 * widen every row.
 */
export const MAX_ALIGNED_WIDTH = 10_000;

/** Returns whether the text is no wider than this. */
export function fits(text: string, width: number, measure: Measure): boolean {
  return measure.fit(text, width) === text.length;
}

/** Returns the text cut to a width of 1 or more, with `…` at the end if something is missing. */
export function cut(text: string, width: number, measure: Measure): string {
  if (fits(text, width, measure)) return text;
  return `${text.slice(0, measure.fit(text, Math.max(0, width - 1))).trimEnd()}…`;
}
