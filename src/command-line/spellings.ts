import { COMMANDS } from '../commands/commands.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagName, isBoolean, spellings } from '../flags/flag.ts';

/** What a spelling of a flag means. */
export interface Spelling {
  readonly flag: Flag<unknown>;
  /** The value that it stands for: `true` for `--quiet`, `never` for `--no-color`. */
  readonly implied?: string;
}

export const HELP_OPTIONS: readonly string[] = ['--help', '-h'];
export const VERSION_OPTIONS: readonly string[] = ['--version', '-V'];

type Spellings = ReadonlyMap<string, Spelling>;

const SPELLINGS = new WeakMap<Command, Spellings>();

/** Returns all spellings of a command's flags, with the negations of booleans. */
export function spellingsOf(command: Command): Spellings {
  const known = SPELLINGS.get(command) ?? collectSpellings(command);
  SPELLINGS.set(command, known);
  return known;
}

function collectSpellings({ flags }: Command): Spellings {
  const all = new Map<string, Spelling>();
  for (const flag of Object.values(flags)) {
    const meaning: Spelling = isBoolean(flag) ? { flag, implied: 'true' } : { flag };
    for (const spelling of spellings(flag)) all.set(spelling, meaning);
    if (isBoolean(flag)) {
      all.set(flagName(flag).replace('--', '--no-'), { flag, implied: 'false' });
    }
    for (const [spelling, implied] of Object.entries(flag.shorthands ?? {})) {
      all.set(spelling, { flag, implied });
    }
  }
  return all;
}

interface KnownSpelling {
  /** Name of the flag: `--limit` for `-n`. */
  readonly name: string;
  readonly takesValue: boolean;
}

/** The spellings of all commands. A spelling takes a value in all commands, or in none. */
const KNOWN: ReadonlyMap<string, KnownSpelling> = new Map([
  ...[...HELP_OPTIONS, ...VERSION_OPTIONS].map(
    (name) => [name, { name, takesValue: false }] as const,
  ),
  ...COMMANDS.flatMap((command) =>
    [...spellingsOf(command)].map(
      ([spelling, { flag, implied }]) =>
        [spelling, { name: flagName(flag), takesValue: implied === undefined }] as const,
    ),
  ),
]);

/** Returns whether an option takes a value, or undefined if no command has it. */
export function takesValue(spelling: string): boolean | undefined {
  return KNOWN.get(spelling)?.takesValue;
}

/** Returns `--limit` for `-n`, and undefined if no command has such an option. */
export function flagNameOf(spelling: string): string | undefined {
  return KNOWN.get(spelling)?.name;
}
