import type { Flag } from '../flags/flag.ts';
import { boolean, oneOf, wholeNumber } from '../flags/values.ts';
import { type Filters, filtersBeyondApi } from './filters.ts';
import { BY_ID, isOrderingBeyondApi, type Ordering, orderingFlag } from './ordering.ts';

export const MODES = ['normal', 'detailed'] as const;

export type Mode = (typeof MODES)[number];

/** A question to any source of spacecraft: complete, and free of where it came from. */
export interface SpacecraftQuery {
  readonly filters: Filters;
  readonly ordering: Ordering;
  /** How many at the most, however many pages that takes. */
  readonly limit: number | 'all';
  /** How many to pass over first. */
  readonly offset: number;
  readonly mode: Mode;
}

/** What a query is where nothing is said. */
export const DEFAULT_QUERY: SpacecraftQuery = {
  filters: {},
  ordering: BY_ID,
  limit: 10,
  offset: 0,
  mode: 'normal',
};

/** What only a catalogue can answer of a query, as flags. */
export function flagsBeyondApi({ filters, ordering }: SpacecraftQuery): string[] {
  const names = filtersBeyondApi(filters);
  return isOrderingBeyondApi(ordering) ? [...names, '--ordering name'] : names;
}

export const modeFlag: Flag<Mode> = {
  flag: '--mode <mode>',
  help: 'normal, or detailed: with flights and the figures of the configuration',
  group: 'Page',
  values: MODES,
  parse: (text) => oneOf(text, MODES),
};

/** Which part of all that matches, and in what order. */
export const PAGE_FLAGS = {
  ordering: orderingFlag,
  limit: {
    flag: '--limit <n>',
    help: `how many at the most (default: ${DEFAULT_QUERY.limit}); every further 100 is a request`,
    group: 'Page',
    parse: (text) => wholeNumber(text, 1),
  } satisfies Flag<number>,
  all: {
    flag: '--all',
    help: 'every match',
    group: 'Page',
    parse: boolean,
  } satisfies Flag<boolean>,
  offset: {
    flag: '--offset <n>',
    help: 'how many to pass over first',
    group: 'Page',
    parse: (text) => wholeNumber(text, 0),
  } satisfies Flag<number>,
  mode: modeFlag,
} as const;
