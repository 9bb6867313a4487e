import type { ApiClient, ApiResponse } from '../api/api-client.ts';
import type { Shapes } from '../api/validate.ts';
import type { ResponseCache } from '../store/response-cache.ts';

/** Gets responses from the cache, or else from the API. */
export interface CachedClient extends ApiClient {
  /** Returns whether a response would cost no request. */
  isCached(url: URL): boolean;
  /** Removes a response from the cache, after pending writes. */
  invalidate(url: URL): void;
  /**
   * Returns a client for the pages of one list. It shares no cached responses with other lists,
   * because pages of two states of the data must not be merged, and uses none from before `since`
   * (ms since the epoch), which are pages of an earlier run.
   */
  forPagesOf(list: string, since?: number): CachedClient;
  /** Resolves when all responses are written to the cache. */
  flush(): Promise<void>;
}

export interface CachedClientOptions {
  readonly base: URL;
  readonly cache: ResponseCache;
  /** Returns whether a response of that time (ms since the epoch) may still be used. */
  readonly isFresh: (at: number) => boolean;
  /** Opens the client for everything else; called when the first request is needed. */
  readonly openClient: () => Promise<ApiClient>;
}

/** Creates a client whose cache writes happen in the background. */
export function cachedClient(options: CachedClientOptions): CachedClient {
  const writes: PendingWrites = { all: [] };
  return partialClient(options, writes, {});
}

/** The cache writes of a client and of the clients for its pages. */
interface PendingWrites {
  all: Promise<unknown>[];
}

/** The cached responses that a client may use. */
interface Part {
  /** The list whose pages they are; none for single responses. */
  readonly list?: string;
  readonly since?: number;
}

function partialClient(
  options: CachedClientOptions,
  writes: PendingWrites,
  { list, since = Number.NEGATIVE_INFINITY }: Part,
): CachedClient {
  const { base, cache, isFresh, openClient } = options;
  const keyOf = (url: URL) => (list === undefined ? url : pageKey(url, list));
  const isCached = (url: URL) => {
    const at = cache.sentAt(keyOf(url));
    return at !== undefined && at >= since && isFresh(at);
  };

  return {
    base,
    isCached,
    invalidate(url) {
      writes.all = [Promise.all(writes.all).then(() => cache.invalidate(keyOf(url)))];
    },
    forPagesOf: (pagesOf, newSince) =>
      partialClient(options, writes, {
        list: pagesOf,
        ...(newSince !== undefined && { since: newSince }),
      }),
    async get<S extends keyof Shapes>(
      url: URL,
      shape: S,
      signal?: AbortSignal,
    ): Promise<ApiResponse<Shapes[S] | undefined>> {
      const cached = isCached(url) ? cache.get(keyOf(url)) : undefined;
      // It was validated before it was cached.
      if (cached) return { value: cached.value as Shapes[S], at: cached.at, cached: true };
      const client = await openClient();
      const { value, at } = await client.get(url, shape, signal);
      // Each request changes the quota, so an old one is useless.
      if (value !== undefined && shape !== 'throttle') {
        // Wait until the caller could send its next request.
        const sent = new Promise((resolve) => setImmediate(resolve));
        writes.all.push(sent.then(() => cache.put(keyOf(url), { value, at })));
      }
      return { value, at, cached: false };
    },
    async flush() {
      await Promise.all(writes.all);
    },
  };
}

/** Returns the URL that a page of a list is cached under. */
function pageKey(url: URL, list: string): URL {
  const key = new URL(url);
  key.hash = list;
  return key;
}

/** The cache has no response for a URL. */
export class CacheMiss extends Error {
  override readonly name = 'CacheMiss';
}

/** Creates a client that uses cached responses of any age, and throws `CacheMiss` for the rest. */
export function cacheOnlyClient(base: URL, cache: ResponseCache): CachedClient {
  const client = cachedClient({
    base,
    cache,
    isFresh: () => true,
    openClient: async () => {
      throw new CacheMiss('not cached');
    },
  });
  // Without requests, pages of an earlier run are better than none, as long as their counts agree. If
  // they don't, the next run with requests can still use those with the newest count.
  const forPagesOf = (list: string) => ({ ...client.forPagesOf(list), invalidate: () => {} });
  return { ...client, forPagesOf };
}
