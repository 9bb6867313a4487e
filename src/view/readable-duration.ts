import { durationSeconds } from '../ll2/iso-duration.ts';
import { SECONDS } from '../text/time-units.ts';

/** Units with their length in seconds, longest first. */
const UNITS = [
  ['d', SECONDS.day],
  ['h', SECONDS.hour],
  ['m', SECONDS.minute],
  ['s', SECONDS.second],
] as const;

/**
 * Formats an ISO 8601 duration with at most `maxUnits` units, truncated: `P182DT22H42M40S` with two
 * units is `182d 22h`. Text that is no duration is unchanged.
 */
export function readableDuration(duration: string, maxUnits: number): string {
  const seconds = durationSeconds(duration);
  if (seconds === undefined) return duration;
  let remainder = Math.floor(Math.abs(seconds));
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(remainder / length);
    remainder -= amount * length;
    if (amount > 0 || parts.length > 0) parts.push(`${amount}${unit}`);
  }
  const text = parts
    .slice(0, maxUnits)
    .filter((part) => !part.startsWith('0'))
    .join(' ');
  if (text === '') return seconds === 0 ? '0d' : '<1s';
  return seconds < 0 ? `-${text}` : text;
}
