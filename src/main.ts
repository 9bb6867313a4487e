import { processContext } from './context.ts';
import { run } from './run.ts';

/** Runs the program as this process; the only code that sees the real one, with context.ts. */
export async function main(): Promise<void> {
  const interruption = new AbortController();
  // Not once: libraries that clean up at the end send the signal again when they have.
  process.on('SIGINT', () => interruption.abort());
  // What fails on a stream is told to whoever writes to it; unheard, the event would end the process.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  // Set, not called with: process.exit() would cut off what a pipe has not taken yet.
  process.exitCode = await run(process.argv.slice(2), processContext(interruption.signal));
}
