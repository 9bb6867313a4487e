import { COMMANDS } from '../commands/commands.ts';
import type { Command, FlagTexts } from '../flags/command.ts';
import { TOPIC_NAMES } from '../help/topic-names.ts';

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
 * Reads what needs no parser, which takes longer to load than the rest of help: `--help` by itself or
 * after a name, and commands without flags such as `help` and `completion`.
 */
export function readHelpRequest(argv: readonly string[]): Request | undefined {
  const [name = '--help', word] = argv;
  if (argv.length < 2 && name === '--help') return { kind: 'help', name: undefined };
  if (argv.length !== 2 || word === undefined || name.startsWith('-')) return undefined;
  if (word === '--help') return isExplained(name) ? { kind: 'help', name } : undefined;
  const command = findCommand(name);
  const isPlain = command && Object.keys(command.flags).length === 0 && !word.startsWith('-');
  return isPlain ? { kind: 'run', command, args: [word], flags: {} } : undefined;
}

export function findCommand(name: string | undefined): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

export function isExplained(name: string | undefined): boolean {
  const names: readonly string[] = [...TOPIC_NAMES, ...COMMANDS.map((command) => command.name)];
  return name === undefined || names.includes(name);
}
