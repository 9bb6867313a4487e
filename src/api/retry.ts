import type { Context } from '../context.ts';
import { errorCode } from './network-error.ts';
import type { Response } from './response.ts';
import { retryAfter } from './retry-after.ts';

/** Only transient failures are retried. A 429 is not one: each retry would use up quota. */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);
const TRANSIENT_ERRORS: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const MAX_RETRIES = 2;

/** Delay in ms before the first retry; it doubles with each further one. */
const FIRST_DELAY = 500;

/** Maximum `Retry-After` in ms; if the server requests a longer wait, there is no retry. */
const MAX_REQUESTED_DELAY = 5_000;

type Outcome = PromiseSettledResult<Response>;

/** Sends a request, up to three times if the failure is transient. */
export async function withRetry(
  sendRequest: () => Promise<Response>,
  context: Pick<Context, 'now' | 'random' | 'wait'>,
): Promise<Response> {
  for (let retries = 0; ; retries++) {
    const [outcome] = await Promise.allSettled([sendRequest()]);
    const delay = retries < MAX_RETRIES ? retryDelay(outcome, retries, context) : undefined;
    if (delay !== undefined) await context.wait(delay);
    else if (outcome.status === 'rejected') throw outcome.reason;
    else return outcome.value;
  }
}

/** Returns the delay in ms before the next retry, or undefined if a retry makes no sense. */
function retryDelay(
  outcome: Outcome,
  retries: number,
  { now, random }: Pick<Context, 'now' | 'random'>,
): number | undefined {
  if (!isTransient(outcome)) return undefined;
  const requested = outcome.status === 'fulfilled' ? retryAfter(outcome.value, now()) : undefined;
  if (requested !== undefined) return requested <= MAX_REQUESTED_DELAY ? requested : undefined;
  // The random part (50 to 100 %) keeps many clients from retrying at the same moment.
  return FIRST_DELAY * 2 ** retries * (0.5 + random() / 2);
}

function isTransient(outcome: Outcome): boolean {
  return outcome.status === 'fulfilled'
    ? TRANSIENT_STATUSES.has(outcome.value.status)
    : TRANSIENT_ERRORS.has(errorCode(outcome.reason) ?? '');
}
