import { describe, expect, onTestFinished, test } from 'vitest';
import { QuotaError } from '../../src/errors.ts';
import { type CachedClient, cacheOnlyClient } from '../../src/source/cached-client.ts';
import { type Fetch, fetchAll, fetchFirstThenRest } from '../../src/source/fetch-all.ts';
import { spacecraft, TODAY } from '../harness.ts';
import { launchLibrary } from '../loopback/launch-library.ts';
import { emptyFolder } from '../setup.ts';

const BASE = new URL('https://example.com/2.3.0/');
const LIMIT = 15;

interface TestClient extends CachedClient {
  /** Names of the fetches that were started. */
  readonly started: string[];
  /** Returns how often the quota was read. */
  quotaReads(): number;
}

/** Creates a client whose quota has these numbers of requests left, one number per reading. */
function testClient({
  left,
  cached = [],
}: {
  readonly left: readonly (number | undefined)[];
  readonly cached?: readonly string[];
}): TestClient {
  let reads = 0;
  const isQuota = ({ pathname }: URL) => pathname.endsWith('/api-throttle/');
  const nextQuota = () => {
    const requests = left[reads++];
    return requests === undefined
      ? undefined
      : {
          your_request_limit: LIMIT,
          limit_frequency_secs: 3600,
          current_use: LIMIT - requests,
          next_use_secs: 0,
        };
  };
  const client = cacheOnlyClient(BASE, {
    sentAt: (url) =>
      isQuota(url) || cached.some((name) => url.href === urlOf(name).href) ? TODAY : undefined,
    get: (url) => ({ value: isQuota(url) ? nextQuota() : undefined, at: TODAY }),
    put: async () => {},
    invalidate: () => {},
    count: () => 0,
  });
  return { ...client, started: [], quotaReads: () => reads };
}

const urlOf = (name: string) => new URL(`spacecraft/${name}/`, BASE);

/** Creates a fetch that returns its name in upper case. */
function createFetch(name: string, { started, isCached }: TestClient): Fetch<string> {
  return {
    isCached: () => isCached(urlOf(name)),
    async run() {
      started.push(name);
      return name.toUpperCase();
    },
  };
}

function fetchPages(client: TestClient, first: string, rest: readonly string[]) {
  return fetchFirstThenRest(client, createFetch(first, client), () =>
    rest.map((name) => createFetch(name, client)),
  );
}

function fetchNames(client: TestClient, names: readonly string[]) {
  return fetchAll(
    client,
    names.map((name) => createFetch(name, client)),
  );
}

