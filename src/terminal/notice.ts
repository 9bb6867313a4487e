import type { Context } from '../context.ts';
import { clean } from '../text/clean.ts';

/** Says a line to the user, on stderr. */
export function notice(context: Pick<Context, 'stderr'>, line: string): void {
  context.stderr.write(`${clean(line)}\n`);
}
