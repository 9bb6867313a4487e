import { header, type Response } from './response.ts';

/** Maximum plausible wait in ms: quota windows of the API are at most a day. */
const MAX_RETRY_AFTER = 86_400_000;

/** Returns the wait in ms that the response's `Retry-After` header requests, if it is valid. */
export function retryAfter(response: Response, now: number): number | undefined {
  return parseRetryAfter(header(response.headers, 'retry-after'), now);
}

/**
 * Parses a `Retry-After` value, which is a number of seconds or an HTTP date, into a wait in ms.
 * Returns undefined if it is missing, malformed, in the past or implausible.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now;
  return wait >= 0 && wait <= MAX_RETRY_AFTER ? wait : undefined;
}
