import type { Context } from '../context.ts';

/** Standard output and standard error as one screen. */
export type ScreenContext = Pick<Context, 'stdout' | 'stderr' | 'screen'>;

/**
 * Prints an empty line between output and notices if both are at a terminal. It goes to stderr, so
 * that stdout contains only data, and an empty line disappears together with the notices.
 */
export function separate({ stdout, stderr, screen }: ScreenContext, next: 'output' | 'notice') {
  const isChange = screen.last !== undefined && screen.last !== next;
  if (isChange && stdout.isTTY && stderr.isTTY) stderr.write('\n');
  screen.last = next;
}
