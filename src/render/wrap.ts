import type { Measure } from './measure.ts';

export interface WrapOptions {
  readonly measure: Measure;
  /** The width of lines. Each has at least one letter, however narrow it is. */
  readonly width: number;
  /** The width at which a single word, such as a URL, is broken; by default the width of lines. */
  readonly maxWordWidth?: number;
  /** Whether a URL is never broken, because only a whole one can be copied or clicked. */
  readonly keepUrls?: boolean;
}

/**
 * The text in one or more lines, broken between words. A text that fits is unchanged. Lines are made
 * when they are used, because there can be millions.
 */
export function* wrap(text: string, options: WrapOptions): Iterable<string> {
  const { measure, width, maxWordWidth = width, keepUrls = false } = options;
  if (measure.fit(text, Math.max(1, width)) === text.length) {
    yield text;
    return;
  }
  let line = '';
  let available = 0;
  for (const word of words(text)) {
    const wordWidth = measure.width(word, maxWordWidth);
    if (line !== '' && wordWidth < available) {
      line += ` ${word}`;
      available -= wordWidth + 1;
      continue;
    }
    if (line !== '') yield line;
    const isKept = wordWidth <= maxWordWidth || (keepUrls && URL_WORD.test(word));
    line = isKept ? word : yield* brokenLines(word, { measure, width: maxWordWidth });
    available = width - (isKept ? wordWidth : measure.width(line));
  }
  yield line;
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

/** Returns whether the text has a URL that would be broken at this width. */
export function hasUrlWiderThan(width: number, text: string, measure: Measure): boolean {
  if (!text.includes('://')) return false;
  return text.split(' ').some((word) => URL_WORD.test(word) && measure.width(word, width) > width);
}
