import type { Command } from '../flags/command.ts';
import { isBoolean } from '../flags/flag.ts';
import { shorten } from '../text/shorten.ts';
import { strayValues, valueHint } from './find-hint.ts';
import { spellingsOf, takesValue } from './spellings.ts';
import type { Option, Tokens } from './tokens.ts';

/** Returns what is wrong with a command line; undefined if it is complete and has no more than it may. */
export function findProblem(tokens: Tokens, command: Command | undefined): string | undefined {
  const [first, ...words] = tokens.words;
  if (!command && first) return `unknown command ${quote(first.text)}`;
  if (!command) return noCommand(tokens);
  return (
    unknownOptions(tokens, command) ??
    missingValue(tokens, command) ??
    misplacedValue(tokens) ??
    wrongCount(words.length, command)
  );
}

/** Returns whether a command has no such option, or not with a value. */
export function isUnknown({ spelling, isInline }: Option, command: Command): boolean {
  const meaning = spellingsOf(command).get(spelling);
  if (!meaning) return true;
  const { flag, implied } = meaning;
  // --quiet=false is accepted.
  return isInline === true && implied !== undefined && !(isBoolean(flag) && implied === 'true');
}

function noCommand({ options }: Tokens): string {
  const unknown = options.find(({ spelling }) => takesValue(spelling) === undefined);
  return unknown ? `unknown option ${quote(unknown.spelling)}` : 'no command given';
}

function unknownOptions({ options }: Tokens, command: Command): string | undefined {
  const unknown = options.filter((option) => isUnknown(option, command));
  if (unknown.length === 0) return undefined;
  const names = unknown.map(({ spelling, value }) =>
    spellingsOf(command).has(spelling) ? `${spelling}=${value}` : spelling,
  );
  const noun = new Set(names).size === 1 ? 'option' : 'options';
  return `unknown ${noun} ${[...new Set(names)].map(quote).join(', ')}`;
}

function missingValue({ options }: Tokens, command: Command): string | undefined {
  const known = spellingsOf(command);
  for (const { spelling, value } of options) {
    const meaning = known.get(spelling);
    if (meaning && value === undefined && meaning.implied === undefined) {
      const { flag, values = [] } = meaning.flag;
      const choices = values.length > 0 ? ` (${values.join(', ')})` : '';
      return `option '${flag}' argument missing${choices}`;
    }
  }
  return undefined;
}

function misplacedValue(tokens: Tokens): string | undefined {
  const [stray] = strayValues(tokens);
  if (stray) return `option ${quote(stray.option.spelling)} takes no value`;
  const misplaced = tokens.options.find((option) => valueHint(option));
  return misplaced && `invalid value of option ${quote(misplaced.spelling)}`;
}

function wrongCount(count: number, { name, argument }: Command): string | undefined {
  const usage = argument?.usage ?? '';
  if (count === 0 && usage.startsWith('<')) {
    return `missing required argument '${usage.replaceAll(/[<>]|\.\.\./g, '')}'`;
  }
  const most = /\.{3}[>\]]$/.test(usage) ? Number.POSITIVE_INFINITY : Number(usage !== '');
  return count > most ? `too many arguments for '${name}'` : undefined;
}

/** Maximum length of a typed word in a message. */
const MAX_WORD_LENGTH = 60;

function quote(text: string): string {
  return `'${shorten(text, MAX_WORD_LENGTH)}'`;
}
