import type { ApiClient } from '../api/api-client.ts';
import { throttleUrl } from '../api/urls.ts';
import { isFailure, QuotaError } from '../errors.ts';
import { inTime } from '../text/relative-time.ts';

/** What is left of the caller's quota. */
export interface QuotaLeft {
  readonly requests: number;
  /** In a window of so many milliseconds, which slides. */
  readonly limit: number;
  readonly window: number;
  /** When the API told, in milliseconds since the epoch. */
  readonly at: number;
}

/** So long, in milliseconds, an answer about the quota is waited for while the rest goes on. */
const PATIENCE = 5_000;

/** Undefined where the API does not tell, which is no reason to stop. Asking is free. */
export async function quotaLeft(client: ApiClient): Promise<QuotaLeft | undefined> {
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const { value, at } = await client.get(throttleUrl(client.base), 'throttle', patience);
    if (!value) return undefined;
    const { your_request_limit: limit, current_use, limit_frequency_secs } = value;
    return { requests: limit - current_use, limit, window: limit_frequency_secs * 1_000, at };
  } catch (error) {
    if (isFailure(error) || patience.aborted) return undefined;
    throw error;
  }
}

/** Throws `QuotaError` where so many requests are more than what is left. */
export function assertQuota(needed: number, { requests, limit, window, at }: QuotaLeft): void {
  if (needed <= requests) return;
  const left = `${Math.max(0, requests)} of ${limit} are left`;
  // The window slides: when each request in it is free again is not told, only that all are by then.
  const when = inTime(at + window, at);
  throw new QuotaError(
    `the hourly quota does not suffice: this takes ${needed} more requests, and ${left}`,
    `there are enough ${when}, or sooner`,
  );
}
