import type { Output } from '../context.ts';

/** Work that is over sooner than this, in milliseconds, needs no sign that it goes on. */
const PATIENCE = 200;

/**
 * Shows on a terminal that work goes on, once it takes a while. A terminal that does not tell its
 * width is spared: the library would never come back from it.
 */
export async function withSpinner<Result>(
  output: Output,
  text: string,
  work: Promise<Result>,
): Promise<Result> {
  if (!output.isTTY || !output.columns) return work;
  let stop: (() => void) | undefined;
  const timer = setTimeout(async () => {
    const { default: ora } = await import('ora');
    // Left alone, the library would take Ctrl-C away from the program.
    const spinner = ora({ text, stream: output, discardStdin: false });
    if (over) return;
    spinner.start();
    stop = () => spinner.stop();
  }, PATIENCE);
  let over = false;
  try {
    return await work;
  } finally {
    over = true;
    clearTimeout(timer);
    stop?.();
  }
}
