/** Parsers for kinds of values that several flags share. Each throws `InvalidValueError`. */
import { nearest } from '../text/nearest.ts';
import { SECONDS } from '../text/time-units.ts';
import { InvalidValueError } from './flag.ts';

/** Parses `true` or `false`, the only spellings that the API doesn't silently ignore. */
export function boolean(text: string): boolean {
  const value = text.toLowerCase();
  if (value !== 'true' && value !== 'false') throw new InvalidValueError('expected true or false');
  return value === 'true';
}

/** Parses a whole number of at least `minimum`. The error ends with the note. */
export function wholeNumber(text: string, minimum: number, note = ''): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new InvalidValueError(`expected a whole number ≥ ${minimum}${note}`);
  }
  return value;
}

/** Units with their length in seconds. */
const UNITS: Readonly<Record<string, number>> = {
  s: SECONDS.second,
  m: SECONDS.minute,
  h: SECONDS.hour,
  d: SECONDS.day,
  w: 7 * SECONDS.day,
};

/** Returns the length of a duration such as 30m, 7d or 0, in milliseconds; undefined for other text. */
export function durationMs(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,9})([smhdw])$/.exec(text.trim()) ?? [];
  const length = UNITS[unit ?? ''];
  if (amount !== undefined && length !== undefined) return Number(amount) * length * 1_000;
  return /^0+$/.test(text.trim()) ? 0 : undefined;
}

/** Parses one of the choices. */
export function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw invalidChoice(text, choices);
  return choice;
}

/** Creates the error for a value that is not among the choices; suggests the nearest one. */
export function invalidChoice(
  text: string,
  choices: readonly string[],
  note = '',
): InvalidValueError {
  const suggestion = nearest(text, choices);
  const start = suggestion === undefined ? 'valid' : `did you mean ${suggestion}? Valid`;
  return new InvalidValueError(`${start} values: ${choices.join(', ')}${note}`);
}
