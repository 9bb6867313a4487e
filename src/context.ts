import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** A stream to print on, and what is known of the terminal behind it. */
export type Output = Writable & {
  readonly isTTY?: boolean;
  /** Width in columns; 0 on terminals that do not tell. */
  readonly columns?: number;
  /** In bits: 1, 4, 8 or 24. */
  getColorDepth?(environment: object): number;
};

/** Standard input. */
export type Input = Readable & { readonly isTTY?: boolean };

/** Every environment variable that the program reads. */
export type Environment = {
  readonly [variable in
    | 'SPACECRAFT_API_URL'
    | 'SPACECRAFT_CACHE_DIR'
    | 'SPACECRAFT_MAX_AGE'
    | 'SPACECRAFT_TOKEN'
    | 'SPACECRAFT_TOKEN_FILE'
    | 'http_proxy'
    | 'HTTP_PROXY'
    | 'https_proxy'
    | 'HTTPS_PROXY'
    | 'all_proxy'
    | 'ALL_PROXY'
    | 'no_proxy'
    | 'NO_PROXY'
    | 'NO_COLOR'
    | 'FORCE_COLOR'
    | 'CLICOLOR'
    | 'CLICOLOR_FORCE'
    | 'TERM']?: string | undefined;
};

/** All that the program may know or touch of the world around it, so that a test can be that world. */
export interface Context {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /** The folder where answers may be kept; undefined where the machine has none for this user. */
  cacheFolder(): Promise<string | undefined>;
  /** Aborted when the user presses Ctrl-C. */
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
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cacheFolder,
    interruption,
    now: Date.now,
    random: Math.random,
    wait: (milliseconds) => wait(milliseconds, undefined, { signal: interruption }),
  };
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
