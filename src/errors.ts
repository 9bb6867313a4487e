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

/** No answer came: no network, a time-out, or the server's own trouble (5xx). */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
  readonly exitCode = EXIT.unavailable;
}

/** The hourly quota is used up (429). */
export class QuotaError extends Error {
  override readonly name = 'QuotaError';
  readonly exitCode = EXIT.quota;
  /** When the next request is allowed, in milliseconds since the epoch, where the API said so. */
  readonly freeAt: number | undefined;

  constructor(message: string, freeAt: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.freeAt = freeAt;
  }
}

/** The answer is not what the API promises. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly exitCode = EXIT.answer;
}

/** The API refused the key, or refused to serve without one (401, 403). */
export class KeyRefusedError extends Error {
  override readonly name = 'KeyRefusedError';
  readonly exitCode = EXIT.keyRefused;
}

/** What was to be printed could not be: the disk is full, or the reader is gone. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  /** A reader that has seen enough, like `head`, is no failure. */
  readonly closedPipe: boolean;
  readonly exitCode: ExitCode;

  constructor(cause: NodeJS.ErrnoException) {
    super(`cannot write the output: ${cause.message}`, { cause });
    this.closedPipe = cause.code === 'EPIPE';
    this.exitCode = this.closedPipe ? EXIT.ok : EXIT.bug;
  }
}

export type Failure = Error & { readonly exitCode: ExitCode };

const FAILURES = [
  UsageError,
  NotFoundError,
  UnavailableError,
  QuotaError,
  AnswerError,
  KeyRefusedError,
  OutputError,
];

/** Whether the error is one the program foresaw; anything else is a bug. */
export function isFailure(error: unknown): error is Failure {
  return FAILURES.some((failure) => error instanceof failure);
}
