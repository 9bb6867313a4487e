import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';
import {
  COLOR_MODES,
  type ColorMode,
  DURATION_STYLES,
  type DurationStyle,
  FORMATS,
  type Format,
} from '../output-options.ts';
import { type Flag, type FlagValues, InvalidValueError, readValue } from './flag.ts';
import { boolean, oneOf } from './values.ts';

/** Other common names of formats. */
const FORMAT_ALIASES: ReadonlyMap<string, Format> = new Map([
  ['jsonl', 'ndjson'],
  ['yml', 'yaml'],
  ['md', 'markdown'],
]);

/** How output is printed. */
export const OUTPUT_FLAGS = {
  format: {
    flag: '-f, -o, --format <format>',
    help: `${FORMATS.map(formatLabel).join(', ')} (default: $SPACECRAFT_FORMAT, or table)`,
    group: 'Output',
    values: FORMATS,
    parse: parseFormat,
  } satisfies Flag<Format>,
  json: {
    flag: '--json',
    help: 'same as --format json',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  columns: {
    flag: '--columns <names>',
    help: 'columns or fields to print, in order: id,name,spacecraft_config.agency.name; + and - change the default columns: +agency,-docked; see spacecraft help columns',
    group: 'Output',
    several: true,
    parse: parseColumns,
  } satisfies Flag<readonly string[]>,
  header: {
    flag: '--header',
    help: 'print column headings (default: yes; no for tsv)',
    negatable: true,
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  wide: {
    flag: '--wide',
    help: 'print all columns in full, whatever the width of the terminal',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  color: {
    flag: '--color <when>',
    help: 'when to use colour: auto, always, never (default: auto); --no-color is the same as never',
    group: 'Output',
    values: COLOR_MODES,
    shorthands: { '--no-color': 'never' },
    parse: (text) => oneOf(text, COLOR_MODES),
  } satisfies Flag<ColorMode>,
  pager: {
    flag: '--pager',
    negatable: true,
    help: 'show the output in a pager: $SPACECRAFT_PAGER, $PAGER or less',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

export const DURATIONS_FLAG: Flag<DurationStyle> = {
  flag: '--durations <style>',
  help: 'human (182d 22h), iso (P182DT22H42M40S), or a number of days, hours or seconds (default: human for table and markdown, iso for other formats)',
  group: 'Output',
  values: DURATION_STYLES,
  parse: (text) => oneOf(text, DURATION_STYLES),
};

export const QUIET_FLAG: Flag<boolean> = {
  flag: '-q, --quiet',
  help: 'print only ids, one per line',
  group: 'Output',
  parse: boolean,
};

export type OutputValues = FlagValues<typeof OUTPUT_FLAGS>;

export interface DurationValues extends OutputValues {
  readonly durations?: DurationStyle;
}

/**
 * Returns the format from the flags, or else from the environment. Throws `UsageError` if other
 * flags contradict it.
 */
export function formatOf({ format, json, header }: OutputValues, env: Environment): Format {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json cannot be combined with --format ${format}`);
  }
  const chosen = json ? 'json' : (format ?? presetFormat(env));
  if (chosen === 'markdown' && header === false) {
    const source = format ? '--format markdown' : `SPACECRAFT_FORMAT=${env.SPACECRAFT_FORMAT}`;
    throw new UsageError(`--no-header cannot be combined with ${source}`);
  }
  return chosen;
}

/** Returns how durations are printed: by default readable for people, exact for programs. */
export function durationStyleOf(flags: DurationValues, env: Environment): DurationStyle {
  const format = formatOf(flags, env);
  const isHumanFormat = format === 'table' || format === 'markdown';
  return flags.durations ?? (isHumanFormat ? 'human' : 'iso');
}

function presetFormat({ SPACECRAFT_FORMAT: preset }: Environment): Format {
  return preset ? readValue(parseFormat, preset, `SPACECRAFT_FORMAT=${preset}`) : 'table';
}

function formatLabel(format: Format): string {
  const alias = [...FORMAT_ALIASES].find(([, name]) => name === format)?.[0];
  return alias === undefined ? format : `${format} (${alias})`;
}

function parseFormat(text: string): Format {
  const name = text.toLowerCase();
  return FORMAT_ALIASES.get(name) ?? oneOf(name, FORMATS);
}

function parseColumns(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => /^[+-]?\.?$/.test(name) || name.includes('..'))) {
    throw new InvalidValueError('expected column names, separated by commas');
  }
  return names;
}
