import { parseIsoDate } from '../ll2/iso-date.ts';
import { type Flag, InvalidValueError } from './flag.ts';
import { durationMs } from './values.ts';

/** The start of a period, in milliseconds since the epoch, given the current time. */
export type Since = (now: number) => number;

const DAY_MS = 86_400_000;

/** The names of days, with the number of days before today. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', 1],
]);

export const sinceFlag: Flag<Since> = {
  flag: '--since <time>',
  help: 'only what was seen since then: a duration such as 6h or 7d, today, yesterday, or a date or time in UTC such as 2026-11-01',
  group: 'Filter',
  values: [...DAYS.keys(), '7d', '30d'],
  parse: parseSince,
};

function parseSince(text: string): Since {
  const typed = text.trim();
  const length = durationMs(typed);
  if (length !== undefined) return (now) => now - length;
  const days = DAYS.get(typed.toLowerCase());
  if (days !== undefined) return (now) => (Math.floor(now / DAY_MS) - days) * DAY_MS;
  const date = parseIsoDate(typed);
  if (date) return () => date.instant;
  throw new InvalidValueError(
    'expected a duration such as 6h or 7d, today, yesterday, or a date such as 2026-11-01',
  );
}
