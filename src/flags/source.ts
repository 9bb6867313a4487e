import { BadValue, type Flag, type FlagValues } from './flag.ts';
import { boolean } from './values.ts';

export const API_URL = 'https://ll.thespacedevs.com/2.3.0';

/** A day; a longer wait for one answer is surely a slip. */
const LONGEST_TIMEOUT = 86_400;

/** Where spacecraft come from, on every command that reads some. */
export const SOURCE_FLAGS = {
  offline: {
    flag: '--offline',
    help: 'never touch the network: read the bundled sample',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
  apiUrl: {
    flag: '--api-url <url>',
    help: `base address of the API, version included (default: ${API_URL})`,
    group: 'Source',
    variable: 'SPACECRAFT_API_URL',
    parse: parseApiUrl,
  } satisfies Flag<URL>,
  timeout: {
    flag: '--timeout <seconds>',
    help: 'how long to wait for a whole answer (default: 30)',
    group: 'Source',
    parse: parseTimeout,
  } satisfies Flag<number>,
  verbose: {
    flag: '--verbose',
    help: 'name each request on stderr',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

export type SourceValues = FlagValues<typeof SOURCE_FLAGS>;

/** A base address that ends in a slash, so that paths can be resolved against it. */
function parseApiUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new BadValue(`it takes an http or https address, like ${API_URL}`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new BadValue('it takes an address without a user, a query or a fragment in it');
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function parseTimeout(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds <= 0 || seconds > LONGEST_TIMEOUT) {
    throw new BadValue(`it takes a number of seconds above 0, up to ${LONGEST_TIMEOUT}`);
  }
  return seconds;
}
