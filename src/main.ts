import { type Context, type Output, processContext } from './context.ts';
import { type Signal, signalExitCode } from './exit.ts';
import type { Redactor } from './redactor.ts';
import { reportBug, run } from './run.ts';

/** Grace period (ms) for work to finish after an interruption. */
const GRACE_PERIOD = 500;

/** Runs the program in this process: connects its signals and its exit code. */
export async function main(): Promise<void> {
  unifyColorVariables(process.env);
  const interruption = new AbortController();
  let isPagerRunning = false;
  const context = processContext({
    interruption: interruption.signal,
    onPager: (isRunning) => {
      isPagerRunning = isRunning;
    },
  });

  redactFailures(context);

  const interrupt = (signal: Signal) => {
    // The terminal sends Ctrl-C to the pager as well, and the pager decides what it means.
    if (signal === 'SIGINT' && isPagerRunning) return;
    interruption.abort(signal);
    // Some work never finishes, such as writing to a pipe that nobody reads.
    setTimeout(async () => {
      await settle(context.pendingWrites);
      process.exit(signalExitCode(signal));
    }, GRACE_PERIOD).unref();
  };
  // Not `once`: libraries that clean up on a signal send it a second time.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

  const exitCode = await run(process.argv.slice(2), context);
  await settle(context.pendingWrites);
  // process.exit() discards output that a pipe has not accepted yet.
  await Promise.all([flush(context.stdout), flush(context.stderr)]);
  // What remains, such as looking up a host name, would keep the process alive for minutes.
  process.exit(exitCode);
}

/** Node prints uncaught exceptions, unhandled rejections and warnings itself, with any API key in them. */
function redactFailures(context: Context): void {
  process.on('uncaughtException', (error) => process.exit(reportBug(error, context)));
  process.prependListener('warning', (warning) => redactError(warning, context.redactor));
}

/** Redacts all texts of an error, such as the code and the detail of a warning. */
function redactError(error: Error, redactor: Redactor): void {
  for (const [name, { value, writable }] of Object.entries(
    Object.getOwnPropertyDescriptors(error),
  )) {
    if (typeof value === 'string' && writable)
      Object.assign(error, { [name]: redactor.redact(value) });
  }
}

/** Resolves when the stream has written everything, or can't. */
function flush(stream: Output): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

async function settle(pendingWrites: ReadonlySet<Promise<unknown>>): Promise<void> {
  // New writes can start while this waits for the current ones.
  while (pendingWrites.size > 0) await Promise.allSettled(pendingWrites);
}

/**
 * Removes what Node and libraries read in another way: here NO_COLOR has precedence over FORCE_COLOR,
 * and an empty variable counts as unset. Node would also warn that NO_COLOR is ignored.
 */
function unifyColorVariables(env: NodeJS.ProcessEnv): void {
  if (!env['NO_COLOR']) delete env['NO_COLOR'];
  if (!env['FORCE_COLOR'] || env['NO_COLOR']) delete env['FORCE_COLOR'];
  else delete env['NODE_DISABLE_COLORS'];
}
