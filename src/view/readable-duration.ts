import { durationSeconds } from '../ll2/iso-duration.ts';

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/**
 * A duration of the API as people read it, in so many of its largest units, cut and not rounded:
 * `P182DT22H42M40S` in two is `182d 22h`. What is no duration is given back as it is.
 */
export function readableDuration(duration: string, units: number): string {
  const seconds = durationSeconds(duration);
  if (seconds === undefined) return duration;
  let rest = Math.floor(Math.abs(seconds));
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0 || parts.length > 0) parts.push(`${amount}${unit}`);
  }
  const text = parts
    .slice(0, units)
    .filter((part) => !part.startsWith('0'))
    .join(' ');
  if (text === '') return seconds === 0 ? '0d' : '<1s';
  return seconds < 0 ? `-${text}` : text;
}
