import { COMMANDS } from '../commands/commands.ts';
import type { Command } from '../flags/command.ts';
import { type Flag, flagName, isBoolean, spellings } from '../flags/flag.ts';

/** What a spelling of an option means. */
export interface Spelling {
  /** The option's own name: `--limit` for `-n`. */
  readonly name: string;
  /** Undefined for an option of the program. */
  readonly flag?: Flag<unknown>;
  /** The value that it stands for: `true` for `--quiet`, `never` for `--no-color`. */
  readonly implied?: string;
}

const HELP: Spelling = { name: '--help', implied: 'true' };
const VERSION: Spelling = { name: '--version', implied: 'true' };

/** The options of all commands by spelling. A spelling means the same in all commands. */
export const SPELLINGS: ReadonlyMap<string, Spelling> = new Map([
  ...COMMANDS.flatMap(({ flags }) => Object.values(flags)).flatMap(spellingsOf),
  ['-h', HELP],
  ['--help', HELP],
  ['-V', VERSION],
  ['--version', VERSION],
]);

/** Returns all spellings of a flag, with the negation of a boolean. */
function spellingsOf(flag: Flag<unknown>): [string, Spelling][] {
  const name = flagName(flag);
  const meaning = isBoolean(flag) ? { name, flag, implied: 'true' } : { name, flag };
  const negation = isBoolean(flag) ? { [name.replace('--', '--no-')]: 'false' } : {};
  const implying = Object.entries({ ...negation, ...flag.shorthands });
  return [
    ...spellings(flag).map((spelling): [string, Spelling] => [spelling, meaning]),
    ...implying.map(([spelling, implied]): [string, Spelling] => [
      spelling,
      { name, flag, implied },
    ]),
  ];
}

/** Returns whether an option takes a value, or undefined if no command has it. */
export function takesValue(spelling: string): boolean | undefined {
  const known = SPELLINGS.get(spelling);
  return known && known.implied === undefined;
}

/** Returns `--limit` for `-n`, and undefined if no command has such an option. */
export function optionName(spelling: string): string | undefined {
  return SPELLINGS.get(spelling)?.name;
}

/** Returns whether an option needs no command. */
export function isProgramOption(spelling: string): boolean {
  const known = SPELLINGS.get(spelling);
  return known !== undefined && known.flag === undefined;
}

/** Returns the flag of the command that an option sets. */
export function flagOf({ flags }: Command, spelling: string): Flag<unknown> | undefined {
  const name = optionName(spelling);
  return Object.values(flags).find((flag) => flagName(flag) === name);
}
