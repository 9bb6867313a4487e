import { SECONDS } from '../text/time-units.ts';

/** Seconds per unit, in the order of the groups of `DURATION` after the sign. */
const UNITS = [SECONDS.week, SECONDS.day, SECONDS.hour, SECONDS.minute, SECONDS.second];

/** An ISO 8601 duration without months and years, whose lengths vary. */
const DURATION =
  /^([+-])?P(?=[\dT])(?:([\d.,]+)W)?(?:([\d.,]+)D)?(?:T(?=\d)(?:([\d.,]+)H)?(?:([\d.,]+)M)?(?:([\d.,]+)S)?)?$/;

/** Only the last number of a duration may have a fraction. */
const NUMBERS = /^[+-]?P(?:T?\d+[WDHM])*(?:T?\d+(?:[.,]\d+)?[WDHMS])$/;

const MICROSECONDS = 1_000_000;

/**
 * Parses an ISO 8601 duration into seconds, which may be negative or have a fraction, down to
 * microseconds as in the API. Returns undefined for anything else, for durations with months or
 * years, and for durations that are too long to be exact.
 */
export function durationSeconds(duration: string): number | undefined {
  const groups = NUMBERS.test(duration) && DURATION.exec(duration);
  if (!groups) return undefined;
  const [, sign, ...numbers] = groups;
  const total = UNITS.reduce(
    (sum, unit, index) => sum + unit * Number((numbers[index] ?? '0').replace(',', '.')),
    0,
  );
  if (total > Number.MAX_SAFE_INTEGER) return undefined;
  const { whole, microseconds } = split(total);
  const seconds = whole + microseconds / MICROSECONDS;
  return sign === '-' && seconds > 0 ? -seconds : seconds;
}

/**
 * Formats a duration as the API does: only days and time, zero as `P0D`, a minus in front of the
 * whole. Rounds to microseconds, so that a sum of fractions has no more digits than its parts.
 */
export function isoDuration(seconds: number): string {
  const { whole, microseconds } = split(Math.abs(seconds));
  if (whole === 0 && microseconds === 0) return 'P0D';
  const days = Math.floor(whole / SECONDS.day);
  const hours = Math.floor((whole % SECONDS.day) / SECONDS.hour);
  const minutes = Math.floor((whole % SECONDS.hour) / SECONDS.minute);
  const rest = `${whole % SECONDS.minute}${fractionText(microseconds)}`;
  const datePart = days > 0 ? `${days}D` : '';
  const timePart = [hours && `${hours}H`, minutes && `${minutes}M`, rest !== '0' && `${rest}S`]
    .filter(Boolean)
    .join('');
  return `${seconds < 0 ? '-' : ''}P${datePart}${timePart && `T${timePart}`}`;
}

/** Splits seconds into whole ones and microseconds, which are integers without rounding errors. */
function split(seconds: number): { readonly whole: number; readonly microseconds: number } {
  const whole = Math.floor(seconds);
  const microseconds = Math.round((seconds - whole) * MICROSECONDS);
  return microseconds === MICROSECONDS
    ? { whole: whole + 1, microseconds: 0 }
    : { whole, microseconds };
}

/** Formats microseconds as decimals of a second: `.3`; nothing for none. */
function fractionText(microseconds: number): string {
  const digits = String(microseconds).padStart(6, '0').replace(/0+$/, '');
  return digits && `.${digits}`;
}
