import type { HttpClient } from '../api/api-client.ts';
import type { Context } from '../context.ts';
import { BadResponseError } from '../errors.ts';
import type { Redactor } from '../redactor.ts';
import { type Catalogue, openCatalogue } from '../store/catalogue-file.ts';
import { type Folder, openFolder } from '../store/folder.ts';
import { acquireLock, LockError } from '../store/lock.ts';
import { openResponseCache, type ResponseCache } from '../store/response-cache.ts';
import { type CachedClient, cachedClient, cacheOnlyClient } from './cached-client.ts';
import { type CatalogueCollection, offlineSource, onlineSource } from './fallback.ts';
import { remoteSource } from './remote.ts';
import type { Source } from './source.ts';

/** How to get an answer: `refresh` ignores local data, `offline` sends no request. */
export type Policy = 'online' | 'offline' | 'refresh';

export interface SourceOptions {
  /** The base URL of the API; ends with a slash. */
  readonly base: URL;
  /** Whether the user set the base URL, so that a mistake in it can be the reason of a failure. */
  readonly isCustomBase: boolean;
  readonly policy: Policy;
  /** Maximum age of cached data in milliseconds. */
  readonly maxAge: number;
  /** Timeout of a request in seconds. */
  readonly timeout: number;
  /** Receives warnings for the user. */
  readonly warn: (line: string) => void;
  /** Receives a line for each request. */
  readonly log: (line: string) => void;
}

/** The API and the local data that options describe; each is opened when it is first used. */
export interface Services {
  readonly folder: Folder;
  readonly cache: ResponseCache;
  /** Gets fresh responses from the cache, or else from the API. */
  readonly client: CachedClient;
  openClient(): Promise<HttpClient>;
  openCatalogue(): Catalogue | undefined;
  /** Returns whether data of that time (ms since the epoch) is younger than the maximum age. */
  isFresh(at: number): boolean;
  /** Runs work while no other process downloads many pages from the API. */
  exclusively<Result>(work: (hasWaited: boolean) => Promise<Result>): Promise<Result>;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** A clock can be corrected by this much (ms) without making data look dated in the future. */
const CLOCK_TOLERANCE = 60_000;

/** A folder that cannot be written to has nothing to wait for. */
function ignoreLockError(error: unknown): undefined {
  if (!(error instanceof LockError)) throw error;
}

/** Says what to do about an unusable response. A wrong base URL may be the reason. */
function withAdvice(error: unknown, { isCustomBase }: SourceOptions): unknown {
  if (!(error instanceof BadResponseError) || error.advice.length > 0) return error;
  const advice = isCustomBase ? ['check --api-url', 'use --offline'] : ['use --offline'];
  return new BadResponseError(error.reason, { cause: error, advice });
}

async function openServices(options: SourceOptions, context: Context): Promise<Services> {
  const { base, policy, warn } = options;
  const maxAge = policy === 'refresh' ? 0 : options.maxAge;
  // Without requests there is nothing to cache.
  const path = await context.cacheFolder(policy === 'offline' ? () => {} : warn);
  const folder = withoutKey(
    openFolder(path, {
      warn,
      random: context.random,
      pendingWrites: context.pendingWrites,
      userId: context.userId,
    }),
    context.redactor,
  );
  const cache = openResponseCache(folder, warn);
  let httpClient: Promise<HttpClient> | undefined;
  const openClient = () => {
    httpClient ??= openHttpClient(options, context);
    return httpClient;
  };
  // Data dated in the future has an unknown age: the clock was set back.
  const isFresh = (at: number) => {
    const age = context.now() - at;
    return age < maxAge && age > -CLOCK_TOLERANCE;
  };
  return {
    folder,
    cache,
    client: cachedClient({ base, cache, isFresh, openClient }),
    openClient,
    openCatalogue: () => openCatalogue(folder, base, warn),
    isFresh,
    async exclusively(work) {
      const lock = await acquireLock(folder, base, context.wait).catch(ignoreLockError);
      try {
        return await work(lock?.hasWaited ?? false);
      } finally {
        lock?.release();
      }
    },
    async close() {
      // Without a client there was no request, or opening it failed and the request said why.
      const opened = await httpClient?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/** Skips files with the API key in them, which only gets there if the user types it. */
function withoutKey(folder: Folder, redactor: Redactor): Folder {
  return {
    ...folder,
    async write(name, bytes, options) {
      const text = Buffer.from(bytes).toString('latin1');
      return redactor.finds(text) ? false : folder.write(name, bytes, options);
    },
  };
}

/** Runs `use` with the source that the options describe. */
export function withSource<Result>(
  options: SourceOptions,
  context: Context,
  use: (source: Source, services: Services) => Promise<Result>,
): Promise<Result> {
  return withServices(options, context, (services) => use(sourceOf(options, services), services));
}

/** Runs `use`, then finishes writing to the cache and closes all connections. */
export async function withServices<Result>(
  options: SourceOptions,
  context: Context,
  use: (services: Services) => Promise<Result>,
): Promise<Result> {
  const services = await openServices(options, context);
  try {
    return await use(services);
  } catch (error) {
    throw withAdvice(error, options);
  } finally {
    await services.client.flush();
    await services.close();
  }
}

/** Creates the source that the options describe. */
export function sourceOf({ base, policy, warn }: SourceOptions, services: Services): Source {
  const { cache, client, isFresh } = services;
  const api = remoteSource(client);
  if (policy === 'refresh') return api;
  const candidates = {
    base,
    openCatalogue: () => collectionOf(services.openCatalogue()),
    api,
    cache: remoteSource(cacheOnlyClient(base, cache)),
    openSample: async () => (await import('./sample.ts')).sample(),
    exclusively: services.exclusively,
    isFresh,
    warn,
  };
  return policy === 'offline' ? offlineSource(candidates) : onlineSource(candidates);
}

function collectionOf(catalogue: Catalogue | undefined): CatalogueCollection | undefined {
  return catalogue && { ...catalogue, origin: 'catalogue' };
}

/** Loads undici, which is slow, when the first request is sent. */
async function openHttpClient(
  { base, timeout, warn, log }: SourceOptions,
  context: Context,
): Promise<HttpClient> {
  const [{ readToken }, { httpClient }] = await Promise.all([
    import('../api/token.ts'),
    import('../api/http-client.ts'),
  ]);
  const token = await readToken(context, warn);
  context.redactor.protect(token);
  return httpClient({ base, token, timeout, log }, context);
}
