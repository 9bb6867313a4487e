import { API_VERSION, versionIn } from '../ll2/api-version.ts';
import { SECONDS } from '../text/time-units.ts';
import { type Flag, type FlagValues, InvalidValueError } from './flag.ts';
import { boolean, durationMs } from './values.ts';

export const DEFAULT_API_URL = `https://ll.thespacedevs.com/${API_VERSION}`;

/** In seconds. */
export const DEFAULT_TIMEOUT = 30;

/** In milliseconds. */
export const DEFAULT_MAX_AGE = 6 * SECONDS.hour * 1_000;

/** In seconds; a longer timeout is surely a mistake. */
const MAX_TIMEOUT = SECONDS.day;

/** How requests are sent. */
export const API_FLAGS = {
  apiUrl: {
    flag: '--api-url <url>',
    help: `base URL of the API, including the version (default: ${DEFAULT_API_URL})`,
    group: 'Source',
    variable: 'SPACECRAFT_API_URL',
    parse: parseApiUrl,
  } satisfies Flag<URL>,
  timeout: {
    flag: '--timeout <seconds>',
    help: `maximum time for a complete response (default: ${DEFAULT_TIMEOUT})`,
    group: 'Source',
    parse: parseTimeout,
  } satisfies Flag<number>,
  verbose: {
    flag: '--verbose',
    help: 'log each request to stderr',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
  curl: {
    flag: '--curl',
    help: 'print the request as a curl command instead of sending it',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

/** How cached data is used. */
export const CACHE_FLAGS = {
  maxAge: {
    flag: '--max-age <duration>',
    help: 'maximum age of cached data: 90s, 30m, 6h, 2d, 0 (default: 6h)',
    group: 'Source',
    variable: 'SPACECRAFT_MAX_AGE',
    parse: parseMaxAge,
  } satisfies Flag<number>,
  refresh: {
    flag: '--refresh',
    help: 'ignore the cache',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

/** Where spacecraft come from. */
export const SOURCE_FLAGS = {
  offline: {
    flag: '--offline',
    help: 'send no requests; use the catalogue, the cache or the bundled sample',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
  ...CACHE_FLAGS,
  ...API_FLAGS,
} as const;

export type SourceFlagValues = FlagValues<typeof SOURCE_FLAGS>;

/** Parses a duration to milliseconds. */
function parseMaxAge(text: string): number {
  const length = durationMs(text);
  if (length !== undefined) return length;
  throw new InvalidValueError('expected a duration such as 90s, 30m, 6h, 2d or 0');
}

/** Parses a base URL, and ends it with a slash so that paths resolve against it. */
function parseApiUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidValueError(`expected an http or https URL such as ${DEFAULT_API_URL}`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InvalidValueError('expected a URL without user name, query or fragment');
  }
  const version = versionIn(url.href);
  if (version !== undefined && version !== API_VERSION) {
    throw new InvalidValueError(
      `this is version ${version} of the API; this program is for ${API_VERSION}`,
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function parseTimeout(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds <= 0 || seconds > MAX_TIMEOUT) {
    throw new InvalidValueError(`expected a number of seconds > 0 and ≤ ${MAX_TIMEOUT}`);
  }
  return seconds;
}
