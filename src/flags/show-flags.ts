import type { Flag } from './flag.ts';
import { boolean } from './values.ts';

/** Flags that only `show` has. */
export const SHOW_ONLY_FLAGS = {
  compare: {
    flag: '--compare',
    help: 'compare side by side, with differences marked',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
  web: {
    flag: '--web',
    help: 'open the web page of each configuration in a browser, or print its URL if there is no browser',
    group: 'Output',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;
