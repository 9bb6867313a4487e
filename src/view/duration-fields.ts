import type { DurationStyle } from '../output-options.ts';
import { durationValue } from './duration-style.ts';

/** The API's names of the fields with durations, of spacecraft, configurations and flights. */
const DURATION_FIELDS = new Set([
  'time_in_space',
  'time_docked',
  'fastest_turnaround',
  'duration',
  'turn_around_time',
]);

/** Returns the value of a field with its durations in a style; other fields are unchanged. */
export function convertDurations(
  value: unknown,
  path: readonly string[],
  style: DurationStyle,
): unknown {
  const field = path.findLast((key) => !/^\d+$/.test(key)) ?? '';
  return DURATION_FIELDS.has(field) ? convert(value, style) : value;
}

/** The path may lead through a list, such as that of the flights. */
function convert(value: unknown, style: DurationStyle): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, style));
  return typeof value === 'string' ? durationValue(value, style) : value;
}
