import type { ApiResponse } from '../api/api-client.ts';
import type { Page, Shape, Shapes } from '../api/validate.ts';
import { PassingFailure } from '../errors.ts';
import { CacheMiss, cacheOnlyClient } from './cached-client.ts';
import { fetchExisting } from './fetch-existing.ts';
import type { Policy, Services } from './open-source.ts';
import type { Answer } from './source.ts';

/** Two ways to an answer. */
export interface Lookup<Value> {
  /** Gets a fresh cached response, or else asks the API. */
  ask(): Promise<Answer<Value>>;
  /** Returns the best local data, whatever its age. */
  findLocal(): Promise<Answer<Value> | undefined>;
}

/**
 * Asks the API, and falls back to local data if that fails. Sends no request if the policy is
 * `offline`: without local data, the answer is undefined.
 */
export async function askOrFallBack<Value>(
  policy: Policy,
  { ask, findLocal }: Lookup<Value>,
): Promise<Answer<Value> | undefined> {
  if (policy === 'offline') return findLocal();
  try {
    return await ask();
  } catch (error) {
    if (policy === 'refresh' || !(error instanceof PassingFailure)) throw error;
    const local = await findLocal();
    if (!local) throw error;
    return { ...local, stale: { because: error } };
  }
}

/** The shapes of pages of a list. */
type PageShape = { [S in Shape]: Shapes[S] extends Page<unknown> ? S : never }[Shape];

/** Returns how to look up a page that is one request, cached under its URL. */
export function pageLookup<S extends PageShape>(
  url: URL,
  shape: S,
  { client, cache, isFresh }: Services,
): Lookup<Shapes[S]> {
  const answer = ({ value, at, cached }: ApiResponse<Shapes[S]>): Answer<Shapes[S]> => ({
    value,
    at,
    origin: cached ? 'cache' : 'api',
    ...(!cached || isFresh(at) ? {} : { stale: {} }),
  });
  return {
    ask: async () => answer(await fetchExisting(client, url, shape)),
    async findLocal() {
      try {
        return answer(await fetchExisting(cacheOnlyClient(client.base, cache), url, shape));
      } catch (error) {
        if (error instanceof CacheMiss) return undefined;
        throw error;
      }
    },
  };
}
