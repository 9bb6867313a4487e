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
  if (!isDate(instant) || minutes < -1) return `${isoDate(instant)} (system clock changed since)`;
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(minutes / length);
    if (amount > 0) return `${amount} ${unit} ago`;
  }
  return 'just now';
}

const MINUTES_PER_DAY = 1_440;

/**
 * Formats the time until an instant, with the local time of day: `in 24 min (14:05)`. Both arguments
 * are milliseconds since the epoch.
 */
export function fromNow(instant: number, now: number): string {
  const minutes = Math.max(0, Math.ceil((instant - now) / MINUTE_MS));
  if (!isDate(instant) || minutes > MINUTES_PER_DAY) return 'in more than a day';
  const date = new Date(instant);
  const clock = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `in ${minutes} min (${clock.join(':')})`;
}

function isoDate(instant: number): string {
  return isDate(instant) ? new Date(instant).toISOString().slice(0, 10) : 'an unknown date';
}

/** The first instant of the year 10000, in milliseconds since the epoch. */
const YEAR_10000 = 253_402_300_800_000;

/** Returns whether the instant is after 1970 and has a year of four digits. */
function isDate(instant: number): boolean {
  return instant >= 0 && instant < YEAR_10000;
}
