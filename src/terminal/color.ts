import type { Environment, Output } from '../context.ts';
import type { Paint } from '../render/render.ts';
import type { Tone } from '../view/cell.ts';

/** How much colour: none, 16, 256 or 16 million. */
export type ColorLevel = 0 | 1 | 2 | 3;

/**
 * How much colour this stream is to have. NO_COLOR is heard first, then FORCE_COLOR and
 * CLICOLOR_FORCE, then CLICOLOR=0 and TERM=dumb; else a terminal has what it can show.
 */
export function colorLevel(output: Output, env: Environment): ColorLevel {
  if (env.NO_COLOR) return 0;
  const forced = forcedLevel(env);
  if (forced !== undefined) return forced;
  if (env.CLICOLOR === '0' || env.TERM === 'dumb' || !output.isTTY) return 0;
  return levelOfDepth(output.getColorDepth?.(env) ?? 4);
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

function levelOfDepth(bits: number): ColorLevel {
  if (bits >= 24) return 3;
  if (bits >= 8) return 2;
  return bits >= 4 ? 1 : 0;
}

const PLAIN: Paint = (text) => text;

/** What paints with so much colour. */
export async function paintWith(level: ColorLevel): Promise<Paint> {
  if (level === 0) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  const paints: Readonly<Record<Tone, (text: string) => string>> = {
    heading: chalk.bold,
    label: chalk.dim,
    faint: chalk.dim,
    active: chalk.green,
    retired: chalk.blue,
    destroyed: chalk.red,
    'single use': chalk.yellow,
    'in space': chalk.cyan.bold,
  };
  return (text, tone) => (tone === undefined ? text : paints[tone](text));
}
