import type { Ora } from 'ora';
import type { Context } from '../context.ts';
import { hasColor } from './color.ts';
import { announce, type NoticeContext, notice } from './notice.ts';
import { prefersPlainOutput } from './plain-output.ts';

type Terminal = NoticeContext & Pick<Context, 'onSuspension'>;

/** Delay (ms) before progress appears; shorter work shows none. */
const DELAY = 200;

type Work<Result> = (update: (text: string) => void) => Promise<Result>;

/**
 * Shows progress on stderr while the work goes on, if that is a terminal: a spinner, whose text
 * `update` replaces, or a single line if the user prefers plain output. A terminal that reports no
 * width gets the line too, because ora would loop forever there.
 */
export async function withSpinner<Result>(
  terminal: Terminal,
  title: string,
  work: Work<Result>,
): Promise<Result> {
  const { stderr, env } = terminal;
  if (!stderr.isTTY) return work(() => {});
  const isAnimated = Boolean(stderr.columns) && !prefersPlainOutput(env);
  return isAnimated ? animate(terminal, title, work) : printLine(terminal, title, work);
}

async function printLine<Result>(
  terminal: Terminal,
  title: string,
  work: Work<Result>,
): Promise<Result> {
  const timer = setTimeout(() => notice(terminal, `${title}…`), DELAY);
  try {
    return await work(() => {});
  } finally {
    clearTimeout(timer);
  }
}

async function animate<Result>(
  terminal: Terminal,
  title: string,
  work: Work<Result>,
): Promise<Result> {
  let text = title;
  let isDone = false;
  let spinner: Ora | undefined;
  let endSuspension = () => {};
  const start = async () => {
    const created = await createSpinner(terminal);
    if (isDone || !created) return;
    endSuspension = terminal.onSuspension(
      () => created.stop(),
      () => created.start(text),
    );
    spinner = created.start(text);
  };
  const timer = setTimeout(() => {
    // The result matters more than the spinner, so the work continues without one.
    start().catch((error: unknown) => announce(terminal, `cannot show progress: ${error}`));
  }, DELAY);
  try {
    return await work((updated) => {
      text = updated;
      if (spinner) spinner.text = updated;
    });
  } finally {
    isDone = true;
    clearTimeout(timer);
    endSuspension();
    spinner?.stop();
  }
}

async function createSpinner({ stderr, env }: Terminal): Promise<Ora | undefined> {
  const [{ default: ora }, { Writable }] = await Promise.all([
    import('ora'),
    import('node:stream'),
  ]);
  if (!(stderr instanceof Writable)) return undefined;
  const color = hasColor(stderr, env) ? 'cyan' : false;
  // By default ora takes over stdin, and Ctrl-C would not reach the program.
  return ora({ stream: stderr, color, discardStdin: false });
}

const BAR_LENGTH = 24;

/** Formats progress as a bar: `━━━━━━────── 300 of 607`. */
export function progressBar(done: number, total: number): string {
  const filled = total > 0 ? Math.min(BAR_LENGTH, Math.round((done / total) * BAR_LENGTH)) : 0;
  return `${'━'.repeat(filled)}${'─'.repeat(BAR_LENGTH - filled)} ${done} of ${total}`;
}
