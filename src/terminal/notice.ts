import type { Context } from '../context.ts';
import { type CleanText, clean } from '../text/clean.ts';
import { shorten } from '../text/shorten.ts';
import { hasColor, paintWith } from './color.ts';
import { type ScreenContext, separate } from './separate.ts';

export type NoticeContext = ScreenContext & Pick<Context, 'env'>;

/** Prints a line about the output to stderr: faint, because the output matters more. */
export function notice(context: NoticeContext, line: string): void {
  const { stderr, env, screen } = context;
  const paint = paintWith({ colors: hasColor(stderr, env, screen.colorMode), links: false });
  separate(context, 'notice');
  stderr.write(`${paint(noticeText(line), { tone: 'faint' })}\n`);
}

/** Prints a line that matters by itself to stderr, such as a warning or the result of a command. */
export function announce(context: ScreenContext, line: string): void {
  separate(context, 'notice');
  context.stderr.write(`${noticeText(line)}\n`);
}

/** In UTF-16 code units. Longer lines repeat an argument, or text of a server. */
const MAX_LENGTH = 2_000;

/** Returns what is printed of a line for the user. */
export function noticeText(line: string): CleanText {
  return clean(shorten(line, MAX_LENGTH));
}
