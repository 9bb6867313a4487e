import type { Context } from '../context.ts';
import { type CleanText, clean } from '../text/clean.ts';
import { shorten } from '../text/shorten.ts';

/** Prints a line for the user to stderr. */
export function notice({ stderr }: Pick<Context, 'stderr'>, line: string): void {
  stderr.write(`${noticeText(line)}\n`);
}

/** In UTF-16 code units. Longer lines repeat an argument, or text of a server. */
const MAX_LENGTH = 2_000;

/** Returns what is printed of a line for the user. */
export function noticeText(line: string): CleanText {
  return clean(shorten(line, MAX_LENGTH));
}
