import {
  AccessDeniedError,
  BadResponseError,
  type Failure,
  KeyRejectedError,
  QuotaError,
  UnavailableError,
  UsageError,
} from '../errors.ts';
import { fromNow } from '../text/relative-time.ts';
import { MAX_QUOTE_LENGTH, shorten } from '../text/shorten.ts';
import { parseJson } from './parse-json.ts';
import type { Response } from './response.ts';
import { parseRetryAfter, retryAfter } from './retry-after.ts';

/** The request that a response belongs to. */
export interface RequestInfo {
  readonly url: URL;
  /** Whether the request had an API key. */
  readonly hasKey: boolean;
  /** Current time in ms since the epoch. */
  readonly now: number;
}

/** Converts a response with a status other than 200 and 404 into a `Failure`. */
export function statusError(response: Response, request: RequestInfo): Failure {
  const { status } = response;
  const { host } = request.url;
  const message = serverMessage(response, request.url);
  const details = message ? `${status}: ${message}` : String(status);
  if (status === 400) return new UsageError(`the API rejected the request (${details})`);
  if (status === 401 || status === 403) {
    return request.hasKey
      ? new KeyRejectedError(`${host} rejected the API key (${details}); check SPACECRAFT_TOKEN`)
      : new AccessDeniedError(`${host} denied access (${details})`, [
          'set SPACECRAFT_TOKEN to an API key',
          'use --offline',
        ]);
  }
  if (status === 429) return quotaError(response, message, request);
  if (status === 408 || status >= 500) {
    const reason = `server error from ${host} (${details})`;
    const wait = retryAfter(response, request.now);
    return wait === undefined
      ? new UnavailableError(reason, ['try again later', 'use --offline'])
      : new UnavailableError(
          `${reason}; next request ${fromNow(request.now + wait, request.now)}`,
          ['use --offline'],
        );
  }
  return new BadResponseError(`unexpected status from ${request.url} (${details})`);
}

function quotaError(response: Response, message: string, { now, hasKey }: RequestInfo): QuotaError {
  const secondsInMessage = /available in (\d+) second/.exec(message)?.[1];
  const wait = retryAfter(response, now) ?? parseRetryAfter(secondsInMessage, now);
  const when = wait === undefined ? 'within the hour' : fromNow(now + wait, now);
  const advice = hasKey
    ? ['use --offline']
    : ['use --offline', 'set SPACECRAFT_TOKEN for a higher quota'];
  return new QuotaError(`hourly quota exhausted; next request ${when}`, advice);
}

/**
 * Returns the message in the body of an error, which is `{"detail": message}` or
 * `{"<parameter>": [messages]}`. Returns an empty string for anything else, such as HTML.
 */
function serverMessage(response: Response, url: URL): string {
  const body = tryParseJson(response, url);
  if (typeof body !== 'object' || body === null) return '';
  return shorten(messageText(body), MAX_QUOTE_LENGTH);
}

/** Returns undefined if the body is no JSON, such as HTML, or too complex. */
function tryParseJson({ text }: Response, url: URL): unknown {
  try {
    return parseJson(text, url);
  } catch {
    return undefined;
  }
}

/** Maximum nesting of a message: lists of messages for a parameter of an object. */
const MAX_MESSAGE_DEPTH = 4;

/** Returns the texts in a value of any type, with the names of parameters; nothing for null. */
function messageText(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (depth === MAX_MESSAGE_DEPTH) return '…';
  const texts = Object.entries(value).map(([name, part]) => {
    const text = messageText(part, depth + 1);
    return text === '' || name === 'detail' || Array.isArray(value) ? text : `${name}: ${text}`;
  });
  return texts.filter((text) => text !== '').join(Array.isArray(value) ? ' ' : '; ');
}
