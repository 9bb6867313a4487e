import { throttleUrl } from '../api/urls.ts';
import { Failure, QuotaError } from '../errors.ts';
import { fromNow } from '../text/relative-time.ts';
import type { CachedClient } from './cached-client.ts';

/** One of several things to fetch. */
export interface Fetch<Value> {
  /** Returns whether it costs no request. */
  isCached(): boolean;
  run(signal?: AbortSignal): Promise<Value>;
}

/**
 * Fetches the first, then the rest, which the first determines: concurrently, in order, and none
 * after one has failed. The quota is checked alongside the first request; if it cannot cover the
 * rest, nothing more is requested. Throws `QuotaError`, or what a fetch throws.
 */
export async function fetchFirstThenRest<Value>(
  client: CachedClient,
  first: Fetch<Value>,
  restOf: (value: Value) => readonly Fetch<Value>[],
): Promise<[Value, ...Value[]]> {
  const isFree = first.isCached();
  const [value, alongside] = await Promise.all([
    first.run(),
    isFree ? undefined : quotaLeft(client),
  ]);
  const rest = restOf(value);
  const needed = rest.filter((fetch) => !fetch.isCached()).length;
  if (needed > 0) {
    // The quota read alongside may or may not count the first request. If that matters, or if none
    // was read, read it now.
    const isUncertain = isFree || alongside?.requests === needed;
    const left = isUncertain ? await quotaLeft(client) : alongside;
    if (left) assertCovers(left, `${needed} more`, needed);
  }
  return [value, ...(await runAll(rest))];
}

/** Fetches all, in order, with the same quota check. */
export async function fetchAll<Value>(
  client: CachedClient,
  fetches: readonly Fetch<Value>[],
): Promise<Value[]> {
  const index = fetches.findIndex((fetch) => !fetch.isCached());
  const first = fetches[index];
  if (!first || fetches.length === 1) return runAll(fetches);
  const rest = fetches.toSpliced(index, 1);
  const [value, ...others] = await fetchFirstThenRest(client, first, () => rest);
  return others.toSpliced(index, 0, value);
}

async function runAll<Value>(fetches: readonly Fetch<Value>[]): Promise<Value[]> {
  const failed = new AbortController();
  try {
    return await Promise.all(fetches.map((fetch) => fetch.run(failed.signal)));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

interface QuotaLeft {
  readonly requests: number;
  readonly limit: number;
  /** The length of the sliding window, in milliseconds. */
  readonly window: number;
  /** When the API said so, in milliseconds since the epoch. */
  readonly at: number;
}

/** Timeout (ms) for the quota, which is read alongside other work. */
const QUOTA_TIMEOUT = 5_000;

/** Reads the quota, which is free. Returns undefined if the API doesn't say: no reason to stop. */
async function quotaLeft(client: CachedClient): Promise<QuotaLeft | undefined> {
  const timeout = AbortSignal.timeout(QUOTA_TIMEOUT);
  try {
    const { value, at } = await client.get(throttleUrl(client.base), 'throttle', timeout);
    if (!value) return undefined;
    const { your_request_limit: limit, current_use, limit_frequency_secs } = value;
    return { requests: limit - current_use, limit, window: limit_frequency_secs * 1_000, at };
  } catch (error) {
    if (error instanceof Failure || timeout.aborted) return undefined;
    throw error;
  }
}

/**
 * Throws `QuotaError` if the quota doesn't cover an estimated number of requests, before any of them
 * is spent.
 */
export async function assertQuota(client: CachedClient, estimate: number): Promise<void> {
  const left = estimate > 0 ? await quotaLeft(client) : undefined;
  if (left) assertCovers(left, `about ${estimate}`, estimate);
}

/** Throws `QuotaError` if the quota has fewer requests left; `amount` says how many are needed. */
function assertCovers(
  { requests, limit, window, at }: QuotaLeft,
  amount: string,
  needed: number,
): void {
  if (needed <= requests) return;
  // The window slides: the API doesn't say when each request expires, but by then all have.
  const when = fromNow(at + window, at);
  const left = `${Math.max(0, requests)} of ${limit} left`;
  throw new QuotaError(`not enough quota: ${amount} requests needed, ${left}`, [
    `all are available ${when}`,
  ]);
}
