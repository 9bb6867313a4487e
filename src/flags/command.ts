import type { Context } from '../context.ts';
import { type Flags, type FlagValues, readFlags } from './flag.ts';

/**
 * A command, declared once: the command line, help, completion, the man page and the README's
 * tables are made from it.
 */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly argument?: Argument;
  readonly flags: Flags;
  /** The most telling first. */
  readonly examples: readonly Example[];
  /** Does it, with the texts given on the command line by the flag's name: `--status`. */
  run(args: readonly string[], given: Given, context: Context): Promise<void>;
}

export type Given = Readonly<Record<string, unknown>>;

export interface Argument {
  /** As usage shows it: `<id...>`, or `[topic]` where it may be left out. */
  readonly usage: string;
  /** The values it takes, where they can be listed. */
  readonly values?: readonly string[];
  /** What a catalogue can list values of. */
  readonly completes?: 'spacecraft';
}

export interface Example {
  readonly line: string;
  readonly caption: string;
}

/** Gives a command the values of its own flags. */
export function command<F extends Flags>({
  handler,
  ...declaration
}: Omit<Command, 'run'> & {
  readonly flags: F;
  handler(args: readonly string[], flags: FlagValues<F>, context: Context): Promise<void>;
}): Command {
  return {
    ...declaration,
    run: (args, given, context) =>
      handler(args, readFlags(declaration.flags, given, context.env), context),
  };
}
