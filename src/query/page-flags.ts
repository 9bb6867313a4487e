import type { Flag } from '../flags/flag.ts';
import { boolean, oneOf, wholeNumber } from '../flags/values.ts';
import { orderingFlag } from './ordering.ts';
import { DEFAULT_QUERY, MODES, type Mode } from './spacecraft-query.ts';

export const modeFlag: Flag<Mode> = {
  flag: '--mode <mode>',
  help: 'normal, or detailed: with flights and configuration figures',
  group: 'Page',
  values: MODES,
  parse: (text) => oneOf(text, MODES),
};

/** The flags that select a part of all matches, and its order. */
export const PAGE_FLAGS = {
  ordering: orderingFlag,
  limit: {
    flag: '-n, --limit <n>',
    help: `maximum results, or all (default: ${DEFAULT_QUERY.limit}); one request per 100`,
    group: 'Page',
    parse: parseLimit,
  } satisfies Flag<number>,
  all: {
    flag: '--all',
    help: 'all results; same as --limit all',
    group: 'Page',
    parse: boolean,
  } satisfies Flag<boolean>,
  offset: {
    flag: '--offset <n>',
    help: 'results to skip',
    group: 'Page',
    parse: (text) => wholeNumber(text, 0),
  } satisfies Flag<number>,
  mode: modeFlag,
} as const;

function parseLimit(text: string): number {
  return text.toLowerCase() === 'all' ? Number.POSITIVE_INFINITY : wholeNumber(text, 1, ', or all');
}
