import { EXIT, type ExitCode } from './exit.ts';

export interface FailureOptions extends ErrorOptions {
  /** What to do, as alternatives: `['try again later', 'use --offline']`. */
  readonly advice?: readonly string[];
}

/** An error that the program expects, with its exit code. Any other error is a bug. */
export abstract class Failure extends Error {
  abstract readonly exitCode: ExitCode;
  /** The message without the advice. */
  readonly reason: string;
  readonly advice: readonly string[];

  constructor(reason: string, { advice = [], ...options }: FailureOptions = {}) {
    super(withAdvice(reason, advice), options);
    this.reason = reason;
    this.advice = advice;
  }

  /** Leaves out of the message what cannot be done. */
  limitAdvice(isPossible: (advice: string) => boolean): void {
    if (this.advice.every(isPossible)) return;
    const possible = this.advice.filter(isPossible);
    this.message = withAdvice(this.reason, possible.length > 0 ? possible : ['try again later']);
  }
}

function withAdvice(reason: string, advice: readonly string[]): string {
  if (advice.length === 0) return reason;
  const last = advice.slice(-1).map((text) => (advice.length > 1 ? `or ${text}` : text));
  return `${reason}; ${[...advice.slice(0, -1), ...last].join(', ')}`;
}

/**
 * A failure that may pass with time. Until then, older data can answer; the advice doesn't apply
 * then.
 */
export abstract class PassingFailure extends Failure {
  constructor(reason: string, advice: readonly string[], options?: ErrorOptions) {
    super(reason, { ...options, advice });
  }
}

/** The command line is invalid. No request was sent. */
export class UsageError extends Failure {
  override readonly name = 'UsageError';
  override readonly exitCode = EXIT.usage;
}

/** Neither the API nor the local data has such a spacecraft or configuration. */
export class NotFoundError extends Failure {
  override readonly name = 'NotFoundError';
  override readonly exitCode = EXIT.notFound;
}

/** No response: no network, a timeout, or a server error (5xx). */
export class UnavailableError extends PassingFailure {
  override readonly name = 'UnavailableError';
  override readonly exitCode = EXIT.unavailable;
}

/** No complete response within the timeout. */
export class TimeoutError extends UnavailableError {}

/** The quota is exhausted (429), or not enough for the requests that are still needed. */
export class QuotaError extends PassingFailure {
  override readonly name = 'QuotaError';
  override readonly exitCode = EXIT.quota;
}

/**
 * The response is not what the API sends, for example because it comes from the login page of a
 * wireless network.
 */
export class BadResponseError extends PassingFailure {
  override readonly name = 'BadResponseError';
  override readonly exitCode = EXIT.badResponse;

  /** Without an advice, `withServices` adds the general one. */
  constructor(reason: string, { advice = [], ...options }: FailureOptions = {}) {
    super(reason, advice, options);
  }
}

/** The API rejected the key (401, 403). */
export class KeyRejectedError extends Failure {
  override readonly name = 'KeyRejectedError';
  override readonly exitCode = EXIT.keyRejected;
}

/** The API, or something in front of it, denied access to a request without a key (401, 403). */
export class AccessDeniedError extends PassingFailure {
  override readonly name = 'AccessDeniedError';
  override readonly exitCode = EXIT.keyRejected;
}

/** Output or a file could not be written, for example because the disk is full. */
export class OutputError extends Failure {
  override readonly name = 'OutputError';
  override readonly exitCode: ExitCode;
  /** Whether the reader closed the pipe, as `head` does. That counts as success. */
  readonly closedPipe: boolean;

  constructor(message: string, cause?: NodeJS.ErrnoException) {
    super(message, { cause });
    this.closedPipe = cause?.code === 'EPIPE';
    this.exitCode = this.closedPipe ? EXIT.ok : EXIT.bug;
  }
}
