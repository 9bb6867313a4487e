import type { IsoDate } from './iso-date.ts';

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'fiscal year' | 'decade';

/** What a date is accurate to. */
export interface DatePeriod {
  readonly unit: Unit;
  /** Which quarter or half-year of the year, if the API names it. */
  readonly number?: string | undefined;
}

/** Lengths of the units that are given in months. */
const MONTHS: { readonly [unit in Unit]?: number } = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
  'fiscal year': 12,
  decade: 120,
};

/** The API's names and abbreviations of what a launch date is accurate to. */
const NAMES: readonly (readonly [RegExp, Unit])[] = [
  [/^(week|w)$/i, 'week'],
  [/^(month|m)$/i, 'month'],
  [
    /^(?:q|quarter) ?(?<number>[1-4])?$|^(?<ordinal>first|second|third|fourth) quarter$/i,
    'quarter',
  ],
  [/^(?:h|half) ?(?<number>[12])?$|^(?<ordinal>first|second) half$/i, 'half-year'],
  [/^(year|y)$/i, 'year'],
  [/^(fiscal year|fy)$/i, 'fiscal year'],
  [/^decade$/i, 'decade'],
];

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** Returns the period that a date is accurate to: as written, or coarser if the API says so. */
export function datePeriod({ unit }: IsoDate, precision: string | null | undefined): DatePeriod {
  const written: DatePeriod = { unit };
  for (const [pattern, named] of NAMES) {
    const match = pattern.exec(precision?.trim() ?? '');
    if (!match) continue;
    const isCoarser = (MONTHS[named] ?? 0) >= (MONTHS[unit] ?? 0);
    if (!isCoarser) return written;
    const { number, ordinal } = match.groups ?? {};
    const position = ordinal && String(ORDINALS.indexOf(ordinal.toLowerCase()) + 1);
    return { unit: named, number: number ?? position };
  }
  return written;
}

/** Formats the period that contains a date: `2027-06`, `Q3 2027`, `2030s`. */
export function periodText({ instant }: IsoDate, { unit, number }: DatePeriod): string {
  const day = new Date(instant).toISOString().slice(0, 10);
  const year = day.slice(0, 4);
  // A date of the API can be any day in its quarter, so the number in the name has precedence.
  const month = new Date(instant).getUTCMonth();
  const position = number ?? Math.floor(month / (MONTHS[unit] ?? 1)) + 1;
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return `week of ${day}`;
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `Q${position} ${year}`;
    case 'half-year':
      return `H${position} ${year}`;
    case 'year':
      return year;
    case 'fiscal year':
      return `FY ${year}`;
    case 'decade':
      return `${year.slice(0, 3)}0s`;
  }
}

/**
 * Returns the distance between the period and the one that contains `now`: `in 3 quarters`,
 * `this year`. Returns undefined if the date is accurate to a week or less.
 */
export function periodDistance(
  { instant }: IsoDate,
  { unit, number }: DatePeriod,
  now: number,
): string | undefined {
  const length = MONTHS[unit];
  if (length === undefined) return undefined;
  const position = number === undefined ? undefined : (Number(number) - 1) * length;
  const periods =
    Math.floor(monthsAt(instant, position) / length) - Math.floor(monthsAt(now) / length);
  if (periods === 0) return `this ${unit}`;
  const amount = Math.abs(periods);
  const years = Math.floor((amount * length) / 12);
  const span = years > 0 ? plural(years, 'year') : plural(amount, unit);
  return periods < 0 ? `${span} ago` : `in ${span}`;
}

/** Returns the number of months since the year 0, for another month of the year if one is given. */
function monthsAt(instant: number, monthOfYear = new Date(instant).getUTCMonth()): number {
  return new Date(instant).getUTCFullYear() * 12 + monthOfYear;
}

function plural(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
