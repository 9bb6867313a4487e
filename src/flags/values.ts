/** The kinds of value that several flags share. Each throws `BadValue`. */
import { nearest } from '../nearest.ts';
import { BadValue } from './flag.ts';

/** `true` or `false`, the only spellings the API does not silently ignore. */
export function boolean(text: string): boolean {
  const value = text.toLowerCase();
  if (value !== 'true' && value !== 'false') throw new BadValue('it takes true or false');
  return value === 'true';
}

/** A whole number from `least` up. */
export function wholeNumber(text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least) {
    throw new BadValue(`it takes a whole number from ${least} up`);
  }
  return value;
}

/** One of the choices, spelt exactly so. */
export function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw notAmong(text, choices);
  return choice;
}

/** The refusal of a value that is none of the choices: the nearest one, and all of them. */
export function notAmong(text: string, choices: readonly string[], note = ''): BadValue {
  const guess = nearest(text, choices);
  const hint = guess === undefined ? '' : `did you mean ${guess}? `;
  return new BadValue(`${hint}It takes ${choices.join(', ')}${note}`);
}
