/** No quota window of the API is longer than a day; more is a slip, and not to be believed. */
const LONGEST = 86_400_000;

/**
 * How many milliseconds a `Retry-After` header asks to wait: it holds seconds, or a date.
 * Undefined where it is missing, past, absurd or neither.
 */
export function retryAfterWait(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return wait >= 0 && wait <= LONGEST ? wait : undefined;
}
