/** The kinds of value that several flags share. Each throws `InvalidValueError`. */
import { nearest } from '../text/nearest.ts';
import { InvalidValueError } from './flag.ts';

/** `true` or `false`, the only spellings the API does not silently ignore. */
export function boolean(text: string): boolean {
  const value = text.toLowerCase();
  if (value !== 'true' && value !== 'false') throw new InvalidValueError('it takes true or false');
  return value === 'true';
}

/** A whole number from `least` up. */
export function wholeNumber(text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least) {
    throw new InvalidValueError(`it takes a whole number from ${least} up`);
  }
  return value;
}

/** One of the choices, spelt exactly so. */
export function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw invalidChoice(text, choices);
  return choice;
}

/** The refusal of a value that is none of the choices: the nearest one, and all of them. */
export function invalidChoice(
  text: string,
  choices: readonly string[],
  note = '',
): InvalidValueError {
  const guess = nearest(text, choices);
  const hint = guess === undefined ? '' : `did you mean ${guess}? `;
  return new InvalidValueError(`${hint}It takes ${choices.join(', ')}${note}`);
}
