import { Chalk, type ChalkInstance } from 'chalk';
import type { Output } from '../context.ts';
import { type Environment, isOn } from '../environment.ts';
import type { ColorMode } from '../output-options.ts';
import type { Paint } from '../render/render.ts';
import type { Tone } from '../view/cell.ts';

/** What an output says about its colours. */
type ColorOutput = Pick<Output, 'isTTY' | 'getColorDepth'>;

/**
 * Returns whether to write colours to the output. `--color` has precedence, then NO_COLOR, then
 * FORCE_COLOR and CLICOLOR_FORCE, then CLICOLOR=0 and TERM=dumb, then what the terminal supports.
 */
export function hasColor(output: ColorOutput, env: Environment, mode: ColorMode = 'auto'): boolean {
  if (mode !== 'auto') return mode === 'always';
  if (env.NO_COLOR) return false;
  const forced = forcedColor(env);
  if (forced !== undefined) return forced;
  const isDisabled = Boolean(env.CLICOLOR) && !isOn(env.CLICOLOR);
  return !isDisabled && env.TERM !== 'dumb' && supportsColor(output, env);
}

/** Returns what FORCE_COLOR or CLICOLOR_FORCE demands; undefined if neither is set. */
function forcedColor({ FORCE_COLOR, CLICOLOR_FORCE }: Environment): boolean | undefined {
  if (FORCE_COLOR) return isOn(FORCE_COLOR);
  return isOn(CLICOLOR_FORCE) ? true : undefined;
}

/** The tones need only the 16 colours (4 bits) of nearly every terminal. */
function supportsColor(output: ColorOutput, env: Environment): boolean {
  return (
    output.isTTY === true && (output.getColorDepth?.({ ...env, FORCE_COLOR: undefined }) ?? 4) >= 4
  );
}

export interface PaintOptions {
  readonly colors: boolean;
  /** Whether the terminal supports hyperlinks. */
  readonly links: boolean;
}

/** Returns a function that adds colours and hyperlinks to text, as far as the options allow. */
export function paintWith({ colors, links }: PaintOptions): Paint {
  return (text, { tone, href }) => {
    const painted = colors && tone ? STYLES[tone](text) : text;
    return links && href ? `${LINK}${href}${END}${painted}${LINK}${END}` : painted;
  };
}

/**
 * The start of an OSC 8 sequence. It opens a hyperlink if a URL follows, and closes it if not.
 * https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
 */
const LINK = '\u001b]8;;';
const END = '\u001b\\';

// An explicit level, because chalk's own detection ignores --color.
const chalk = new Chalk({ level: 1 });

/**
 * The style of each tone: colours that are legible on the dark and on the light background of common
 * terminals, and not bold, which brightens some of them. Only what matters has a colour.
 */
export const STYLES: Readonly<Record<Tone, ChalkInstance>> = {
  heading: chalk.bold,
  label: chalk.dim,
  faint: chalk.dim,
  active: chalk.green,
  destroyed: chalk.redBright,
  'in space': chalk.cyan,
  different: chalk.bold,
  bar: chalk.cyan,
  error: chalk.redBright.bold,
};
