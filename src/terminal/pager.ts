import type { Context } from '../context.ts';
import type { Environment } from '../environment.ts';
import { OutputError } from '../errors.ts';
import { print, writePieces } from './print.ts';
import { separate } from './separate.ts';

/** Exits at once if the text fits on one screen (F), keeps colours (R) and the text on screen (X). */
const DEFAULT_LESS = 'FRX';
const DEFAULT_PAGER = `less -${DEFAULT_LESS}`;

/** Variables of pagers, for users who haven't set them; git sets the same, except the encoding. */
const PAGER_VARIABLES = { LESS: DEFAULT_LESS, LESSCHARSET: 'utf-8', LV: '-c' };

/** Exit codes of a shell that cannot run a command: not executable, not found. */
const SHELL_FAILURES = [126, 127];

/** Returns the pager command; undefined unless --pager or SPACECRAFT_PAGER requests one. */
export function pagerFor(requested: boolean | undefined, env: Environment): string | undefined {
  if (requested === false) return undefined;
  if (env.SPACECRAFT_PAGER) return env.SPACECRAFT_PAGER;
  return requested ? env.PAGER || DEFAULT_PAGER : undefined;
}

/** Pagers besides less that show colours and hyperlinks. */
const COLOR_PAGERS = ['bat', 'batcat', 'delta', 'lv', 'moar', 'moor', 'ov'];

/** The option -R or -r of less, alone or behind options that take no value. */
const RAW_OPTION =
  /(^|\s)(-[^\s\-bhjkoOpPtTxyzD#"]*[rR]|--(raw|RAW)-(control|CONTROL)-(chars|CHARS))/;

/** Returns whether the pager shows colours and hyperlinks, as far as its name and options say. */
export function pagerShowsColor(command: string, { LESS = DEFAULT_LESS }: Environment): boolean {
  const last = command.split('|').at(-1) ?? '';
  const [program = '', ...options] = last
    .trim()
    .replace(/^(\w+=\S*\s+)+/, '')
    .split(/\s+/);
  const name = program.replace(/^.*\//, '');
  // less also reads options from LESS, where the first hyphen can be missing.
  const all = `${LESS.replace(/^(?!-)/, '-')} ${options.join(' ')}`;
  return name === 'less' ? RAW_OPTION.test(all) : COLOR_PAGERS.includes(name);
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
  separate(context, 'output');
  const pager = await context.startPager(command, PAGER_VARIABLES);
  context.redactor.guard(pager.input);
  try {
    await writePieces(pager.input, [text]);
    pager.input.end();
  } catch (error) {
    // The user quit early, or the pager did not start: the exit code says which.
    if (!(error instanceof OutputError)) throw error;
  }
  if (SHELL_FAILURES.includes(await pager.exitCode)) await print(context, [text]);
}
