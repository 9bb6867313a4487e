import type { Environment } from '../environment.ts';
import type { Output } from '../output.ts';
import type { Paint } from '../render/render.ts';
import type { Tone } from '../view/cell.ts';

/** How much colour: none, 16, 256 or 16 million. */
export type ColorLevel = 0 | 1 | 2 | 3;

export const COLOR_WISHES = ['auto', 'always', 'never'] as const;

/** What `--color` takes. */
export type ColorWish = (typeof COLOR_WISHES)[number];

/**
 * How much colour this stream is to have. `--color` is heard first, then NO_COLOR, then FORCE_COLOR
 * and CLICOLOR_FORCE, then CLICOLOR=0 and TERM=dumb; else a terminal has what it can show.
 */
export function colorLevel(output: Output, env: Environment, wish: ColorWish = 'auto'): ColorLevel {
  if (wish === 'never') return 0;
  if (wish === 'always') return shownLevel(output, env) || 1;
  if (env.NO_COLOR) return 0;
  const forced = forcedLevel(env);
  if (forced !== undefined) return forced;
  if (env.CLICOLOR === '0' || env.TERM === 'dumb') return 0;
  return shownLevel(output, env);
}

function forcedLevel({ FORCE_COLOR, CLICOLOR_FORCE }: Environment): ColorLevel | undefined {
  switch (FORCE_COLOR?.toLowerCase()) {
    case undefined:
      return CLICOLOR_FORCE && CLICOLOR_FORCE !== '0' ? 1 : undefined;
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return 1;
  }
}

/** What the terminal can show; nothing where there is none. */
function shownLevel(output: Output, env: Environment): ColorLevel {
  if (!output.isTTY) return 0;
  const bits = output.getColorDepth?.(env) ?? 4;
  if (bits >= 24) return 3;
  if (bits >= 8) return 2;
  return bits >= 4 ? 1 : 0;
}

export interface PaintOptions {
  readonly level: ColorLevel;
  /** Whether the terminal can lead elsewhere. */
  readonly links: boolean;
}

/** What paints with so much colour, and with links where the terminal has them. */
export async function paintWith({ level, links }: PaintOptions): Promise<Paint> {
  const tones = level === 0 ? undefined : await tonesOf(level);
  return (text, { tone, href }) => {
    const painted = tones && tone ? tones[tone](text) : text;
    return links && href ? `${OSC_8}${href}${END}${painted}${OSC_8}${END}` : painted;
  };
}

/** Begins a link; with no address, ends it. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const OSC_8 = '\u001b]8;;';
const END = '\u001b\\';

async function tonesOf(
  level: ColorLevel,
): Promise<Readonly<Record<Tone, (text: string) => string>>> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
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
