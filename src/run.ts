import type { Context } from './context.ts';
import { isFailure, OutputError } from './errors.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { runProgram } from './program.ts';
import { tell } from './terminal/tell.ts';

/** The whole program as a function: what it prints goes to the context, and it tells how it ended. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  try {
    await runProgram(argv, context);
    return EXIT.ok;
  } catch (error) {
    if (context.interruption.aborted) return EXIT.interrupted;
    return report(error, context);
  }
}

/** One line for what was foreseen; for a bug, all there is to know. */
function report(error: unknown, context: Context): ExitCode {
  if (!isFailure(error)) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell(context, 'spacecraft: this is a bug, please report it with the lines below');
    for (const line of trace.split('\n')) tell(context, line);
    return EXIT.bug;
  }
  const quiet = error instanceof OutputError && error.closedPipe;
  if (!quiet) tell(context, `spacecraft: ${error.message}`);
  return error.exitCode;
}
