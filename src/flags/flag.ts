import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';

/** The headings that `--help` puts flags under. */
export type FlagGroup = 'Filter' | 'Page' | 'Output' | 'Source';

/**
 * One flag, declared once: the command line, help, completion and validation are made from it.
 */
export interface Flag<Value> {
  /** As `--help` shows it: `--status <status>`. A flag without a value in it is a boolean. */
  readonly flag: `--${string}` | `-${string}, --${string}`;
  readonly help: string;
  readonly group: FlagGroup;
  /** The values it takes, where they can be listed. */
  readonly values?: readonly string[];
  /** What a catalogue can list values of. */
  readonly completes?: string;
  /** Whether `--no-` in front of it means something other than leaving it out. */
  readonly negatable?: boolean;
  /** Whether it may be given more than once, or with several values and commas between. */
  readonly several?: boolean;
  /** The environment variable that stands in for the flag. */
  readonly variable?: keyof Environment;
  /** Throws `InvalidValueError`. Booleans are given `true` or `false`. */
  readonly parse: (text: string) => Value;
}

/** Why a value will not do, and which would; the flag's name is put in front by the one who knows it. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';
}

/** Flags by the name their value goes by in the program. */
export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** What was given: a flag that was not is missing. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]?: ReturnType<F[K]['parse']> };

/** Whether the flag takes no value of its own: `--in-space`, not `--in-space <boolean>`. */
export function isBoolean(flag: Flag<unknown>): boolean {
  return !flag.flag.includes('<');
}

/** `--status` of `--status <status>`, `--quiet` of `-q, --quiet`. */
export function flagName(flag: Flag<unknown>): string {
  return /--[a-z-]+/.exec(flag.flag)?.[0] ?? flag.flag;
}

/** The flag as people write it, and how it is negated: `--[no-]in-space`. */
export function flagLabel(flag: Flag<unknown>): string {
  return flag.negatable ? flag.flag.replace('--', '--[no-]') : flag.flag;
}

/** `-q` of `-q, --quiet`. */
export function shortFlag(flag: Flag<unknown>): string | undefined {
  return /^-[a-z]/.exec(flag.flag)?.[0];
}

/**
 * Reads the values of these flags from the command line, and from the environment where the
 * command line is silent. An empty variable counts as unset.
 */
export function readFlags<F extends Flags>(
  flags: F,
  given: Readonly<Record<string, unknown>>,
  environment: Environment,
): FlagValues<F> {
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const text = given[flagName(flag)];
    const variable = flag.variable && environment[flag.variable];
    if (typeof text === 'string') values[name] = readValue(flag, text, `${flagName(flag)} ${text}`);
    else if (variable) values[name] = readValue(flag, variable, `${flag.variable}=${variable}`);
  }
  return values as FlagValues<F>;
}

/** The value of one flag. Throws `UsageError` that says where the text is from. */
export function readValue<Value>(
  flag: Pick<Flag<Value>, 'parse'>,
  text: string,
  source: string,
): Value {
  try {
    return flag.parse(text);
  } catch (error) {
    if (error instanceof InvalidValueError) throw new UsageError(`${source}: ${error.message}`);
    throw error;
  }
}
