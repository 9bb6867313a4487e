import type { Context } from './context.ts';
import { isFailure, OutputError } from './errors.ts';
import { EXIT, type ExitCode, signalExitCode } from './exit.ts';
import { runProgram } from './program.ts';
import { COLOR_MODES, type ColorMode, hasColor, paintWith } from './terminal/color.ts';
import { notice } from './terminal/notice.ts';
import { clean } from './text/clean.ts';

/** The whole program as a function: what it prints goes to the context, and it tells how it ended. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  try {
    await runProgram(argv, context);
    return EXIT.ok;
  } catch (error) {
    if (context.interruption.aborted) return signalExitCode(context.interruption.reason);
    if (!isFailure(error)) return reportBug(error, context);
    const isQuiet = error instanceof OutputError && error.closedPipe;
    if (!isQuiet) await report(error.message, colorMode(argv), context);
    return error.exitCode;
  }
}

/** One line: what happened, and what to do. */
async function report(message: string, wish: ColorMode, { stderr, env }: Context): Promise<void> {
  const paint = await paintWith({ colors: hasColor(stderr, env, wish), links: false });
  stderr.write(`${paint('spacecraft:', { tone: 'error' })} ${clean(message)}\n`);
}

/** All there is to know. */
function reportBug(error: unknown, context: Context): ExitCode {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  notice(context, 'spacecraft: this is a bug, please report it with the lines below');
  for (const line of trace.split('\n')) notice(context, line);
  return EXIT.bug;
}

/** What `--color` says, wherever it stands: the flags may be what the error is about. */
function colorMode(argv: readonly string[]): ColorMode {
  const at = argv.lastIndexOf('--color');
  const wish =
    argv.findLast((argument) => argument.startsWith('--color='))?.slice(8) ?? argv[at + 1];
  return COLOR_MODES.find((known) => known === wish) ?? 'auto';
}
