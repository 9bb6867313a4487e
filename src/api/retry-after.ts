import { header, type Response } from './response.ts';

/** Maximum plausible wait in ms: quota windows of the API are at most a day. */
const MAX_RETRY_AFTER = 86_400_000;

/** Returns the wait in ms that the response's `Retry-After` header requests, if it is valid. */
export function retryAfter(response: Response, now: number): number | undefined {
  return parseRetryAfter(header(response.headers, 'retry-after'), now);
}

/** The format of dates in HTTP headers, such as `Mon, 23 Nov 2026 12:01:00 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Parses a `Retry-After` value, which is a number of seconds or an HTTP date, into a wait in ms.
 * Returns undefined if it is missing, malformed, in the past or implausible.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const isDate = HTTP_DATE.test(text);
  if (!isDate && !/^\d+$/.test(text)) return undefined;
  const wait = isDate ? Date.parse(text) - now : Number(text) * 1_000;
  return wait >= 0 && wait <= MAX_RETRY_AFTER ? wait : undefined;
}
