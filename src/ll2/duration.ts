const SECONDS = { weeks: 604_800, days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;

/** Of ISO 8601 what has a length that anyone can tell: no months, no years. */
const DURATION =
  /^(-)?P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * The length of an ISO 8601 duration in seconds, with its sign and fraction. Undefined for anything
 * else, and for months and years. A library takes longer to load than a whole table to print.
 */
export function durationSeconds(duration: string): number | undefined {
  const parts = DURATION.exec(duration);
  if (!parts) return undefined;
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0));
  const length =
    (weeks ?? 0) * SECONDS.weeks +
    (days ?? 0) * SECONDS.days +
    (hours ?? 0) * SECONDS.hours +
    (minutes ?? 0) * SECONDS.minutes +
    (seconds ?? 0);
  return parts[1] ? -length : length;
}

/** A length in seconds, 0 or more, as the API writes durations: days and time, zero as `P0D`. */
export function isoDuration(seconds: number): string {
  if (seconds === 0) return 'P0D';
  const days = Math.floor(seconds / SECONDS.days);
  const hours = Math.floor((seconds % SECONDS.days) / SECONDS.hours);
  const minutes = Math.floor((seconds % SECONDS.hours) / SECONDS.minutes);
  const rest = seconds % SECONDS.minutes;
  const date = days > 0 ? `${days}D` : '';
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest}S`]
    .filter(Boolean)
    .join('');
  return `P${date}${time && `T${time}`}`;
}
