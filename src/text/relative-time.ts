import { SECONDS } from './time-units.ts';

/** Units of an age with their length in seconds, longest first. */
const UNITS = [
  ['d', SECONDS.day],
  ['h', SECONDS.hour],
  ['min', SECONDS.minute],
] as const;

/**
 * Formats the time since an instant: `12 min ago`, `3 h ago`, `2 d ago`. Both arguments are
 * milliseconds since the epoch.
 */
export function ago(instant: number, now: number): string {
  const seconds = (now - instant) / 1_000;
  // The system clock was set back since, so the real age is unknown.
  if (!isDate(instant) || seconds < -SECONDS.minute)
    return `${isoDate(instant)} (system clock changed since)`;
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(seconds / length);
    if (amount > 0) return `${amount} ${unit} ago`;
  }
  return 'just now';
}

/**
 * Formats the time until an instant, with the local time of day: `in 24 min (14:05)`. Both arguments
 * are milliseconds since the epoch.
 */
export function fromNow(instant: number, now: number): string {
  const minutes = Math.max(0, Math.ceil((instant - now) / 1_000 / SECONDS.minute));
  if (!isDate(instant) || minutes * SECONDS.minute > SECONDS.day) return 'in more than a day';
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
