import { durationSeconds } from '../ll2/iso-duration.ts';
import type { DurationStyle } from '../output-options.ts';
import { SECONDS } from '../text/time-units.ts';
import { readableDuration } from './readable-duration.ts';

interface Unit {
  /** In seconds. */
  readonly length: number;
  /** Number of decimals. Without it, numbers are exact. */
  readonly decimals?: number;
}

/** The styles that are plain numbers. */
const UNITS: { readonly [style in DurationStyle]?: Unit } = {
  days: { length: SECONDS.day, decimals: 3 },
  hours: { length: SECONDS.hour, decimals: 2 },
  seconds: { length: SECONDS.second },
};

/** Maximum number of units of human durations in tables and machine formats. */
const MAX_UNITS = 2;

/** Returns an ISO 8601 duration for machine formats. Text that is no duration is unchanged. */
export function durationValue(duration: string, style: DurationStyle): string | number {
  if (style === 'human') return readableDuration(duration, MAX_UNITS);
  const number = numberOf(duration, style);
  return number === undefined ? duration : Number(number);
}

/** Returns an ISO 8601 duration for a column of a table, whose heading has the unit of numbers. */
export function durationText(duration: string, style: DurationStyle, maxUnits = MAX_UNITS): string {
  if (style === 'human') return readableDuration(duration, maxUnits);
  return numberOf(duration, style) ?? duration;
}

/** Returns an ISO 8601 duration with its unit: `182d 22h`, `182.946 days`. */
export function durationWithUnit(duration: string, style: DurationStyle, maxUnits: number): string {
  const text = durationText(duration, style, maxUnits);
  return style in UNITS && text !== duration ? `${text} ${style}` : text;
}

/** Returns the heading of a column of durations, with the unit of numbers. */
export function durationHeading(heading: string, style: DurationStyle): string {
  return style in UNITS ? `${heading}, ${style}` : heading;
}

/** Returns the digits of a duration; undefined if it is none or the style is no number. */
function numberOf(duration: string, style: DurationStyle): string | undefined {
  const unit = UNITS[style];
  const seconds = unit && durationSeconds(duration);
  if (!unit || seconds === undefined) return undefined;
  const amount = seconds / unit.length;
  const digits = unit.decimals === undefined ? String(amount) : amount.toFixed(unit.decimals);
  // A small negative amount is rounded to -0.000.
  return Number(digits) === 0 ? digits.replace('-', '') : digits;
}
