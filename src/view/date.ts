const DAY_MS = 86_400_000;

/** Units of a distance with their average length in days, longest first. */
const UNITS = [
  ['year', 365.2425],
  ['month', 30.436875],
  ['day', 1],
] as const;

/** Returns the day of an ISO 8601 date or timestamp: `2006-03-30`. Other text is unchanged. */
export function isoDay(date: string): string {
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? date : new Date(instant).toISOString().slice(0, 10);
}

/** Returns the day and its distance from now: `2006-03-30, 20 years ago`. Other text is unchanged. */
export function isoDayWithDistance(date: string, now: number): string {
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? date : `${isoDay(date)}, ${distance(instant, now)}`;
}

function distance(instant: number, now: number): string {
  const days = Math.abs(now - instant) / DAY_MS;
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(days / length);
    if (amount === 0) continue;
    const span = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
    return instant < now ? `${span} ago` : `in ${span}`;
  }
  return instant < now ? 'less than a day ago' : 'within a day';
}
