import type { HttpClient } from '../api/api-client.ts';
import type { Context } from '../context.ts';
import { type ApiValues, baseOf, type CacheValues, maxAgeOf } from '../flags/source-flags.ts';
import { type Folder, folder } from '../store/folder.ts';
import { openResponseCache, type ResponseCache } from '../store/response-cache.ts';
import { notice } from '../terminal/notice.ts';
import { type CachedClient, cachedClient } from './cached-client.ts';

/** The API and the store that the flags and the context stand for, each opened when it is used. */
export interface Services {
  readonly base: URL;
  readonly folder: Folder;
  readonly kept: ResponseCache;
  /** In milliseconds. */
  readonly maxAge: number;
  /** Asks the API itself. */
  ask(): Promise<HttpClient>;
  /** Asks the API for what is not kept, or not fresh. */
  readonly client: CachedClient;
  /** Says a line on stderr, at once. */
  warn(line: string): void;
}

export async function openServices(
  flags: ApiValues & CacheValues,
  context: Context,
): Promise<Services> {
  const warn = (line: string) => notice(context, `spacecraft: ${line}`);
  const base = baseOf(flags);
  const maxAge = maxAgeOf(flags);
  const place = folder(await context.cacheFolder(), warn);
  const kept = openResponseCache(place, warn);
  let asked: Promise<HttpClient> | undefined;
  const ask = () => {
    asked ??= apiClient(base, flags, context, warn);
    return asked;
  };
  const client = cachedClient({ base, kept, maxAge, now: context.now, ask });
  return { base, folder: place, kept, maxAge, ask, client, warn };
}

/** What sends requests is slow to load, and loaded when there is one to send. */
async function apiClient(
  base: URL,
  flags: ApiValues,
  context: Context,
  warn: (line: string) => void,
): Promise<HttpClient> {
  const { readToken } = await import('../api/token.ts');
  const { httpClient } = await import('../api/http-client.ts');
  const settings = {
    base,
    token: await readToken(context.env, warn),
    timeout: flags.timeout ?? 30,
    log: (line: string) => {
      if (flags.verbose) notice(context, line);
    },
  };
  return httpClient(settings, context);
}
