/** A world for the program to run in: it hears what the test says, and the test reads what it prints. */
import { Readable, Writable } from 'node:stream';
import type { Context } from '../src/context.ts';
import type { Environment } from '../src/environment.ts';
import type { Output } from '../src/output.ts';
import { run } from '../src/run.ts';

export interface WorldOptions {
  /** The width of the terminal that stdout is; a pipe where there is none. */
  readonly terminal?: number;
  /** The width of the terminal that stderr is. */
  readonly errorTerminal?: number;
  readonly stdin?: string;
  /** Whether stdin is a terminal. */
  readonly stdinTerminal?: boolean;
  readonly env?: Environment;
  /** Milliseconds since the epoch; a fixed day where nothing is said. */
  readonly now?: number;
  readonly interruption?: AbortSignal;
  /** Where answers are kept; nowhere where nothing is said. */
  readonly cacheFolder?: string;
  /** How many bits of colour the terminals have; 8 where nothing is said. */
  readonly colorDepth?: number;
  /** Whether the terminal has links. */
  readonly links?: boolean;
  /** Whether there is a browser. */
  readonly browser?: boolean;
  readonly pagerExit?: number;
}

export interface Result {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How long the program asked to wait between tries, in milliseconds. */
  readonly waits: readonly number[];
  /** The addresses that were opened in a browser, or were to be. */
  readonly browsed: readonly string[];
  readonly paged: readonly { readonly command: string; readonly text: string }[];
}

export const TODAY = Date.UTC(2026, 10, 23, 12);

/** Runs the program with these arguments. */
export async function spacecraft(
  argv: readonly string[],
  options: WorldOptions = {},
): Promise<Result> {
  const stdout = new Recorder(options.terminal, options.colorDepth);
  const stderr = new Recorder(options.errorTerminal, options.colorDepth);
  const waits: number[] = [];
  const browsed: string[] = [];
  const paged: { command: string; pager: Recorder }[] = [];
  const context: Context = {
    stdin: Object.assign(Readable.from(options.stdin === undefined ? [] : [options.stdin]), {
      isTTY: options.stdinTerminal ?? false,
    }),
    stdout,
    stderr,
    env: options.env ?? {},
    cacheFolder: async () => options.cacheFolder,
    hasLinks: async () => options.links ?? false,
    browse: async (url) => {
      browsed.push(url);
      return options.browser ?? false;
    },
    startPager: async (command) => {
      const pager = new Recorder(undefined, undefined);
      paged.push({ command, pager });
      return { input: pager, exitCode: Promise.resolve(options.pagerExit ?? 0) };
    },
    interruption: options.interruption ?? new AbortController().signal,
    now: () => options.now ?? TODAY,
    random: () => 0.5,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
  const exit = await run(argv, context);
  return {
    exit,
    stdout: stdout.text,
    stderr: stderr.text,
    waits,
    browsed,
    paged: paged.map(({ command, pager }) => ({ command, text: pager.text })),
  };
}

/** A stream that keeps what is written to it, and is a terminal where it is given a width. */
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

  // Where the cursor goes is for the tests with a real terminal to show.
  cursorTo(): void {}
  moveCursor(): void {}
  clearLine(): void {}

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
