import type { Context } from '../context.ts';
import { clean } from '../text/clean.ts';

/** Prints a line for the user to stderr. */
export function notice({ stderr }: Pick<Context, 'stderr'>, line: string): void {
  stderr.write(`${clean(line)}\n`);
}
