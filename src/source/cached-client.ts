import type { ApiClient, ApiResponse } from '../api/api-client.ts';
import type { Shapes } from '../api/validate.ts';
import type { ResponseCache } from '../store/response-cache.ts';

/** Gets responses from the cache, or else from the API. */
export interface CachedClient extends ApiClient {
  /** Returns whether a response would cost no request. */
  isCached(url: URL): boolean;
  /** Removes a response from the cache, after pending writes. */
  invalidate(url: URL): void;
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
export function cachedClient({
  base,
  cache,
  isFresh,
  openClient,
}: CachedClientOptions): CachedClient {
  let writes: Promise<unknown>[] = [];
  const isCached = (url: URL) => {
    const at = cache.sentAt(url);
    return at !== undefined && isFresh(at);
  };

  return {
    base,
    isCached,
    invalidate(url) {
      writes = [Promise.all(writes).then(() => cache.invalidate(url))];
    },
    async get<S extends keyof Shapes>(
      url: URL,
      shape: S,
      signal?: AbortSignal,
    ): Promise<ApiResponse<Shapes[S] | undefined>> {
      const cached = isCached(url) ? cache.get(url) : undefined;
      // It was validated before it was cached.
      if (cached) return { value: cached.value as Shapes[S], at: cached.at, cached: true };
      const client = await openClient();
      const { value, at } = await client.get(url, shape, signal);
      // Each request changes the quota, so an old one is useless.
      if (value !== undefined && shape !== 'throttle') {
        // Wait until the caller could send its next request.
        const sent = new Promise((resolve) => setImmediate(resolve));
        writes.push(sent.then(() => cache.put(url, { value, at })));
      }
      return { value, at, cached: false };
    },
    async flush() {
      await Promise.all(writes);
    },
  };
}

/** The cache has no response for a URL. */
export class CacheMiss extends Error {
  override readonly name = 'CacheMiss';
}

/** Creates a client that uses cached responses of any age, and throws `CacheMiss` for the rest. */
export function cacheOnlyClient(base: URL, cache: ResponseCache): CachedClient {
  return cachedClient({
    base,
    cache,
    isFresh: () => true,
    openClient: async () => {
      throw new CacheMiss('not cached');
    },
  });
}
