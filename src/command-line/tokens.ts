/** An option of a command line. */
export interface Option {
  /** As typed, without the value: `--limit`, `-n`. */
  readonly spelling: string;
  readonly value?: string;
  /** Whether the value is in the same argument: `--limit=3`. */
  readonly isInline?: boolean;
  /** Position of the argument that it ends in. */
  readonly index: number;
}

/** A command, or an argument of one. */
export interface Word {
  readonly text: string;
  readonly index: number;
}

export interface Tokens {
  readonly words: readonly Word[];
  readonly options: readonly Option[];
}

/**
 * Returns whether an option takes a value, or undefined for an unknown option. `next` is the argument
 * that would be its value.
 */
export type TakesValue = (spelling: string, next: string | undefined) => boolean | undefined;

/**
 * Splits arguments into words and options, which may be in any order. A value can start with a
 * hyphen, as in `--ordering -id`, but can be a known long option only after `=`.
 */
export function tokenize(argv: readonly string[], takesValue: TakesValue): Tokens {
  const words: Word[] = [];
  const options: Option[] = [];
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (index === end) continue;
    if (index > end || !argument.startsWith('-') || argument === '-') {
      words.push({ text: argument, index });
      continue;
    }
    const read = readOptions(argument, possibleValue(argv[index + 1], takesValue), takesValue);
    if (read.some(({ value, isInline }) => value !== undefined && !isInline)) index++;
    for (const option of read) options.push({ ...option, index });
  }
  return { words, options };
}

/** Returns the next argument, unless it is an option itself, so that the value is missing. */
function possibleValue(next: string | undefined, takesValue: TakesValue): string | undefined {
  const isOption = next?.startsWith('--') && isKnown(next, takesValue);
  return isOption ? undefined : next;
}

function isKnown(argument: string, takesValue: TakesValue): boolean {
  const [spelling = ''] = argument.split('=', 1);
  return spelling === '--' || takesValue(spelling, undefined) !== undefined;
}

type Read = Omit<Option, 'index'>;

function readOptions(argument: string, next: string | undefined, takesValue: TakesValue): Read[] {
  const equals = argument.indexOf('=');
  const spelling = equals < 0 ? argument : argument.slice(0, equals);
  // Other programs write long options with one hyphen: -limit must not be read as -l imit.
  const isWord = spelling.length > 2 && takesValue(`-${spelling}`, undefined) !== undefined;
  if (!argument.startsWith('--') && !isWord) return readLetters(argument, next, takesValue);
  if (equals >= 0) return [{ spelling, value: argument.slice(equals + 1), isInline: true }];
  const hasValue = next !== undefined && takesValue(isWord ? `-${spelling}` : spelling, next);
  return [hasValue ? { spelling, value: next } : { spelling }];
}

/** Reads `-q`, `-n 3`, `-n3`, `-n=3`, and several letters after one hyphen: `-qn3`. */
function readLetters(argument: string, next: string | undefined, takesValue: TakesValue): Read[] {
  const options: Read[] = [];
  for (let index = 1; index < argument.length; index++) {
    const spelling = `-${argument[index]}`;
    const rest = argument.slice(index + 1);
    const hasValue = takesValue(spelling, rest === '' ? next : rest.replace(/^=/, ''));
    // One unknown letter makes all of them doubtful.
    if (hasValue === undefined) return [{ spelling: argument }];
    if (hasValue && rest !== '') {
      return [...options, { spelling, value: rest.replace(/^=/, ''), isInline: true }];
    }
    options.push(hasValue && next !== undefined ? { spelling, value: next } : { spelling });
  }
  return options;
}
