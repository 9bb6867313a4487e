const MINUTE = 60_000;

/** The length in minutes of what an age is told in, the longest first. */
const UNITS = [
  ['d', 1_440],
  ['h', 60],
  ['min', 1],
] as const;

/** How long ago that was: `12 min ago`, `3 h ago`, `2 d ago`. */
export function ago(instant: number, now: number): string {
  const minutes = (now - instant) / MINUTE;
  // A clock that was put back since; what the true age is, nobody can tell.
  if (minutes < -1)
    return `on ${new Date(instant).toISOString().slice(0, 10)}, going by the clock then`;
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(minutes / length);
    if (amount > 0) return `${amount} ${unit} ago`;
  }
  return 'just now';
}

/** When that will be: `in 24 min, at 14:05` in the user's own time zone. */
export function inTime(instant: number, now: number): string {
  const at = new Date(instant);
  const clock = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `in ${Math.max(0, Math.ceil((instant - now) / MINUTE))} min, at ${clock.join(':')}`;
}
