import { EXIT, type ExitCode } from './exit.ts';

/** The command line asks for something that cannot be: nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly exitCode = EXIT.usage;
}

/** The API, or the data at hand, has no such spacecraft. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
  readonly exitCode = EXIT.notFound;
}

/**
 * No answer came: no network, a time-out, or the server's own trouble (5xx). The reason is kept
 * apart from the advice, since it is told alone where older data serves.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
  readonly exitCode = EXIT.unavailable;
  readonly reason: string;

  constructor(reason: string, advice: string, options?: ErrorOptions) {
    super(`${reason}; ${advice}`, options);
    this.reason = reason;
  }
}

/** The quota is used up (429), or does not suffice for what is still to be asked. */
export class QuotaError extends Error {
  override readonly name = 'QuotaError';
  readonly exitCode = EXIT.quota;
  readonly reason: string;

  constructor(reason: string, advice: string, options?: ErrorOptions) {
    super(`${reason}; ${advice}`, options);
    this.reason = reason;
  }
}

/** What time heals: until then, older data may serve. */
export type PassingFailure = UnavailableError | QuotaError;

/** The answer is not what the API promises. */
export class BadResponseError extends Error {
  override readonly name = 'BadResponseError';
  readonly exitCode = EXIT.badResponse;
}

/** The API refused the key, or refused to serve without one (401, 403). */
export class KeyRefusedError extends Error {
  override readonly name = 'KeyRefusedError';
  readonly exitCode = EXIT.keyRefused;
}

/** What was to be printed or kept could not be: the disk is full, or the reader is gone. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  /** A reader that has seen enough, like `head`, is no failure. */
  readonly closedPipe: boolean;
  readonly exitCode: ExitCode;

  constructor(message: string, cause?: NodeJS.ErrnoException) {
    super(message, { cause });
    this.closedPipe = cause?.code === 'EPIPE';
    this.exitCode = this.closedPipe ? EXIT.ok : EXIT.bug;
  }
}

export type Failure = Error & { readonly exitCode: ExitCode };

const FAILURES = [
  UsageError,
  NotFoundError,
  UnavailableError,
  QuotaError,
  BadResponseError,
  KeyRefusedError,
  OutputError,
];

/** Whether the error is one the program foresaw; anything else is a bug. */
export function isFailure(error: unknown): error is Failure {
  return FAILURES.some((failure) => error instanceof failure);
}
