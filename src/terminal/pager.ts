import type { Context } from '../context.ts';
import type { Environment } from '../environment.ts';
import { OutputError } from '../errors.ts';
import { print } from './print.ts';

/** Exits at once if the text fits on one screen (F), keeps colours (R) and the text on screen (X). */
const DEFAULT_PAGER = 'less -FRX';

/** Exit codes of a shell that cannot run a command: not executable, not found. */
const SHELL_FAILURES = [126, 127];

/** Returns the pager command; undefined unless --pager or SPACECRAFT_PAGER requests one. */
export function pagerFor(requested: boolean | undefined, env: Environment): string | undefined {
  if (requested === false) return undefined;
  if (env.SPACECRAFT_PAGER) return env.SPACECRAFT_PAGER;
  return requested ? env.PAGER || DEFAULT_PAGER : undefined;
}

/**
 * Prints through the pager, and waits until the user quits it. Prints without it if the command
 * cannot run.
 */
export async function page(
  command: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  context: Context,
): Promise<void> {
  let text = '';
  for await (const piece of pieces) text += piece;
  const pager = await context.startPager(command);
  context.redactor.guard(pager.input);
  try {
    await print(pager.input, [text]);
    pager.input.end();
  } catch (error) {
    // The user quit early, or the pager did not start: the exit code says which.
    if (!(error instanceof OutputError)) throw error;
  }
  if (SHELL_FAILURES.includes(await pager.exitCode)) await print(context.stdout, [text]);
}
