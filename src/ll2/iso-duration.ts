const SECONDS = { weeks: 604_800, days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;

/** Of what the expression below finds, from its second group on. */
const LENGTHS = Object.values(SECONDS);

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
  const length = LENGTHS.reduce(
    (sum, unit, index) => sum + unit * Number(parts[index + 2] ?? 0),
    0,
  );
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
