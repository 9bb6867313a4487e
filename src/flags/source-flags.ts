import { type Flag, type FlagValues, InvalidValueError } from './flag.ts';
import { boolean } from './values.ts';

export const API_URL = 'https://ll.thespacedevs.com/2.3.0';

/** A day; a longer wait for one answer is surely a slip. */
const MAX_TIMEOUT = 86_400;

/** How the API is asked. */
export const API_FLAGS = {
  apiUrl: {
    flag: '--api-url <url>',
    help: `base URL of the API, version included (default: ${API_URL})`,
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
  curl: {
    flag: '--curl',
    help: 'print the request as a curl command, and send nothing',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

/** How what is kept is used. */
export const CACHE_FLAGS = {
  maxAge: {
    flag: '--max-age <duration>',
    help: 'how long what is kept serves without a request: 90s, 30m, 6h, 2d, 0 (default: 6h)',
    group: 'Source',
    variable: 'SPACECRAFT_MAX_AGE',
    parse: parseMaxAge,
  } satisfies Flag<number>,
  refresh: {
    flag: '--refresh',
    help: 'ask the API whatever is kept',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

/** Where spacecraft come from, on every command that shows some. */
export const SOURCE_FLAGS = {
  offline: {
    flag: '--offline',
    help: 'never touch the network: the catalogue, kept answers, or the bundled sample',
    group: 'Source',
    parse: boolean,
  } satisfies Flag<boolean>,
  ...CACHE_FLAGS,
  ...API_FLAGS,
} as const;

export type ApiValues = FlagValues<typeof API_FLAGS>;
export type CacheValues = FlagValues<typeof CACHE_FLAGS>;
export type SourceValues = FlagValues<typeof SOURCE_FLAGS>;

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** In milliseconds: how long what is kept serves where nothing is said. */
const DEFAULT_MAX_AGE = 6 * 3_600_000;

/** The base address of the API, which ends in a slash. */
export function baseOf({ apiUrl }: Pick<ApiValues, 'apiUrl'>): URL {
  return apiUrl ?? new URL(`${API_URL}/`);
}

/** How long what is kept serves without a request, in milliseconds. */
export function maxAgeOf({ maxAge, refresh }: CacheValues): number {
  return refresh ? 0 : (maxAge ?? DEFAULT_MAX_AGE);
}

/** In milliseconds. */
function parseMaxAge(text: string): number {
  const [, amount, unit] = /^(\d{1,9})([smhd])$/.exec(text.trim()) ?? [];
  const length = UNITS[unit ?? ''];
  if (amount !== undefined && length !== undefined) return Number(amount) * length;
  if (/^0+$/.test(text.trim())) return 0;
  throw new InvalidValueError('it takes a number with s, m, h or d behind: 90s, 30m, 6h, 2d; or 0');
}

/** A base address that ends in a slash, so that paths can be resolved against it. */
function parseApiUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidValueError(`it takes an http or https URL, like ${API_URL}`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InvalidValueError('it takes an address without a user, a query or a fragment in it');
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function parseTimeout(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds <= 0 || seconds > MAX_TIMEOUT) {
    throw new InvalidValueError(`it takes a number of seconds above 0, up to ${MAX_TIMEOUT}`);
  }
  return seconds;
}
