/** A date or timestamp. */
export interface IsoDate {
  /** Its start in UTC, in milliseconds since the epoch. */
  readonly instant: number;
  /** What the text is accurate to. */
  readonly unit: 'year' | 'month' | 'day';
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(.+))?)?)?$/;

/** A time of day, whose seconds and zone may be missing. */
const TIME = /^(\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/;

/**
 * Parses an ISO 8601 date or timestamp; without a zone, it is in UTC. Returns undefined for anything
 * else, and for years after 9999. `Date.parse` would also read `TBD 2`, and local times.
 */
export function parseIsoDate(text: string): IsoDate | undefined {
  const [, year, month, day, time] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const timeOfDay = time === undefined ? '00:00Z' : normalTime(time);
  if (timeOfDay === undefined || !isCalendarDay(date)) return undefined;
  const instant = Date.parse(`${date}T${timeOfDay}`);
  if (!hasFourDigitYear(instant)) return undefined;
  return { instant, unit: day ? 'day' : month ? 'month' : 'year' };
}

/** Returns the time as `Date.parse` specifies it: `02:30:20.123+03:00`. */
function normalTime(time: string): string | undefined {
  const [, minutes, seconds = '00', fraction = '0', hourOffset, minuteOffset = '00'] =
    TIME.exec(time) ?? [];
  if (minutes === undefined) return undefined;
  const zone = hourOffset === undefined ? 'Z' : `${hourOffset}:${minuteOffset}`;
  return `${minutes}:${seconds}.${fraction.slice(0, 3)}${zone}`;
}

/** Returns false for the 30th of February, which `Date.parse` takes for the 2nd of March. */
function isCalendarDay(date: string): boolean {
  const day = Number(date.slice(-2));
  return day <= 28 || new Date(`${date}T00:00Z`).getUTCDate() === day;
}

/** The years 0 and 10000, in milliseconds since the epoch. */
const YEAR_0 = Date.UTC(-1, 12);
const YEAR_10000 = Date.UTC(10_000, 0);

/** Other years have a sign and six digits in ISO 8601: `+010000-01-01`. Returns false for NaN too. */
function hasFourDigitYear(instant: number): boolean {
  return instant >= YEAR_0 && instant < YEAR_10000;
}
