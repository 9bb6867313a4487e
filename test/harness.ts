/** Runs the program as a function, in a context that the test controls. */
import { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Context, Output } from '../src/context.ts';
import type { Environment } from '../src/environment.ts';
import { Redactor } from '../src/redactor.ts';
import { run } from '../src/run.ts';
import { Screen } from '../src/screen.ts';

export interface HarnessOptions {
  /** Width of stdout's terminal in columns. Without it, stdout is a pipe. */
  readonly terminal?: number;
  /** Width of stderr's terminal in columns. Without it, stderr is a pipe. */
  readonly errorTerminal?: number;
  readonly stdin?: string;
  /** Whether stdin is a terminal. Default: false. */
  readonly stdinTerminal?: boolean;
  readonly env?: Environment;
  /** Current time in ms since the epoch. Default: `TODAY`. */
  readonly now?: number;
  readonly interruption?: AbortSignal;
  /** Path of the cache folder. Default: no cache. */
  readonly cacheFolder?: string;
  /** Colour depth of the terminals in bits. Default: 8. */
  readonly colorDepth?: number;
  /** Whether the terminal supports hyperlinks. Default: false. */
  readonly links?: boolean;
  /** Whether a browser is available. Default: false. */
  readonly browser?: boolean;
  /** Exit code of the pager. Default: 0. */
  readonly pagerExit?: number;
  /** Whether the program really waits, as it must to take turns with concurrent runs. Default: false. */
  readonly realWaits?: boolean;
}

export interface Result {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Delays before retries, and between looks at a lock, in ms. */
  readonly waits: readonly number[];
  /** URLs that the program tried to open in a browser. */
  readonly browsed: readonly string[];
  readonly paged: readonly {
    readonly command: string;
    readonly text: string;
    readonly variables: Readonly<Record<string, string>>;
  }[];
}

export const TODAY = Date.UTC(2026, 10, 23, 12);

/** Runs the program with these arguments and returns what it did. */
export async function spacecraft(
  argv: readonly string[],
  options: HarnessOptions = {},
): Promise<Result> {
  const redactor = new Redactor();
  const stdout = new Recorder(options.terminal, options.colorDepth);
  const stderr = new Recorder(options.errorTerminal, options.colorDepth);
  const waits: number[] = [];
  const browsed: string[] = [];
  const paged: { command: string; pager: Recorder; variables: Readonly<Record<string, string>> }[] =
    [];
  const context: Context = {
    stdin: Object.assign(Readable.from(options.stdin === undefined ? [] : [options.stdin]), {
      isTTY: options.stdinTerminal ?? false,
    }),
    stdout: redactor.guard(stdout),
    stderr: redactor.guard(stderr),
    env: options.env ?? {},
    cacheFolder: async () => options.cacheFolder,
    userId: process.geteuid?.(),
    hasLinks: async () => options.links ?? false,
    browse: async (url) => {
      browsed.push(url);
      return options.browser ?? false;
    },
    startPager: async (command, variables = {}) => {
      const pager = new Recorder(undefined, undefined);
      paged.push({ command, pager, variables });
      return { input: pager, exitCode: Promise.resolve(options.pagerExit ?? 0) };
    },
    onSuspension: () => () => {},
    interruption: options.interruption ?? new AbortController().signal,
    pendingWrites: new Set(),
    redactor,
    screen: new Screen(),
    now: () => options.now ?? TODAY,
    random: () => 0.5,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      if (options.realWaits) await setTimeout(milliseconds);
    },
  };
  const exit = await run(argv, context);
  return {
    exit,
    stdout: stdout.text,
    stderr: stderr.text,
    waits,
    browsed,
    paged: paged.map(({ pager, ...started }) => ({ ...started, text: pager.text })),
  };
}

/** Records everything written to it. Is a terminal if it has a width. */
class Recorder extends Writable implements Output {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  readonly #colorDepth: number;

  constructor(columns: number | undefined, colorDepth = 8) {
    super({ decodeStrings: false });
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 0;
    this.#colorDepth = colorDepth;
  }

  getColorDepth(): number {
    return this.#colorDepth;
  }

  // Only test/terminal/screens.test.ts, with a real terminal, tests cursor movements.
  cursorTo(): void {}
  moveCursor(): void {}
  clearLine(): void {}

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
