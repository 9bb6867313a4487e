const DAY = 86_400_000;

/** The length in days of what a date is told to be away in, the longest first. */
const SPANS = [
  ['year', 365.2425],
  ['month', 30.436875],
  ['day', 1],
] as const;

/** The day of a date or a date and time of the API: `2006-03-30`. What is neither is given back as it is. */
export function day(date: string): string {
  return Number.isNaN(Date.parse(date)) ? date : new Date(date).toISOString().slice(0, 10);
}

/** The day, and how far it is from now: `2006-03-30, 20 years ago`. */
export function dayAndDistance(date: string, now: number): string {
  const instant = Date.parse(date);
  if (Number.isNaN(instant)) return date;
  return `${day(date)}, ${distance(instant, now)}`;
}

function distance(instant: number, now: number): string {
  const days = Math.abs(now - instant) / DAY;
  for (const [unit, length] of SPANS) {
    const amount = Math.floor(days / length);
    if (amount === 0) continue;
    const span = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
    return instant < now ? `${span} ago` : `in ${span}`;
  }
  return instant < now ? 'less than a day ago' : 'within a day';
}
