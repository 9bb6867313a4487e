import type { ApiClient } from '../api/api-client.ts';
import { assertQuota, quotaLeft } from './quota-guard.ts';

/** What is at an address; given up where the signal says so. */
export type Get<Value> = (url: URL, signal?: AbortSignal) => Promise<Value>;

/**
 * What is at the first address, and then at the rest, which the first may tell: at once, in order,
 * and none once one has failed. The quota is asked for alongside the first request, and
 * nothing further is where it does not suffice. Throws `QuotaError`, or what `get` throws.
 */
export async function fetchFirstThenRest<Value>(
  client: ApiClient,
  get: Get<Value>,
  first: URL,
  restOf: (value: Value) => readonly URL[],
): Promise<[Value, ...Value[]]> {
  const isFree = client.isCached(first);
  const [value, alongside] = await Promise.all([
    get(first),
    isFree ? undefined : quotaLeft(client),
  ]);
  const rest = restOf(value);
  const costly = rest.filter((url) => !client.isCached(url)).length;
  if (costly > 0) {
    // What was told alongside may count the first request or not. Where that decides, or nothing
    // was asked yet, it is asked now.
    const decides = isFree || alongside?.requests === costly;
    const left = decides ? await quotaLeft(client) : alongside;
    if (left) assertQuota(costly, left);
  }
  return [value, ...(await together(get, rest))];
}

/** What is at each of these addresses, in order, with the same restraint. */
export async function several<Value>(
  client: ApiClient,
  get: Get<Value>,
  urls: readonly URL[],
): Promise<Value[]> {
  const place = urls.findIndex((url) => !client.isCached(url));
  const first = urls[place];
  if (!first || urls.length === 1) return together(get, urls);
  const rest = urls.toSpliced(place, 1);
  const [value, ...others] = await fetchFirstThenRest(client, get, first, () => rest);
  return others.toSpliced(place, 0, value);
}

async function together<Value>(get: Get<Value>, urls: readonly URL[]): Promise<Value[]> {
  const failed = new AbortController();
  try {
    return await Promise.all(urls.map((url) => get(url, failed.signal)));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
