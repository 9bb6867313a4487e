import { processContext } from './context.ts';
import { type Signal, signalExitCode } from './exit.ts';
import { run } from './run.ts';
import { allWritten } from './store/folder.ts';

/** So long, in milliseconds, work has to end by itself once it was interrupted. */
const GRACE = 500;

/** Runs the program as this process; the only code that sees the real one, with context.ts. */
export async function main(): Promise<void> {
  const interruption = new AbortController();
  const end = (signal: Signal) => {
    interruption.abort(signal);
    // Writing to a reader that does not read, for one, would never end.
    const exit = async () => {
      await allWritten();
      process.exit(signalExitCode(signal));
    };
    setTimeout(exit, GRACE).unref();
  };
  // Not once: libraries that clean up at the end send the signal again when they have.
  process.on('SIGINT', end).on('SIGTERM', end);
  // Set, not called with: process.exit() would cut off what a pipe has not taken yet.
  process.exitCode = await run(process.argv.slice(2), processContext(interruption.signal));
}
