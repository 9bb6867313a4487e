/** A clock may be set right by so much, in milliseconds, without anything being thought of it. */
const SLACK = 60_000;

/**
 * Whether what was sent then is young enough now. What comes from the future is not: the clock was
 * put back since, and nobody knows how old it is.
 */
export function isFresh(at: number, maxAge: number, now: number): boolean {
  const age = now - at;
  return age < maxAge && age > -SLACK;
}
