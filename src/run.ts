import type { Context } from './context.ts';
import { Failure, OutputError } from './errors.ts';
import { EXIT, type ExitCode, signalExitCode } from './exit.ts';
import { COLOR_MODES, type ColorMode } from './output-options.ts';
import { runProgram } from './program.ts';
import { hasColor, paintWith } from './terminal/color.ts';
import { notice, noticeText } from './terminal/notice.ts';

/** Runs the whole program as a function: prints to the context and returns the exit code. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  // A key in a file is added when the file is read.
  context.redactor.protect(context.env.SPACECRAFT_TOKEN?.trim());
  try {
    await runProgram(argv, context);
    return EXIT.ok;
  } catch (error) {
    if (context.interruption.aborted) return signalExitCode(context.interruption.reason);
    if (!(error instanceof Failure)) return reportBug(error, context);
    const isClosedPipe = error instanceof OutputError && error.closedPipe;
    if (!isClosedPipe) await report(error, colorMode(argv), context);
    return error.exitCode;
  }
}

/** Prints the error in one line. */
async function report(error: Failure, mode: ColorMode, { stderr, env }: Context): Promise<void> {
  const paint = await paintWith({ colors: hasColor(stderr, env, mode), links: false });
  stderr.write(`${paint('spacecraft:', { tone: 'error' })} ${noticeText(error.message)}\n`);
}

/** The message of an unexpected error can have any number of lines; a stack trace has ten. */
const MAX_TRACE_LINES = 50;

/** Prints the stack trace of an unexpected error, and asks for a bug report. */
export function reportBug(error: unknown, context: Pick<Context, 'stderr'>): ExitCode {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  notice(context, 'spacecraft: this is a bug; please report it with the lines below');
  for (const line of trace.split('\n', MAX_TRACE_LINES)) notice(context, line);
  return EXIT.bug;
}

/** Reads `--color` without the parser, because the error can be about the flags themselves. */
function colorMode(argv: readonly string[]): ColorMode {
  const prefix = '--color=';
  const assigned = argv.findLast((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  const index = argv.lastIndexOf('--color');
  if (argv.lastIndexOf('--no-color') > index) return 'never';
  const value = assigned ?? (index < 0 ? undefined : argv[index + 1]);
  return COLOR_MODES.find((mode) => mode === value) ?? 'auto';
}
