import type { Hint } from './draft.ts';
import { STRAY_VALUE_HINTS, VALUE_HINTS } from './hints.ts';
import { optionName, takesValue } from './spellings.ts';
import type { Option, Tokens, Word } from './tokens.ts';
import { VALUE_KINDS } from './value-kinds.ts';

/** Returns the first hint for the typed word whose kind of value fits. */
export function findHint(
  hints: readonly Hint[],
  typed: string,
  value: string | undefined,
): Hint | undefined {
  return hintsFor(hints, typed).find(([, kind]) =>
    value === undefined ? kind === 'none' : kind !== 'none' && VALUE_KINDS[kind].test(value),
  );
}

export function hintsFor(hints: readonly Hint[], typed: string): readonly Hint[] {
  return hints.filter(([words]) => words === '*' || words.split(' ').includes(typed));
}

/** Returns the hint for a known option whose value is missing or belongs elsewhere. */
export function valueHint({ spelling, value }: Option): Hint | undefined {
  const name = optionName(spelling);
  const isComplete = value === undefined && takesValue(spelling) === false;
  return name === undefined || isComplete ? undefined : findHint(VALUE_HINTS, name, value);
}

/** A word after an option that takes no value, though it was meant as one. */
export interface StrayValue {
  readonly option: Option;
  readonly word: Word;
  readonly hint: Hint;
}

/** Finds words such as `true` in `--in-space true`, which would count as arguments. */
export function strayValues({ words, options }: Tokens): StrayValue[] {
  return options.flatMap((option) => {
    const name = optionName(option.spelling);
    const word = words.find(({ index }) => index === option.index + 1);
    if (name === undefined || word === undefined || option.value !== undefined) return [];
    const hint = findHint(STRAY_VALUE_HINTS, name, word.text);
    return hint ? [{ option, word, hint }] : [];
  });
}
