import type { Context } from '../context.ts';
import { isOn } from '../environment.ts';
import { prefersPlainOutput } from './plain-output.ts';

/**
 * Returns whether to print hyperlinks. tmux and screen drop those that the terminal around them
 * supports, unless the user says otherwise.
 */
export async function hasLinks(context: Context): Promise<boolean> {
  const { stdout, env } = context;
  if (!stdout.isTTY || prefersPlainOutput(env)) return false;
  const { FORCE_HYPERLINK: forced } = env;
  if (forced ? !isOn(forced) : env.TMUX || env.STY) return false;
  return context.hasLinks();
}
