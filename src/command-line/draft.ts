import { shellQuote } from '../text/shell-quote.ts';
import { optionName, takesValue } from './spellings.ts';
import type { ValueKind } from './value-kinds.ts';

/** Returns the arguments to use instead, or undefined if there are none. */
export type Replacement = (
  value: string,
  draft: Draft,
  spelling: string,
) => readonly string[] | undefined;

/**
 * In a replacement, `<value>` is the typed value, `<option>` is the typed option, and `<words>` are the
 * arguments of the command. A first word without hyphen is the command to use; `|` and `>` start what
 * follows the command. The note precedes the corrected command line in the message.
 */
export type Hint = readonly [
  typed: string,
  value: ValueKind,
  use: string | Replacement,
  note?: string,
];

/** An option with its final value, if it takes one. */
interface DraftOption {
  readonly spelling: string;
  readonly value?: string | undefined;
}

/** A command line that is being corrected. */
export class Draft {
  /** The command; empty if none was typed. */
  name: string;
  words: string[];
  options: DraftOption[] = [];
  /** A pipe or redirection at the end, ready for the shell. */
  tail = '';
  readonly notes: string[] = [];

  constructor(name: string, words: readonly string[]) {
    this.name = name;
    this.words = [...words];
  }

  /** Returns the last value of a flag. */
  valueOf(flag: string): string | undefined {
    return this.options.findLast(({ spelling }) => optionName(spelling) === flag)?.value;
  }

  drop(flag: string): void {
    this.options = this.options.filter(({ spelling }) => optionName(spelling) !== flag);
  }

  /** Applies a hint to an option. Returns false if it has no replacement for this value. */
  apply([, , use, note]: Hint, value: string, spelling = ''): boolean {
    const pieces =
      typeof use === 'string' ? fill(use, value, spelling) : use(value, this, spelling);
    if (!pieces) return false;
    if (note) this.notes.push(note);
    const end = pieces.findIndex((piece) => piece === '|' || piece === '>');
    const [operator, ...tail] = end < 0 ? [] : pieces.slice(end);
    if (operator) this.tail = ` ${operator} ${tail.map(shellQuote).join(' ')}`;
    const [first, ...others] = end < 0 ? pieces : pieces.slice(0, end);
    if (first === undefined) return true;
    if (first.startsWith('-')) this.#add(first);
    else this.name = first;
    for (const piece of others) {
      if (piece.startsWith('--')) this.#add(piece);
      else this.words.push(piece);
    }
    return true;
  }

  /** Applies a hint to the words after the command, which it replaces if it uses them. */
  replaceWords(hint: Hint, value: string): boolean {
    const [, kind, use] = hint;
    const keepsWords = kind === 'none' || (typeof use === 'string' && use.includes('<words>'));
    if (!keepsWords) this.words = [];
    const isList = kind === 'statuses' || kind === 'groupings';
    return this.apply(hint, isList ? value.replaceAll(/[ ,]+/g, ',') : value);
  }

  #add(argument: string): void {
    const [spelling = '', ...rest] = argument.split('=');
    for (const other of EXCLUDES[spelling] ?? []) this.drop(other);
    this.options.push(rest.length > 0 ? { spelling, value: rest.join('=') } : { spelling });
  }

  /** Returns the arguments of the corrected command line. */
  arguments(): string[] {
    const name = this.name === '' ? [] : [this.name];
    const options = this.options.flatMap(({ spelling, value }) => {
      if (value === undefined) return [spelling];
      const isInline = value === '' || value.startsWith('-') || takesValue(spelling) === false;
      return isInline ? [`${spelling}=${value}`] : [spelling, value];
    });
    const needsEnd = this.words.some((word) => word.startsWith('-') && word !== '-');
    return needsEnd
      ? [...name, ...options, '--', ...this.words]
      : [...name, ...this.words, ...options];
  }
}

function fill(use: string, value: string, spelling: string): string[] {
  return use
    .split(' ')
    .filter((piece) => piece !== '' && piece !== '<words>')
    .map((piece) =>
      piece.replace(/<(value|option)>/, (_, name) => (name === 'value' ? value : spelling)),
    );
}

/** By flag: the flags that it replaces in a corrected command line. */
const EXCLUDES: Readonly<Record<string, readonly string[]>> = {
  '--all': ['--all', '--limit'],
  '--limit': ['--limit', '--all'],
  '--offset': ['--offset'],
  '--format': ['--format', '--json'],
  '--json': ['--json', '--format'],
  '--quiet': ['--quiet', '--json', '--format', '--columns'],
  '--offline': ['--offline', '--refresh'],
  '--refresh': ['--refresh', '--offline'],
};
