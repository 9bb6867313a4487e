import type { Readable, Writable } from 'node:stream';
import type { Environment } from './environment.ts';
import { type Output, standardOutput } from './output.ts';

/** Standard input. */
export type Input = Readable & { readonly isTTY?: boolean };

/** A program that shows text page by page. */
export interface Pager {
  readonly input: Writable;
  /** Resolves when the user leaves it. */
  readonly exitCode: Promise<number>;
}

/** All that the program may know or touch of the world around it, so that a test can be that world. */
export interface Context {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /** The folder where answers may be kept; undefined where the machine has none for this user. */
  cacheFolder(): Promise<string | undefined>;
  /** Whether the terminal behind stdout can lead to other addresses. */
  hasLinks(): Promise<boolean>;
  /** Shows the address in a browser; false where there is none. */
  browse(url: string): Promise<boolean>;
  /** Starts a command of the user's shell that has the terminal to itself. */
  startPager(command: string): Promise<Pager>;
  /** Aborted when the user presses Ctrl-C or the process is told to end; the reason is the signal's name. */
  readonly interruption: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
  /** From 0 up to, but not including, 1. */
  random(): number;
  /** Resolves after so many milliseconds; rejects when the user interrupts. */
  wait(milliseconds: number): Promise<void>;
}

/** The context of the real process. */
export function processContext(interruption: AbortSignal): Context {
  // Each takes milliseconds to come into being, and many a run does without one or two.
  let stdout: Output | undefined;
  let stderr: Output | undefined;
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= output(1, () => heard(process.stdout));
      return stdout;
    },
    get stderr() {
      stderr ??= output(2, () => heard(process.stderr));
      return stderr;
    },
    env: process.env,
    cacheFolder,
    hasLinks,
    browse,
    startPager,
    interruption,
    now: Date.now,
    random: Math.random,
    async wait(milliseconds) {
      const { setTimeout: wait } = await import('node:timers/promises');
      await wait(milliseconds, undefined, { signal: interruption });
    },
  };
}

function output(descriptor: 1 | 2, stream: () => Output): Output {
  // What Windows calls a pipe behaves in other ways than those known here.
  return process.platform === 'win32' ? stream() : standardOutput(descriptor, stream);
}

/** What fails on a stream is told to whoever writes to it; unheard, the event would end the process. */
function heard<Stream extends Writable>(stream: Stream): Stream {
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return stream;
}

async function cacheFolder(): Promise<string | undefined> {
  const env: Environment = process.env;
  if (env.SPACECRAFT_CACHE_DIR) return env.SPACECRAFT_CACHE_DIR;
  try {
    const { default: envPaths } = await import('env-paths');
    return envPaths('spacecraft', { suffix: '' }).cache;
  } catch {
    // A user without a home: the library asks for it as soon as it is loaded.
    return undefined;
  }
}

async function hasLinks(): Promise<boolean> {
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  return createSupportsHyperlinks(process.stdout);
}

/** So long, in milliseconds, what opens a browser has to say that it cannot. */
const BROWSER_TIMEOUT = 1_500;

async function browse(url: string): Promise<boolean> {
  const { BROWSER, DISPLAY, WAYLAND_DISPLAY }: Environment = process.env;
  if (process.platform === 'linux' && !BROWSER && !DISPLAY && !WAYLAND_DISPLAY) return false;
  const [{ default: open }, { default: events }] = await Promise.all([
    import('open'),
    import('node:events'),
  ]);
  try {
    const opener = await open(url);
    const patience = AbortSignal.timeout(BROWSER_TIMEOUT);
    const [code] = await events.once(opener, 'close', { signal: patience });
    return code === 0;
  } catch (error) {
    // Still open when patience ran out: it is the browser itself.
    return error instanceof Error && error.name === 'AbortError';
  }
}

async function startPager(command: string): Promise<Pager> {
  const { spawn } = await import('node:child_process');
  // Ctrl-C goes to every program at the terminal, and from here on is the pager's to understand.
  process.removeAllListeners('SIGINT').on('SIGINT', () => {});
  const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'] });
  // Told to whoever writes; unheard, the event would end the process.
  child.stdin.on('error', () => {});
  const exitCode = new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 0));
  });
  return { input: child.stdin, exitCode };
}
