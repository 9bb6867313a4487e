import { COMMANDS } from '../commands/commands.ts';
import { UsageError } from '../errors.ts';
import type { Command, FlagTexts } from '../flags/command.ts';
import { TOPIC_NAMES } from '../help/topic-names.ts';
import { adviceFor } from './advice.ts';
import { flagTexts } from './flag-texts.ts';
import { findProblem } from './problem.ts';
import { HELP_OPTIONS, takesValue, VERSION_OPTIONS } from './spellings.ts';
import { tokenize } from './tokens.ts';

/** What the arguments of the process ask for. */
export type Request =
  /** Help for a command or topic, or for the program. */
  | { readonly kind: 'help'; readonly name: string | undefined }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly args: readonly string[];
      /** By spelling: `{ '--status': 'active', '-n': '3' }`. */
      readonly flags: FlagTexts;
    };

/**
 * Parses the arguments of the process. Normalizes them to NFC, the form of names in the API; macOS
 * types accents as separate characters. Throws `UsageError`.
 */
export function parseCommandLine(args: readonly string[]): Request {
  const argv = args.map((arg) => arg.normalize());
  const tokens = tokenize(argv, takesValue);
  const [name, ...words] = tokens.words.map(({ text }) => text);
  const has = (wanted: readonly string[]) =>
    tokens.options.some(({ spelling, isInline }) => !isInline && wanted.includes(spelling));
  if ((has(HELP_OPTIONS) && isExplained(name)) || argv.length === 0) return { kind: 'help', name };
  const command = findCommand(has(VERSION_OPTIONS) ? 'version' : name);
  if (command && has(VERSION_OPTIONS)) return { kind: 'run', command, args: [], flags: {} };
  const problem = findProblem(tokens, command);
  if (problem || !command) throw new UsageError(`${problem}; ${adviceFor(argv, command)}`);
  return { kind: 'run', command, args: words, flags: flagTexts(tokens.options, command) };
}

function findCommand(name: string | undefined): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

function isExplained(name: string | undefined): boolean {
  const names: readonly string[] = [...TOPIC_NAMES, ...COMMANDS.map((command) => command.name)];
  return name === undefined || names.includes(name);
}
