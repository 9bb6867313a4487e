import type { Context } from '../context.ts';
import type { Environment } from '../environment.ts';
import { OutputError } from '../errors.ts';
import { print } from './print.ts';

/** Quits where all fits on one screen, and lets colours through. */
const USUAL_PAGER = 'less -FRX';

/** What a shell exits with where it cannot run a command. */
const NOT_RUN = [126, 127];

/** The command to page with; none unless it was asked for, by the flag or by SPACECRAFT_PAGER. */
export function pagerFor(wished: boolean | undefined, env: Environment): string | undefined {
  if (wished === false) return undefined;
  if (env.SPACECRAFT_PAGER) return env.SPACECRAFT_PAGER;
  return wished ? env.PAGER || USUAL_PAGER : undefined;
}

/** Prints through the pager and comes back when the user leaves it; without it where it does not start. */
export async function page(
  command: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  context: Context,
): Promise<void> {
  let text = '';
  for await (const piece of pieces) text += piece;
  const pager = await context.startPager(command);
  try {
    await print(pager.input, [text]);
    pager.input.end();
  } catch (error) {
    // The user has seen enough, or there is no such pager: its exit code tells.
    if (!(error instanceof OutputError)) throw error;
  }
  if (NOT_RUN.includes(await pager.exitCode)) await print(context.stdout, [text]);
}
