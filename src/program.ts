import type { Context } from './context.ts';
import { print } from './terminal/print.ts';

/**
 * Does what the command line says. What needs no parsing, help and completion above all, is done
 * without loading the parser: people wait for it with a finger on a key. Throws the program's failures.
 */
export async function runProgram(argv: readonly string[], context: Context): Promise<void> {
  const [first, ...rest] = argv;
  if (first === '--version' && rest.length === 0) {
    const { VERSION } = await import('./version.ts');
    await print(context.stdout, [`${VERSION}\n`]);
  } else if (first === COMPLETION_REQUEST) {
    const { replyToShell } = await import('./completion/reply.ts');
    await replyToShell(rest, context);
  } else if (first === undefined || asksForHelp(argv)) {
    const [{ COMMANDS }, { help }] = await Promise.all([
      import('./commands/commands.ts'),
      import('./commands/help.ts'),
    ]);
    await help(argv.find(isWord), COMMANDS, context);
  } else {
    const { COMMANDS } = await import('./commands/commands.ts');
    const simple = COMMANDS.find(({ name, flags }) => name === first && isEmpty(flags));
    if (simple && rest.length === 1 && rest.every(isWord)) {
      await simple.run(rest, {}, context);
    } else {
      const { runCommandLine } = await import('./command-line.ts');
      await runCommandLine(argv, context);
    }
  }
}

/** What completion scripts call the program with. */
const COMPLETION_REQUEST = 'completion-server';

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  return before.includes('--help') || before.includes('-h');
}

const isWord = (argument: string) => !argument.startsWith('-');

const isEmpty = (flags: object) => Object.keys(flags).length === 0;
