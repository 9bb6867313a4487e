/** Parsers for kinds of values that several flags share. Each throws `InvalidValueError`. */
import { nearest } from '../text/nearest.ts';
import { InvalidValueError } from './flag.ts';

/** Parses `true` or `false`, the only spellings that the API doesn't silently ignore. */
export function boolean(text: string): boolean {
  const value = text.toLowerCase();
  if (value !== 'true' && value !== 'false') throw new InvalidValueError('expected true or false');
  return value === 'true';
}

/** Parses a whole number of at least `minimum`. */
export function wholeNumber(text: string, minimum: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new InvalidValueError(`expected a whole number ≥ ${minimum}`);
  }
  return value;
}

/** Lengths of the units of durations, in milliseconds. */
const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Returns the length of a duration such as 30m, 7d or 0, in milliseconds; undefined for other text. */
export function durationMs(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,9})([smhd])$/.exec(text.trim()) ?? [];
  const length = UNITS[unit ?? ''];
  if (amount !== undefined && length !== undefined) return Number(amount) * length;
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
