import { FORMATS, type Format } from '../render/formats.ts';
import type { Flag, FlagValues } from './flag.ts';
import { boolean, oneOf } from './values.ts';

/** How an answer is printed, on every command that prints one. */
export const OUTPUT_FLAGS = {
  format: {
    flag: '--format <format>',
    help: `${FORMATS.join(', ')} (default: table)`,
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
} as const;

export type OutputValues = FlagValues<typeof OUTPUT_FLAGS>;
