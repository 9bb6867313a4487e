/** The colours of tones, in the palettes of common terminals. */
import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { STYLES } from '../../src/terminal/color.ts';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

interface Palette {
  readonly background: string;
  readonly green: string;
  readonly cyan: string;
  readonly redBright: string;
}

const MACOS = { green: '#00a600', cyan: '#00a6b2', redBright: '#e50000' };
const GNOME = { green: '#26a269', cyan: '#2aa1b3', redBright: '#f66151' };

const PALETTES: Readonly<Record<string, Palette>> = {
  'macOS Terminal, dark': { background: '#000000', ...MACOS },
  'macOS Terminal, light': { background: '#ffffff', ...MACOS },
  'GNOME Terminal, dark': { background: '#1e1e1e', ...GNOME },
  'GNOME Terminal, light': { background: '#ffffff', ...GNOME },
  'Windows Terminal, dark': {
    background: '#0c0c0c',
    ...{ green: '#13a10e', cyan: '#3a96dd', redBright: '#e74856' },
  },
  'Windows Terminal, light': {
    background: '#fafafa',
    ...{ green: '#50a14f', cyan: '#0997b3', redBright: '#df6c75' },
  },
  'Visual Studio Code, dark': {
    background: '#1e1e1e',
    ...{ green: '#0dbc79', cyan: '#11a8cd', redBright: '#f14c4c' },
  },
  'Visual Studio Code, light': {
    background: '#ffffff',
    ...{ green: '#107c10', cyan: '#0598bc', redBright: '#cd3131' },
  },
};

/** Minimum contrast of large text and of graphics in WCAG 2.2, rounded: 3 to 1. */
const MIN_CONTRAST = 2.9;

/** The colours that tones have; the others only change the weight of the text. */
const COLORS = ['green', 'cyan', 'redBright'] as const;

describe.each(Object.entries(PALETTES))('in %s', (_, { background, ...palette }) => {
  test.each(COLORS)('%s is legible', (color) => {
    expect(contrast(palette[color], background)).toBeGreaterThan(MIN_CONTRAST);
  });
});

test('no tone has another colour, and none that is bold', () => {
  const { error, ...tones } = STYLES;
  const chalk = new Chalk({ level: 1 });
  expect(error('text')).toBe(chalk.redBright.bold('text'));
  const allowed = [...COLORS, 'bold' as const, 'dim' as const].map((name) => chalk[name]('text'));
  expect(new Set(Object.values(tones).map((paint) => paint('text')))).toEqual(new Set(allowed));
});

const api = await server();

test.each([
  ['Active', '\u001b[32m'],
  ['Destroyed', '\u001b[91m'],
  ['Retired', ''],
  ['Single Use', ''],
])('the status %s of a list has the style %j', async (status, style) => {
  const line = `list --limit 1 --status ${status.toLowerCase().replace(' ', '-')}`;
  const { stdout } = await spacecraft([...line.split(' '), '--api-url', api.url], {
    terminal: 100,
  });
  expect(stdout).toContain(`  ${style}${status}`);
});

test('being in space stands out from not being there', async () => {
  const { stdout } = await spacecraft(['list', '--all', '--api-url', api.url], { terminal: 100 });
  expect(stdout).toContain('\u001b[36m▲ yes\u001b[39m');
  expect(stdout).toContain('\u001b[2mno\u001b[22m');
});

/** Returns the contrast ratio of WCAG 2.2, from 1 to 21. */
function contrast(color: string, background: string): number {
  const [lower = 0, higher = 0] = [luminance(color), luminance(background)].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
