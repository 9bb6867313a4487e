import { parse } from 'tinyduration';

const SECONDS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;

/**
 * The length of an ISO 8601 duration in seconds, with its sign and fraction.
 * Undefined for anything else, and for months and years, whose length nobody can tell.
 */
export function durationSeconds(duration: string): number | undefined {
  try {
    const { negative, years, months, weeks, days, hours, minutes, seconds } = parse(duration);
    if (years || months) return undefined;
    const length =
      ((weeks ?? 0) * 7 + (days ?? 0)) * SECONDS.days +
      (hours ?? 0) * SECONDS.hours +
      (minutes ?? 0) * SECONDS.minutes +
      (seconds ?? 0);
    return negative ? -length : length;
  } catch {
    return undefined;
  }
}
