import { Option, Command as Parser } from 'commander';
import { SPELLINGS, type Spelling, takesValue } from './spellings.ts';

/** An option of the command line. */
export interface GivenOption extends Spelling {
  /** As typed: `-n`. */
  readonly spelling: string;
  readonly value: string;
}

/** The arguments of the process, divided into words and options. */
export interface Line {
  /** The command and its arguments. */
  readonly words: readonly string[];
  readonly options: readonly GivenOption[];
  /** The options that no command has, as typed. */
  readonly unknown: readonly string[];
  /** The options whose values are missing, as typed. */
  readonly incomplete: readonly string[];
}

/**
 * Divides the arguments into words and options, which can be in any order. A value can start with a
 * hyphen, as in `--ordering -id`, but can be a known long option only after `=`.
 */
export function readLine(args: readonly string[]): Line {
  const given: GivenOption[] = [];
  const parser = createParser(args, (option) => given.push(option));
  const { operands, unknown } = parser.parseOptions(withValues(args));
  const complete = given.filter(({ value }) => value !== MISSING);
  // commander counts negative numbers as words, and all arguments after an unknown option as unknown.
  const typed = new Set(beforeEnd(args));
  const isNegative = (word: string) => isOption(word) && typed.has(word);
  const rest = beforeEnd(unknown);
  return {
    words: [
      ...operands.filter((word) => !isNegative(word)),
      ...rest.filter((argument) => !isOption(argument)),
      ...unknown.slice(rest.length + 1),
    ],
    options: complete.filter((option) => !isLongWithOneHyphen(option)),
    unknown: [
      ...complete.filter(isLongWithOneHyphen).map(({ spelling, value }) => spelling + value),
      ...operands.filter(isNegative),
      ...rest.filter(isOption),
    ]
      .map((option) => (typed.has(option) ? option : groupWith(option, args)))
      .map(withoutForeignValue),
    incomplete: given.filter(({ value }) => value === MISSING).map(({ spelling }) => spelling),
  };
}

/**
 * Each spelling is an option of its own, so that messages can name the one that was typed. There are
 * many, and creating those that were not typed would take milliseconds.
 */
function createParser(args: readonly string[], accept: (option: GivenOption) => void): Parser {
  const parser = new Parser().exitOverride();
  const typed = new Set(args.map(nameIn));
  for (const [spelling, meaning] of SPELLINGS) {
    if (isLong(spelling) && !typed.has(spelling)) continue;
    const needsValue = meaning.implied === undefined || isSwitch(spelling);
    const option = new Option(needsValue ? `${spelling} <value>` : spelling)
      .preset(meaning.implied)
      .argParser((text) => {
        // Also reads -n=3.
        const value = isLong(spelling) ? text : text.replace(/^=/, '');
        accept({ ...meaning, spelling, value });
      });
    parser.addOption(option);
  }
  return parser;
}

/** Stands for the value that an option lacks. No argument contains this character. */
const MISSING = '\0';

/**
 * Adds the values that commander would look for in the next argument: it takes any as a value, such as
 * `--json` in `--limit --json`. `--quiet` becomes `--quiet=true`, because `--quiet=false` is accepted.
 */
function withValues(args: readonly string[]): string[] {
  const options = beforeEnd(args);
  const argv: string[] = [];
  let lacksValue = false;
  for (const argument of options) {
    if (lacksValue && !(isLong(argument) && SPELLINGS.has(nameIn(argument)))) {
      argv.push(argument);
      lacksValue = false;
    } else {
      if (lacksValue) argv.push(MISSING);
      argv.push(isSwitch(argument) ? `${argument}=true` : argument);
      lacksValue = takesNext(argument);
    }
  }
  if (lacksValue) argv.push(MISSING);
  return [...argv, ...args.slice(options.length)];
}

/** Returns whether the next argument is the value of an option: after `--limit`, `-n` and `-qn`. */
function takesNext(argument: string): boolean {
  if (isLong(argument) || !isOption(argument)) return takesValue(argument) === true;
  const letters = [...argument.slice(1)].map((letter) => takesValue(`-${letter}`));
  return letters.at(-1) === true && letters.slice(0, -1).every((takes) => takes === false);
}

/** Returns whether a spelling stands for `true`, but can have another value. */
function isSwitch(spelling: string): boolean {
  const { flag, implied } = SPELLINGS.get(spelling) ?? {};
  return flag !== undefined && implied === 'true' && isLong(spelling);
}

/** Other programs write long options with one hyphen: `-format` must not be read as `-f ormat`. */
function isLongWithOneHyphen({ spelling, value }: GivenOption): boolean {
  return SPELLINGS.has(`-${spelling}${nameIn(value)}`);
}

/** Returns the argument with the letter of an unknown option: `-qz` for `-z`. */
function groupWith(option: string, args: readonly string[]): string {
  const isGroup = (argument: string) => /^-[^-]/.test(argument);
  return args.find((each) => isGroup(each) && each.endsWith(option.slice(1))) ?? option;
}

/** Leaves out the value of an option that doesn't exist, because it may be secret. */
function withoutForeignValue(option: string): string {
  return SPELLINGS.has(nameIn(option)) ? option : nameIn(option);
}

/** Returns the arguments before `--`, which ends options. */
function beforeEnd(args: readonly string[]): readonly string[] {
  return args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
}

function isOption(argument: string): boolean {
  return /^-./.test(argument);
}

function isLong(spelling: string): boolean {
  return spelling.startsWith('--');
}

/** Returns `--limit` for `--limit=3`. */
function nameIn(argument: string): string {
  return argument.split('=', 1)[0] ?? '';
}
