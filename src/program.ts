import type { Context } from './context.ts';
import { print } from './terminal/print.ts';

/**
 * Runs the command that the arguments name. Version, help and completion don't load the
 * command-line parser, because completion has to respond to a key press. Throws `Failure`.
 */
export async function runProgram(argv: readonly string[], context: Context): Promise<void> {
  const [first, ...rest] = argv;
  if (first === '--version' && rest.length === 0) {
    const { VERSION } = await import('./version.ts');
    await print(context, [`${VERSION}\n`]);
    return;
  }
  if (first === COMPLETION_REQUEST) {
    const { replyToShell } = await import('./completion/reply.ts');
    await replyToShell(rest, context);
    return;
  }
  const { COMMANDS } = await import('./commands/commands.ts');
  if (first === undefined || requestsHelp(argv)) {
    const { help } = await import('./commands/help.ts');
    await help(argv.find(isWord), COMMANDS, context);
    return;
  }
  const withoutFlags = COMMANDS.find(({ name, flags }) => name === first && isEmpty(flags));
  if (withoutFlags && rest.length === 1 && rest.every(isWord)) {
    await withoutFlags.run(rest, {}, context);
    return;
  }
  const { parseCommandLine } = await import('./command-line.ts');
  const { command, args, flags } = parseCommandLine(argv);
  await command.run(args, flags, context);
}

/** The first argument when a completion script runs the program. */
const COMPLETION_REQUEST = 'completion-server';

function requestsHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  return flags.includes('--help') || flags.includes('-h');
}

const isWord = (argument: string) => !argument.startsWith('-');

const isEmpty = (flags: object) => Object.keys(flags).length === 0;
