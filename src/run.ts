import type { Context } from './context.ts';
import { Failure, OutputError } from './errors.ts';
import { EXIT, type ExitCode, signalExitCode } from './exit.ts';
import { COLOR_MODES, type ColorMode } from './output-options.ts';
import { runProgram } from './program.ts';
import { hasColor, paintWith } from './terminal/color.ts';
import { announce, noticeText } from './terminal/notice.ts';
import { type ScreenContext, separate } from './terminal/separate.ts';

/** Runs the whole program as a function: prints to the context and returns the exit code. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  // A key in a file is added when the file is read.
  context.redactor.protect(context.env.SPACECRAFT_TOKEN?.trim());
  context.screen.colorMode = colorMode(argv);
  try {
    await runProgram(argv, context);
    return EXIT.ok;
  } catch (error) {
    if (context.interruption.aborted) return signalExitCode(context.interruption.reason);
    if (!(error instanceof Failure)) return reportBug(error, context);
    const isClosedPipe = error instanceof OutputError && error.closedPipe;
    if (!isClosedPipe) report(error, context);
    return error.exitCode;
  }
}

/** Prints the error in one line. */
function report(error: Failure, context: Context): void {
  const { stderr, env, screen } = context;
  const paint = paintWith({ colors: hasColor(stderr, env, screen.colorMode), links: false });
  separate(context, 'notice');
  stderr.write(`${paint('spacecraft:', { tone: 'error' })} ${noticeText(error.message)}\n`);
}

/** The message of an unexpected error can have any number of lines; a stack trace has ten. */
const MAX_TRACE_LINES = 50;

/** Prints the stack trace of an unexpected error, and asks for a bug report. */
export function reportBug(error: unknown, context: ScreenContext): ExitCode {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  announce(context, 'spacecraft: this is a bug; please report it with the lines below');
  for (const line of trace.split('\n', MAX_TRACE_LINES)) announce(context, line);
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
