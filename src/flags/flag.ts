import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';

/** The headings that `--help` puts flags under. */
export type FlagGroup = 'Filter' | 'Page' | 'Output' | 'Source';

/** A flag, declared once for the command line, help, completion and validation. */
export interface Flag<Value> {
  /** As `--help` shows it: `--status <status>`, `-q, --quiet`, or `--json` for a boolean. */
  readonly flag: `--${string}` | `-${string}, --${string}`;
  readonly help: string;
  readonly group: FlagGroup;
  /** The valid values, if they can be listed. */
  readonly values?: readonly string[];
  /** What the catalogue can complete it with. */
  readonly completes?: string;
  /** Spellings that stand for a value: `{ '--no-color': 'never' }`. */
  readonly shorthands?: Readonly<Record<string, string>>;
  /** Whether `--no-` in front differs from leaving it out. */
  readonly negatable?: boolean;
  /** Whether it accepts several values, repeated or separated by commas. */
  readonly several?: boolean;
  /** The environment variable that sets its default. */
  readonly variable?: keyof Environment;
  /** Throws `InvalidValueError`. Receives `true` or `false` for a boolean. */
  readonly parse: (text: string) => Value;
}

/** Says what a value should be; `readValue` adds the name of the flag. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';
}

/** Flags by the names of their values in code. */
export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** The values of the flags that were given. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]?: ReturnType<F[K]['parse']> };

/** Returns whether the flag takes no value on the command line. */
export function isBoolean(flag: Flag<unknown>): boolean {
  return !flag.flag.includes('<');
}

/** Returns `--quiet` for `-q, --quiet`. */
export function flagName(flag: Flag<unknown>): string {
  return /--[a-z-]+/.exec(flag.flag)?.[0] ?? flag.flag;
}

/** Returns the flag for help, with its negation: `--[no-]in-space`. */
export function flagLabel(flag: Flag<unknown>): string {
  return flag.negatable ? flag.flag.replace('--', '--[no-]') : flag.flag;
}

/** Returns all spellings that don't imply a value: `-q` and `--quiet`. */
export function spellings({ flag }: Flag<unknown>): string[] {
  return flag.replace(/ <.*/, '').split(', ');
}

/**
 * Reads the values of flags from the command line, or else from the environment. `given` holds them
 * by the spelling that was typed. An empty variable counts as unset.
 */
export function readFlags<F extends Flags>(
  flags: F,
  given: Readonly<Record<string, string>>,
  environment: Environment,
): FlagValues<F> {
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const typed = spellings(flag).find((spelling) => given[spelling] !== undefined);
    const variable = flag.variable && environment[flag.variable];
    const text = typed && given[typed];
    if (text !== undefined) values[name] = readValue(flag.parse, text, `${typed} ${text}`);
    else if (variable)
      values[name] = readValue(flag.parse, variable, `${flag.variable}=${variable}`);
  }
  return values as FlagValues<F>;
}

/** Parses a value. Throws `UsageError` that starts with `source`: where the text is from. */
export function readValue<Value>(
  parse: (text: string) => Value,
  text: string,
  source: string,
): Value {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof InvalidValueError) {
      throw new UsageError(`${source}: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
