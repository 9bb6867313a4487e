const MINUTE_MS = 60_000;

/** Units of an age with their length in minutes, longest first. */
const UNITS = [
  ['d', 1_440],
  ['h', 60],
  ['min', 1],
] as const;

/**
 * Formats the time since an instant: `12 min ago`, `3 h ago`, `2 d ago`. Both arguments are
 * milliseconds since the epoch.
 */
export function ago(instant: number, now: number): string {
  const minutes = (now - instant) / MINUTE_MS;
  // The system clock was set back since, so the real age is unknown.
  if (minutes < -1) return `${isoDate(instant)} (system clock changed since)`;
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(minutes / length);
    if (amount > 0) return `${amount} ${unit} ago`;
  }
  return 'just now';
}

/**
 * Formats the time until an instant, with the local time of day: `in 24 min (14:05)`. Both arguments
 * are milliseconds since the epoch.
 */
export function fromNow(instant: number, now: number): string {
  const minutes = Math.max(0, Math.ceil((instant - now) / MINUTE_MS));
  const date = new Date(instant);
  const clock = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `in ${minutes} min (${clock.join(':')})`;
}

function isoDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
