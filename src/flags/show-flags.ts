import type { Flag } from './flag.ts';
import { boolean } from './values.ts';

/** What only single craft can have done to them. */
export const SHOW_ONLY_FLAGS = {
  compare: {
    flag: '--compare',
    help: 'side by side, with what differs marked',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  web: {
    flag: '--web',
    help: 'open the page of each in the browser, or print its address where there is none',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;
