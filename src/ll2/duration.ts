import { parse, serialize } from 'tinyduration';

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

/** A length in seconds, 0 or more, as the API writes durations: days and time, zero as `P0D`. */
export function isoDuration(seconds: number): string {
  if (seconds === 0) return 'P0D';
  return serialize({
    days: Math.floor(seconds / SECONDS.days),
    hours: Math.floor((seconds % SECONDS.days) / SECONDS.hours),
    minutes: Math.floor((seconds % SECONDS.hours) / SECONDS.minutes),
    seconds: seconds % SECONDS.minutes,
  });
}
