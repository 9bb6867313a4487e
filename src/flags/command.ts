import type { Context } from '../context.ts';
import { Failure } from '../errors.ts';
import { type Flags, type FlagValues, flagName, readFlags } from './flag.ts';

/**
 * A command, declared once for the command line, help, completion, the man page and the README's
 * tables.
 */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Sentences that follow the summary in the command's help. */
  readonly details?: string;
  readonly argument?: Argument;
  readonly flags: Flags;
  /** The most useful first. */
  readonly examples: readonly Example[];
  /** Runs the command. `flags` holds text by the typed spelling of the flag: `{ '-n': '3' }`. */
  run(args: readonly string[], flags: FlagTexts, context: Context): Promise<void>;
}

export type FlagTexts = Readonly<Record<string, string>>;

export interface Argument {
  /** As shown in usage: `<id...>`, or `[topic]` if optional. */
  readonly usage: string;
  /** The valid values, if they can be listed. */
  readonly values?: readonly string[];
  /** What the catalogue can complete it with. */
  readonly completes?: 'spacecraft' | 'spacecraft_config';
}

export interface Example {
  readonly line: string;
  readonly caption: string;
}

/** Declares a command; its handler receives parsed flags. */
export function command<F extends Flags>({
  handler,
  ...declaration
}: Omit<Command, 'run'> & {
  readonly flags: F;
  handler(args: readonly string[], flags: FlagValues<F>, context: Context): Promise<void>;
}): Command {
  return {
    ...declaration,
    async run(args, flags, context) {
      try {
        await handler(args, readFlags(declaration.flags, flags, context.env), context);
      } catch (error) {
        if (error instanceof Failure)
          error.limitAdvice((advice) => hasFlagsIn(advice, declaration));
        throw error;
      }
    },
  };
}

/** Returns whether a command has all flags that an advice names. */
function hasFlagsIn(advice: string, { flags }: Pick<Command, 'flags'>): boolean {
  const names = Object.values(flags).map(flagName);
  return (advice.match(/--[a-z][a-z-]*/g) ?? []).every((name) => names.includes(name));
}
