import { fstatSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { closedOutput, wasClosed } from './closed-output.ts';
import type { Environment } from './environment.ts';
import { fileOutput } from './file-output.ts';
import { Redactor } from './redactor.ts';
import { Screen } from './screen.ts';

/** Standard input. */
export type Input = Readable & { readonly isTTY?: boolean };

/** Standard output or standard error, with the properties of its terminal. */
export type Output = Writable & {
  readonly isTTY?: boolean;
  /** Width in columns; 0 if the terminal doesn't report it. */
  readonly columns?: number;
  /** Returns the colour depth in bits: 1, 4, 8 or 24. */
  getColorDepth?(environment: object): number;
};

/** A running program that displays text page by page. */
export interface Pager {
  readonly input: Writable;
  /** Resolves when the pager exits. */
  readonly exitCode: Promise<number>;
}

/** Everything the program needs from its environment; tests supply their own. */
export interface Context {
  readonly stdin: Input;
  /** Redacts the API key, as does `stderr`. */
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /**
   * Returns the path of the cache folder. Returns undefined, after a warning, if the user has no home
   * directory.
   */
  cacheFolder(warn?: (line: string) => void): Promise<string | undefined>;
  /** Numeric id of the user whom new files belong to; undefined on Windows. */
  readonly userId: number | undefined;
  /** Returns whether the terminal of stdout supports hyperlinks. */
  hasLinks(): Promise<boolean>;
  /** Opens the URL in a browser; resolves to false if that fails. */
  browse(url: string): Promise<boolean>;
  /**
   * Starts a shell command that reads its input from the program and owns the terminal until it
   * exits. `defaults` are variables for it, unless the user has set them.
   */
  startPager(command: string, defaults?: Readonly<Record<string, string>>): Promise<Pager>;
  /**
   * Calls `suspend` before Ctrl-Z suspends the program, and `resume` when it continues. Returns a
   * function that ends this.
   */
  onSuspension(suspend: () => void, resume: () => void): () => void;
  /** Aborted by SIGINT (Ctrl-C) or SIGTERM; the reason is the signal's name. */
  readonly interruption: AbortSignal;
  /** Writes in progress; the process waits for them before an interruption ends it. */
  readonly pendingWrites: Set<Promise<unknown>>;
  /** Removes the API key from everything that is printed or stored. */
  readonly redactor: Redactor;
  readonly screen: Screen;
  /** Returns the current time in ms since the epoch. */
  now(): number;
  /** Returns a number from 0 up to, but not including, 1. */
  random(): number;
  /** Resolves after this time in ms; rejects if the program is interrupted. */
  wait(milliseconds: number): Promise<void>;
}

export interface ProcessContextOptions {
  readonly interruption: AbortSignal;
  /** Called when a pager or a text browser takes over the terminal, and again when it exits. */
  onPager(isRunning: boolean): void;
}

/** Returns the context of the real process. */
export function processContext({ interruption, onPager }: ProcessContextOptions): Context {
  let stdout: Output | undefined;
  let stderr: Output | undefined;
  const redactor = new Redactor();
  return {
    // Opening a stream takes a millisecond or more, and no command needs all three.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= redactor.guard(
        wasClosed(1, process.ppid) ? ignoreErrors(closedOutput()) : outputFor(1),
      );
      return stdout;
    },
    get stderr() {
      stderr ??= redactor.guard(outputFor(2));
      return stderr;
    },
    env: process.env,
    async cacheFolder(warn) {
      const { cacheFolder } = await import('./cache-folder.ts');
      const folder = cacheFolder(process.env);
      if (!folder)
        warn?.('no home directory, so nothing is cached; set HOME or SPACECRAFT_CACHE_DIR');
      return folder;
    },
    userId: process.geteuid?.(),
    hasLinks,
    async browse(url) {
      const { openInBrowser } = await import('./browser.ts');
      return openInBrowser(url, { env: process.env, onTerminal: onPager });
    },
    startPager: (command, defaults) =>
      startPager(command, { ...defaults, ...process.env }, onPager),
    onSuspension,
    interruption,
    pendingWrites: new Set(),
    redactor,
    screen: new Screen(),
    now: Date.now,
    random: Math.random,
    async wait(milliseconds) {
      const { setTimeout: wait } = await import('node:timers/promises');
      await wait(milliseconds, undefined, { signal: interruption });
    },
  };
}

function outputFor(descriptor: 1 | 2): Output {
  // Windows has no short writes.
  const isFile = process.platform !== 'win32' && fstatSync(descriptor).isFile();
  if (isFile) return ignoreErrors(fileOutput(descriptor));
  return ignoreErrors(descriptor === 1 ? process.stdout : process.stderr);
}

/** Keeps a failed write from ending the process; the callback of the write reports the error. */
function ignoreErrors<Stream extends Writable>(stream: Stream): Stream {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return stream;
}

async function hasLinks(): Promise<boolean> {
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  return createSupportsHyperlinks(process.stdout);
}

async function startPager(
  command: string,
  env: NodeJS.ProcessEnv,
  onPager: (isRunning: boolean) => void,
): Promise<Pager> {
  const { spawn } = await import('node:child_process');
  onPager(true);
  const child = spawn(command, { env, shell: true, stdio: ['pipe', 'inherit', 'inherit'] });
  const exitCode = new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 0));
  }).finally(() => onPager(false));
  return { input: ignoreErrors(child.stdin), exitCode };
}

/** Time (ms) in which a suspension takes effect. */
const SUSPENSION_TIME = 50;

function onSuspension(suspend: () => void, resume: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const handle = () => {
    suspend();
    process.off('SIGTSTP', handle);
    process.kill(process.pid, 'SIGTSTP');
    // Fires after the program continues. Without job control nothing suspends it.
    timer = setTimeout(() => {
      process.on('SIGTSTP', handle);
      resume();
    }, SUSPENSION_TIME);
  };
  // Windows has no such signal.
  if (process.platform !== 'win32') process.on('SIGTSTP', handle);
  return () => {
    clearTimeout(timer);
    process.off('SIGTSTP', handle);
  };
}
