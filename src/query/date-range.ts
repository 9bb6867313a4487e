import { InvalidValueError } from '../flags/flag.ts';
import { dateInterval, type Interval } from '../ll2/date-interval.ts';
import { SECONDS } from '../text/time-units.ts';

/** Returns a span of dates in UTC, given the current time in milliseconds since the epoch. */
export type DateRange = (now: number) => Interval;

const EXPECTED =
  'expected a year, month or day (2024, 2024-06, 2024-06-05), today, yesterday, or a range: 2020..2024, ..2010, 2020..';

/**
 * Parses a date, or a range that includes both of its ends. Throws `InvalidValueError`.
 */
export function parseDateRange(text: string): DateRange {
  const [first = '', last, ...rest] = text.trim().toLowerCase().split('..');
  const isOpen = last !== undefined;
  if (rest.length > 0 || (first === '' && !last)) throw new InvalidValueError(EXPECTED);
  const from = first === '' ? BEGINNING : parseDate(first);
  const to = !isOpen ? from : last === '' ? END : parseDate(last);
  const range: DateRange = (now) => ({ start: from(now).start, end: to(now).end });
  // How a year compares with today is only known later.
  if (first !== '' && last && isRelative(first) !== isRelative(last)) return range;
  const { start, end } = range(0);
  if (start >= end) throw new InvalidValueError('the range ends before it starts');
  return range;
}

const ALWAYS: Interval = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
const BEGINNING: DateRange = () => ALWAYS;
const END: DateRange = () => ALWAYS;

const DAY = SECONDS.day * 1_000;

/** Numbers of days before the current one. */
const RELATIVE: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

function isRelative(text: string | undefined): boolean {
  return text !== undefined && Object.hasOwn(RELATIVE, text.trim());
}

function parseDate(text: string): DateRange {
  const typed = text.trim();
  if (isRelative(typed)) {
    const daysAgo = RELATIVE[typed] ?? 0;
    return (now) => {
      const start = (Math.floor(now / DAY) - daysAgo) * DAY;
      return { start, end: start + DAY };
    };
  }
  const interval = /^[\d-]+$/.test(typed) ? dateInterval(typed, null) : undefined;
  if (!interval) throw new InvalidValueError(EXPECTED);
  return () => interval;
}

/** How a date that may be known inexactly relates to a range. */
export type RangeMatch = 'yes' | 'maybe' | 'no';

/** A date lies in a range for sure only if everything that it can mean does. */
export function matchRange(date: Interval, { start, end }: Interval): RangeMatch {
  if (date.start >= start && date.end <= end) return 'yes';
  return date.start < end && date.end > start ? 'maybe' : 'no';
}
