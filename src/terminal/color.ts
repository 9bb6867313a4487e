import type { Environment } from '../environment.ts';
import type { Output } from '../output.ts';
import type { Paint } from '../render/render.ts';
import type { Tone } from '../view/cell.ts';

export const COLOR_MODES = ['auto', 'always', 'never'] as const;

/** What `--color` takes. */
export type ColorMode = (typeof COLOR_MODES)[number];

/**
 * Whether this stream is to have colour. `--color` is heard first, then NO_COLOR, then FORCE_COLOR
 * and CLICOLOR_FORCE, then CLICOLOR=0 and TERM=dumb; else a terminal has it that can show it.
 */
export function hasColor(output: Output, env: Environment, wish: ColorMode = 'auto'): boolean {
  if (wish !== 'auto') return wish === 'always';
  if (env.NO_COLOR) return false;
  return isForced(env) ?? (env.CLICOLOR !== '0' && env.TERM !== 'dumb' && canShow(output, env));
}

/** Undefined where the environment leaves it open. */
function isForced({ FORCE_COLOR, CLICOLOR_FORCE }: Environment): boolean | undefined {
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR.toLowerCase());
  return CLICOLOR_FORCE && CLICOLOR_FORCE !== '0' ? true : undefined;
}

/** All there is to paint with is the sixteen colours that nearly every terminal has. */
function canShow(output: Output, env: Environment): boolean {
  return output.isTTY === true && (output.getColorDepth?.(env) ?? 4) >= 4;
}

export interface PaintOptions {
  readonly colors: boolean;
  /** Whether the terminal can lead elsewhere. */
  readonly links: boolean;
}

/** What paints in colours, and with links, where the terminal is to have them. */
export async function paintWith({ colors, links }: PaintOptions): Promise<Paint> {
  const tones = colors ? await loadTones() : undefined;
  return (text, { tone, href }) => {
    const painted = tones && tone ? tones[tone](text) : text;
    return links && href ? `${OSC_8}${href}${END}${painted}${OSC_8}${END}` : painted;
  };
}

/** Begins a link; with no address, ends it. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const OSC_8 = '\u001b]8;;';
const END = '\u001b\\';

async function loadTones(): Promise<Readonly<Record<Tone, (text: string) => string>>> {
  const { Chalk } = await import('chalk');
  // Its own look at the environment would know nothing of --color.
  const chalk = new Chalk({ level: 1 });
  return {
    heading: chalk.bold,
    label: chalk.dim,
    faint: chalk.dim,
    active: chalk.green,
    retired: chalk.blue,
    destroyed: chalk.red,
    'single use': chalk.yellow,
    'in space': chalk.cyan.bold,
    different: chalk.magenta.bold,
    bar: chalk.cyan,
    error: chalk.red.bold,
  };
}
