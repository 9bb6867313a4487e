import type { ApiClient } from '../api/client.ts';
import { ensureEnough, quotaLeft } from './quota.ts';

/** What is at an address; given up where the signal says so. */
export type Get<Value> = (address: URL, signal?: AbortSignal) => Promise<Value>;

/**
 * What is at the first address, and then at the rest, which the first may tell: at once, in order,
 * and none once one has failed. The quota is asked for alongside the first request, and
 * nothing further is where it does not suffice. Throws `QuotaError`, or what `get` throws.
 */
export async function firstThenRest<Value>(
  client: ApiClient,
  get: Get<Value>,
  first: URL,
  restOf: (value: Value) => readonly URL[],
): Promise<[Value, ...Value[]]> {
  const isFree = client.isKept(first);
  const [value, alongside] = await Promise.all([
    get(first),
    isFree ? undefined : quotaLeft(client),
  ]);
  const rest = restOf(value);
  const costly = rest.filter((address) => !client.isKept(address)).length;
  if (costly > 0) {
    // What was told alongside may count the first request or not. Where that decides, or nothing
    // was asked yet, it is asked now.
    const decides = isFree || alongside?.requests === costly;
    const left = decides ? await quotaLeft(client) : alongside;
    if (left) ensureEnough(costly, left);
  }
  return [value, ...(await together(get, rest))];
}

/** What is at each of these addresses, in order, with the same restraint. */
export async function several<Value>(
  client: ApiClient,
  get: Get<Value>,
  addresses: readonly URL[],
): Promise<Value[]> {
  const place = addresses.findIndex((address) => !client.isKept(address));
  const first = addresses[place];
  if (!first || addresses.length === 1) return together(get, addresses);
  const rest = addresses.toSpliced(place, 1);
  const [value, ...others] = await firstThenRest(client, get, first, () => rest);
  return others.toSpliced(place, 0, value);
}

async function together<Value>(get: Get<Value>, addresses: readonly URL[]): Promise<Value[]> {
  const failed = new AbortController();
  try {
    return await Promise.all(addresses.map((address) => get(address, failed.signal)));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
