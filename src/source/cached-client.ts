import type { ApiClient } from '../api/api-client.ts';
import type { Shapes } from '../api/validate.ts';
import type { ResponseCache } from '../store/response-cache.ts';
import { isFresh } from './freshness.ts';

export interface CachedClientOptions {
  readonly base: URL;
  readonly kept: ResponseCache;
  /** How long an answer serves, in milliseconds. */
  readonly maxAge: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** What asks the API; made when something must be asked. */
  readonly ask: () => Promise<ApiClient>;
}

/** A client that writes behind the back of its caller. */
export interface CachedClient extends ApiClient {
  /** Resolves once all that was to be kept is. */
  flush(): Promise<void>;
}

/** Answers from what is kept while that is fresh, and else asks the API and keeps what it says. */
export function cachedClient({ base, kept, maxAge, now, ask }: CachedClientOptions): CachedClient {
  let writes: Promise<unknown>[] = [];
  const isCached = (url: URL) => {
    const at = kept.age(url);
    return at !== undefined && isFresh(at, maxAge, now());
  };

  return {
    base,
    isCached,
    invalidate(url) {
      // Not before it is kept, if it is about to be.
      writes = [Promise.all(writes).then(() => kept.invalidate(url))];
    },
    async get<S extends keyof Shapes>(url: URL, shape: S, signal?: AbortSignal) {
      const old = isCached(url) ? kept.find(url) : undefined;
      // It passed the gate before it was kept.
      if (old) return { value: old.value as Shapes[S], at: old.at, cached: true };
      const client = await ask();
      const sent = await client.get(url, shape, signal);
      // The quota changes with every request: what it was is of no use.
      if (sent.value !== undefined && shape !== 'throttle') {
        // Not before the caller has had a chance to send the next request.
        const keep = () => kept.keep(url, { value: sent.value, at: sent.at });
        writes.push(new Promise((resolve) => setImmediate(resolve)).then(keep));
      }
      return sent;
    },
    async flush() {
      await Promise.all(writes);
    },
  };
}

/** Nothing is kept for a question. */
export class CacheMiss extends Error {
  override readonly name = 'CacheMiss';
}

/** Answers from what is kept, whatever its age, and from nothing else. Throws `CacheMiss`. */
export function cacheOnlyClient(base: URL, kept: ResponseCache): ApiClient {
  return {
    base,
    isCached: () => true,
    invalidate: () => {},
    async get<S extends keyof Shapes>(url: URL) {
      const old = kept.find(url);
      if (!old) throw new CacheMiss(`no answer of ${url} is kept`);
      return { value: old.value as Shapes[S], at: old.at, cached: true };
    },
  };
}
