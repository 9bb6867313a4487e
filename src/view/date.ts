import { datePeriod, periodDistance, periodText } from '../ll2/date-period.ts';
import { parseIsoDate } from '../ll2/iso-date.ts';
import { SECONDS } from '../text/time-units.ts';

/** Units of a distance, longest first. */
const UNITS = ['year', 'month', 'day'] as const;

/**
 * Formats an ISO 8601 date or timestamp as accurately as it is known: `2006-03-30`, `2027-06`,
 * `Q3 2027`. `precision` is the API's name of what it is accurate to. Other text is unchanged.
 */
export function dateText(date: string, precision?: string | null): string {
  const parsed = parseIsoDate(date);
  return parsed ? periodText(parsed, datePeriod(parsed, precision)) : date;
}

/** Adds the distance from now: `2006-03-30, 20 years ago`, `Q3 2027, in 3 quarters`. */
export function dateTextWithDistance(date: string, now: number, precision?: string | null): string {
  const parsed = parseIsoDate(date);
  if (!parsed) return date;
  const period = datePeriod(parsed, precision);
  const far = periodDistance(parsed, period, now) ?? distance(parsed.instant, now);
  return `${periodText(parsed, period)}, ${far}`;
}

/** Formats a time in UTC, in milliseconds since the epoch: `2026-11-23 12:00`. */
export function timeText(instant: number): string {
  return new Date(instant).toISOString().slice(0, -8).replace('T', ' ');
}

function distance(instant: number, now: number): string {
  const seconds = Math.abs(now - instant) / 1_000;
  for (const unit of UNITS) {
    const amount = Math.floor(seconds / SECONDS[unit]);
    if (amount === 0) continue;
    const span = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
    return instant < now ? `${span} ago` : `in ${span}`;
  }
  return instant < now ? 'less than a day ago' : 'within a day';
}
