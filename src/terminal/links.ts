import type { Context } from '../context.ts';
import { prefersPlainOutput } from './plain-output.ts';

/**
 * Returns whether to print hyperlinks. tmux and screen drop those that the terminal around them
 * supports, unless the user says otherwise.
 */
export async function hasLinks(context: Context): Promise<boolean> {
  const { stdout, env } = context;
  const isDropped = Boolean(env.TMUX || env.STY) && !env.FORCE_HYPERLINK;
  return (
    stdout.isTTY === true && !prefersPlainOutput(env) && !isDropped && (await context.hasLinks())
  );
}