describe('fetchFirstThenRest', () => {
  test('returns the first value and the rest in order', async () => {
    const client = testClient({ left: [9] });
    expect(await fetchPages(client, 'a', ['b', 'c'])).toEqual(['A', 'B', 'C']);
    expect(client.quotaReads()).toBe(1);
  });

  test('determines the rest from the first value', async () => {
    const client = testClient({ left: [9] });
    const values = await fetchFirstThenRest(client, createFetch('a', client), (value) => [
      createFetch(`${value}2`, client),
    ]);
    expect(values).toEqual(['A', 'A2']);
  });

  test('fetches nothing more if the quota cannot cover the rest', async () => {
    const client = testClient({ left: [2] });
    await expect(fetchPages(client, 'a', ['b', 'c', 'd'])).rejects.toThrow(
      new QuotaError('not enough quota: 3 more requests needed, 2 of 15 left', [
        'all are available in 60 min (13:00)',
      ]),
    );
    expect(client.started).toEqual(['a']);
  });

  test('reports 0 requests left if more were used than allowed', async () => {
    const client = testClient({ left: [-2] });
    await expect(fetchPages(client, 'a', ['b'])).rejects.toThrow('0 of 15 left');
  });

  test('reads the quota again if the first reading may not count the first request', async () => {
    const sufficient = testClient({ left: [2, 2] });
    expect(await fetchPages(sufficient, 'a', ['b', 'c'])).toEqual(['A', 'B', 'C']);
    expect(sufficient.quotaReads()).toBe(2);

    const insufficient = testClient({ left: [2, 1] });
    await expect(fetchPages(insufficient, 'a', ['b', 'c'])).rejects.toThrow(
      'not enough quota: 2 more requests needed, 1 of 15 left',
    );
    expect(insufficient.started).toEqual(['a']);
  });

  test('reads the quota after a cached first value only if requests are needed', async () => {
    const allCached = testClient({ left: [], cached: ['a', 'b'] });
    expect(await fetchPages(allCached, 'a', ['b'])).toEqual(['A', 'B']);
    expect(allCached.quotaReads()).toBe(0);

    const firstCached = testClient({ left: [1], cached: ['a'] });
    await expect(fetchPages(firstCached, 'a', ['b', 'c'])).rejects.toThrow(
      'not enough quota: 2 more requests needed, 1 of 15 left',
    );
    expect(firstCached.quotaReads()).toBe(1);
  });

  test('needs no quota for cached values', async () => {
    const client = testClient({ left: [2], cached: ['b', 'c'] });
    expect(await fetchPages(client, 'a', ['b', 'c', 'd'])).toEqual(['A', 'B', 'C', 'D']);
  });

  test('fetches the rest if the quota is unknown', async () => {
    const client = testClient({ left: [undefined] });
    expect(await fetchPages(client, 'a', ['b'])).toEqual(['A', 'B']);
  });

  test('aborts the other fetches if one of the rest fails', async () => {
    const client = testClient({ left: [9] });
    const failure = new Error('broken');
    const reasons: unknown[] = [];
    const waiting: Fetch<string> = {
      isCached: () => false,
      run: (signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            reasons.push(signal.reason);
            reject(signal.reason);
          });
        }),
    };
    const failing: Fetch<string> = {
      isCached: () => false,
      run: async () => {
        throw failure;
      },
    };
    await expect(
      fetchFirstThenRest(client, createFetch('a', client), () => [waiting, failing, waiting]),
    ).rejects.toBe(failure);
    expect(reasons).toEqual([failure, failure]);
  });
});

describe('fetchAll', () => {
  test('returns the values in order, whichever is fetched first', async () => {
    const client = testClient({ left: [9], cached: ['a', 'b'] });
    expect(await fetchNames(client, ['a', 'b', 'c', 'd'])).toEqual(['A', 'B', 'C', 'D']);
    expect(client.started[0]).toBe('c');
  });

  test('returns nothing for nothing', async () => {
    expect(await fetchNames(testClient({ left: [] }), [])).toEqual([]);
  });

  test.each([
    ['a single value', ['a'], []],
    ['cached values', ['a', 'b'], ['a', 'b']],
  ])('does not read the quota for %s', async (_, names, cached) => {
    const client = testClient({ left: [], cached });
    expect(await fetchNames(client, names)).toEqual(names.map((name) => name.toUpperCase()));
    expect(client.quotaReads()).toBe(0);
  });

  test('stops after the first request if the quota cannot cover the others', async () => {
    const client = testClient({ left: [1], cached: ['a'] });
    await expect(fetchNames(client, ['a', 'b', 'c', 'd'])).rejects.toThrow(
      'not enough quota: 2 more requests needed, 1 of 15 left',
    );
    expect(client.started).toEqual(['b']);
  });
});

describe('commands with several requests stop after the first one if the quota is too small', () => {
  const cacheFolder = emptyFolder();

  test.each(['list --limit 250', 'list --all', 'show 1 2 3', 'show Gemini-01 Gemini-02 3'])(
    '%s',
    async (line) => {
      const api = await launchLibrary({ quota: 2, now: () => TODAY });
      onTestFinished(() => api.close());
      const argv = [...line.split(' '), '--api-url', api.url];
      expect(await spacecraft(argv, { cacheFolder })).toMatchObject({ exit: 5, stdout: '' });
      expect(api.requests).toHaveLength(1);
    },
  );
});
