import type { Context } from './context.ts';

/** Runs the command that the arguments name. Throws `Failure`. */
export async function runProgram(argv: readonly string[], context: Context): Promise<void> {
  const [first, ...rest] = argv;
  // Completion has to respond to a key press, so it loads nothing else.
  if (first === COMPLETION_REQUEST) {
    const { replyToShell } = await import('./completion/reply.ts');
    await replyToShell(rest, context);
    return;
  }
  const { parseCommandLine } = await import('./command-line/parse.ts');
  const request = await parseCommandLine(argv);
  if (request.kind === 'help') {
    const { COMMANDS } = await import('./commands/commands.ts');
    const { help } = await import('./commands/help.ts');
    await help(request.name, COMMANDS, context);
  } else {
    const { command, args, flags } = request;
    await command.run(args, flags, context);
  }
}

/** The first argument when a completion script runs the program. */
const COMPLETION_REQUEST = 'completion-server';
