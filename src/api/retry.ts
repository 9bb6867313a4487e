/** Nothing but passing trouble is tried again; a 429 never is, since each try costs quota. */
const PASSING_STATUSES = new Set([502, 503, 504]);
const PASSING_ERRORS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const RETRIES = 2;
const FIRST_WAIT = 500;

/** A server that asks for a longer wait than this, in milliseconds, is not waited for. */
const MAX_WAIT = 5_000;

export interface Attempt {
  /** 0 for the first. */
  readonly number: number;
  /** The answer's status, or the code of the error that came instead. */
  readonly outcome: number | string | undefined;
  /** How long the server asks to wait, in milliseconds, where it does. */
  readonly retryAfter?: number | undefined;
}

/**
 * How many milliseconds to wait before trying again, or undefined not to. The wait doubles each
 * time, and a random part of it (0 to 1) keeps many clients from coming back at once.
 */
export function retryWait(
  { number, outcome, retryAfter }: Attempt,
  random: number,
): number | undefined {
  const passing =
    typeof outcome === 'number' ? PASSING_STATUSES.has(outcome) : PASSING_ERRORS.has(outcome ?? '');
  if (!passing || number >= RETRIES || (retryAfter ?? 0) > MAX_WAIT) return undefined;
  return retryAfter ?? FIRST_WAIT * 2 ** number * (0.5 + random / 2);
}
