import { type DatePeriod, datePeriod } from './date-period.ts';
import { type IsoDate, parseIsoDate } from './iso-date.ts';

/** A span of time in milliseconds since the epoch; `end` is the first instant after it. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

const DAY = 86_400_000;

/**
 * Returns the span in which a date certainly lies. `precision` is the API's name of what it is
 * accurate to. Returns undefined for text that is no date.
 */
export function dateInterval(text: string, precision: string | null): Interval | undefined {
  const date = parseIsoDate(text);
  return date && periodInterval(date, datePeriod(date, precision));
}

/** Returns the day in UTC of an instant, in milliseconds since the epoch. */
export function dayOf(instant: number): Interval {
  const start = Math.floor(instant / DAY) * DAY;
  return { start, end: start + DAY };
}

function periodInterval({ instant }: IsoDate, { unit, number }: DatePeriod): Interval {
  const date = new Date(instant);
  const day = dayOf(instant);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const months = (first: number, count: number): Interval => ({
    start: startOfMonth(year, first),
    end: startOfMonth(year, first + count),
  });
  // The number in the name has precedence over the month, as when the period is shown.
  const position = (length: number) =>
    (number ? Number(number) - 1 : Math.floor(month / length)) * length;
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      // Any day of the week can stand for it.
      return { start: day.start - 6 * DAY, end: day.end + 6 * DAY };
    case 'month':
      return months(month, 1);
    case 'quarter':
      return months(position(3), 3);
    case 'half-year':
      return months(position(6), 6);
    case 'year':
      return months(0, 12);
    case 'fiscal year':
      // In the United States it starts in October of the year before, elsewhere with the year.
      return months(-3, 15);
    case 'decade':
      return months(-12 * (year % 10), 120);
  }
}

/** Unlike `Date.UTC`, takes the years 0 to 99 literally. */
function startOfMonth(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}
