import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';
import { FORMATS, type Format } from '../render/formats.ts';
import { COLOR_MODES, type ColorMode } from '../terminal/color.ts';
import { OPTIONAL_SPACECRAFT_COLUMNS, SPACECRAFT_COLUMNS } from '../view/spacecraft-columns.ts';
import { type Flag, type FlagValues, InvalidValueError, readValue } from './flag.ts';
import { boolean, oneOf } from './values.ts';

/** How an answer is printed, on every command that prints one. */
export const OUTPUT_FLAGS = {
  format: {
    flag: '--format <format>',
    help: `${FORMATS.join(', ')} (default: table, or $SPACECRAFT_FORMAT)`,
    group: 'Output',
    values: FORMATS,
    parse: (text) => oneOf(text, FORMATS),
  } satisfies Flag<Format>,
  json: {
    flag: '--json',
    help: 'the same as --format json',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  columns: {
    flag: '--columns <names>',
    help: 'these columns or fields, in this order: id,name,spacecraft_config.agency.name; or changes: +agency,-docked',
    group: 'Output',
    several: true,
    parse: parseColumns,
  } satisfies Flag<readonly string[]>,
  header: {
    flag: '--header',
    help: 'with headings or without (tsv has none unless asked)',
    negatable: true,
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  wide: {
    flag: '--wide',
    help: 'all columns, uncut, whatever the width of the terminal',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  color: {
    flag: '--color <when>',
    help: 'auto, always or never (default: auto)',
    group: 'Output',
    values: COLOR_MODES,
    parse: (text) => oneOf(text, COLOR_MODES),
  } satisfies Flag<ColorMode>,
  pager: {
    flag: '--pager',
    negatable: true,
    help: 'page through the output; $SPACECRAFT_PAGER or $PAGER names the pager',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

/** The same for spacecraft, which have ids. */
export const SPACECRAFT_OUTPUT_FLAGS = {
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    values: [...SPACECRAFT_COLUMNS, ...OPTIONAL_SPACECRAFT_COLUMNS].map(({ name }) => name),
  },
  quiet: {
    flag: '-q, --quiet',
    help: 'ids alone, one a line',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

export type OutputValues = FlagValues<typeof OUTPUT_FLAGS>;

/** The format that is asked for: on the command line, else in the environment. */
export function formatOf({ format, json }: OutputValues, env: Environment): Format {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} ask for two formats: leave one out`);
  }
  if (json) return 'json';
  if (format !== undefined) return format;
  const usual = env.SPACECRAFT_FORMAT;
  return usual ? readValue(OUTPUT_FLAGS.format, usual, `SPACECRAFT_FORMAT=${usual}`) : 'table';
}

function parseColumns(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => /^[+-]?\.?$/.test(name) || name.includes('..'))) {
    throw new InvalidValueError('a name is missing');
  }
  return names;
}
