import type { Context } from '../context.ts';
import { hasColor } from './color.ts';
import { prefersPlainOutput } from './plain-output.ts';

/** Work that is over sooner than this, in milliseconds, needs no sign that it goes on. */
const PATIENCE = 200;

/**
 * Shows on a terminal that work goes on, once it takes a while; the work may say how far it is. A
 * terminal that does not tell its width is spared, since the library would never come back from it,
 * and so is whoever wants nothing to move.
 */
export async function withSpinner<Result>(
  { stderr, env }: Pick<Context, 'stderr' | 'env'>,
  title: string,
  work: (say: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (!stderr.isTTY || !stderr.columns || prefersPlainOutput(env)) return work(() => {});
  let text = title;
  let over = false;
  let spinner: { text: string; stop(): unknown } | undefined;
  const timer = setTimeout(async () => {
    const [{ default: ora }, { Writable }] = await Promise.all([
      import('ora'),
      import('node:stream'),
    ]);
    // Left alone, the library would take Ctrl-C away from the program.
    const color = hasColor(stderr, env) ? 'cyan' : false;
    if (!over && stderr instanceof Writable)
      spinner = ora({ text, stream: stderr, color, discardStdin: false }).start();
  }, PATIENCE);
  try {
    return await work((said) => {
      text = said;
      if (spinner) spinner.text = said;
    });
  } finally {
    over = true;
    clearTimeout(timer);
    spinner?.stop();
  }
}

/** How far it is: `━━━━━━────── 300 of 607`. */
export function progressBar(done: number, total: number): string {
  const length = 24;
  const filled = total > 0 ? Math.min(length, Math.round((done / total) * length)) : 0;
  return `${'━'.repeat(filled)}${'─'.repeat(length - filled)} ${done} of ${total}`;
}
