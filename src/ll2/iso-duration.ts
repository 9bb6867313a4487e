const SECONDS = { weeks: 604_800, days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;

/** Seconds per unit, in the order of the groups of `DURATION` after the sign. */
const UNITS = Object.values(SECONDS);

/** An ISO 8601 duration without months and years, whose lengths vary. */
const DURATION =
  /^(-)?P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Parses an ISO 8601 duration into seconds, which may be negative or have a fraction. Returns
 * undefined for anything else, and for durations with months or years.
 */
export function durationSeconds(duration: string): number | undefined {
  const groups = DURATION.exec(duration);
  if (!groups) return undefined;
  const total = UNITS.reduce((sum, unit, index) => sum + unit * Number(groups[index + 2] ?? 0), 0);
  return groups[1] ? -total : total;
}

/** Formats a duration of 0 or more seconds as the API does: only days and time, zero as `P0D`. */
export function isoDuration(seconds: number): string {
  if (seconds === 0) return 'P0D';
  const days = Math.floor(seconds / SECONDS.days);
  const hours = Math.floor((seconds % SECONDS.days) / SECONDS.hours);
  const minutes = Math.floor((seconds % SECONDS.hours) / SECONDS.minutes);
  const rest = seconds % SECONDS.minutes;
  const datePart = days > 0 ? `${days}D` : '';
  const timePart = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest}S`]
    .filter(Boolean)
    .join('');
  return `P${datePart}${timePart && `T${timePart}`}`;
}
