import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checksum } from '../../src/store/checksum.ts';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import {
  type FaultHandler,
  type LaunchLibraryOptions,
  launchLibrary,
} from '../loopback/launch-library.ts';
import { emptyFolder, server } from '../setup.ts';

const HOUR = 3_600_000;

/** Most tests need only a few pages. */
const PAGES = 3;
const api = await server({ fleet: fleet(PAGES * 100) });
const otherApi = await server({ fleet: fleet(20) });
const cacheFolder = emptyFolder();

function run(line: string, options: HarnessOptions = {}, { url } = api) {
  return spacecraft([...line.split(' '), '--api-url', url], { cacheFolder, ...options });
}

/** Starts a server with all 607 spacecraft, which are seven pages. */
async function startFullServer(options: LaunchLibraryOptions) {
  const full = await launchLibrary({ now: () => TODAY, ...options });
  onTestFinished(() => full.close());
  return full;
}

/** Returns the URLs of all requests since the start of the test, and forgets them. */
function takeRequests(): string[] {
  return api.requests.splice(0).map(({ url }) => url);
}

async function catalogues(): Promise<object[]> {
  const { stdout } = await spacecraft(['cache', 'info', '--json'], { cacheFolder });
  return JSON.parse(stdout).catalogues;
}

/** Fails requests for the page at this offset, after the other pages have arrived. */
function failPageAt(offset: number): FaultHandler {
  return (request, response) => {
    if (!request.url?.includes(`offset=${offset}&`)) return false;
    waitForOtherPages().then(() => response.writeHead(500).end());
    return true;
  };
}

/** Waits in short steps: if the machine pauses, only one step passes without other work. */
async function waitForOtherPages(): Promise<void> {
  for (let step = 0; step < 20; step++) await setTimeout(10);
}

/** Never responds to requests for the page at this offset. */
function hangPageAt(offset: number): FaultHandler {
  return ({ url }) => url?.includes(`offset=${offset}&`) ?? false;
}

describe('sync', () => {
  test('downloads 607 detailed spacecraft in 7 requests, at most 4 at once', async () => {
    const full = await startFullServer({ latency: 20 });
    expect(await run('sync', {}, full)).toMatchObject({
      exit: 0,
      stdout: '',
      stderr: 'synced 607 spacecraft in detail\n',
    });
    expect(full.requests).toHaveLength(7);
    expect(full.requests.every(({ url }) => url.includes('mode=detailed'))).toBe(true);
    expect(full.maxConcurrent()).toBe(4);
    expect(await catalogues()).toMatchObject([{ mode: 'detailed', count: 607 }]);
  });

  test('leaves one catalogue file and no cached pages', async () => {
    await run('sync');
    expect(readdirSync(cacheFolder)).toEqual([
      expect.stringMatching(/^catalogue-[0-9a-f]{8}\.cache$/),
    ]);
  });

  test('sends nothing while the catalogue is fresh', async () => {
    await run('sync');
    takeRequests();
    expect(await run('sync', { now: TODAY + 2 * HOUR })).toMatchObject({
      exit: 0,
      stdout: '',
      stderr:
        'the catalogue of 300 spacecraft, synced 2 h ago, is fresh; use --refresh to sync anyway\n',
    });
    expect(takeRequests()).toEqual([]);
  });

  test.each(['sync', 'sync --max-age 1h', 'sync --refresh'])(
    'downloads all pages again if the catalogue may not be reused: %s',
    async (line) => {
      await run('sync');
      takeRequests();
      const now = TODAY + (line === 'sync' ? 6 : 2) * HOUR;
      expect(await run(line, { now })).toMatchObject({ exit: 0 });
      expect(takeRequests()).toHaveLength(PAGES);
      expect(await catalogues()).toMatchObject([{ synced_at: new Date(now).toISOString() }]);
    },
  );

  test('with --mode normal downloads normal records in as many requests', async () => {
    expect(await run('sync --mode normal')).toMatchObject({
      exit: 0,
      stdout: '',
      stderr: 'synced 300 spacecraft\n',
    });
    const urls = takeRequests();
    expect(urls).toHaveLength(PAGES);
    expect(urls.filter((url) => url.includes('mode='))).toEqual([]);
    expect(await catalogues()).toMatchObject([{ mode: 'normal', count: 300 }]);
  });

  test('with --mode normal replaces a fresh detailed catalogue', async () => {
    await run('sync');
    takeRequests();
    expect(await run('sync --mode normal')).toMatchObject({ exit: 0 });
    expect(takeRequests()).toHaveLength(PAGES);
    expect(readdirSync(cacheFolder)).toHaveLength(1);
    expect(await catalogues()).toMatchObject([{ mode: 'normal' }]);
  });

  test('replaces a fresh normal catalogue by a detailed one', async () => {
    await run('sync --mode normal');
    takeRequests();
    expect(await run('sync')).toMatchObject({
      exit: 0,
      stderr: 'synced 300 spacecraft in detail\n',
    });
    expect(takeRequests()).toHaveLength(PAGES);
    expect(readdirSync(cacheFolder)).toHaveLength(1);
    expect(await catalogues()).toMatchObject([{ mode: 'detailed' }]);
  });

  test('creates one catalogue per API', async () => {
    await run('sync');
    await run('sync', {}, otherApi);
    expect(readdirSync(cacheFolder)).toHaveLength(2);
    expect(await catalogues()).toHaveLength(2);
    const count = async (line: string, source = api) =>
      JSON.parse((await run(line, {}, source)).stdout).count;
    expect(await count('list --json --offline')).toBe(300);
    expect(await count('list --json --offline', otherApi)).toBe(20);
  });

  test('downloads all pages again if they contradict each other', async () => {
    const emptyPage = { count: 300, next: null, previous: null, results: [] };
    api.transform((body, { searchParams }) =>
      searchParams.get('offset') === '100' ? emptyPage : body,
    );
    expect(await run('sync')).toMatchObject({ exit: 6 });
    api.transform(undefined);
    takeRequests();
    expect(await run('sync')).toMatchObject({ exit: 0 });
    expect(takeRequests()).toHaveLength(PAGES);
  });
});

describe('a sync that fails', () => {
  test('does not change the previous catalogue', async () => {
    await run('sync');
    const now = TODAY + 7 * HOUR;
    api.failWith(failPageAt(200));
    expect(await run('sync', { now })).toMatchObject({ exit: 4, stdout: '' });
    const { stdout } = await run('list --all --offline --json', { now });
    expect(JSON.parse(stdout).results).toHaveLength(300);
    expect(await catalogues()).toMatchObject([{ synced_at: new Date(TODAY).toISOString() }]);
  });

  test('is resumed by the next one, which requests only the missing pages', async () => {
    api.failWith(failPageAt(200));
    expect(await run('sync')).toMatchObject({ exit: 4 });
    expect(takeRequests()).toHaveLength(PAGES);
    api.failWith(undefined);
    expect(await run('sync', { now: TODAY + HOUR })).toMatchObject({ exit: 0 });
    expect(takeRequests()).toEqual([expect.stringContaining('offset=200&mode=detailed')]);
    // The catalogue is as old as its oldest page.
    expect(await catalogues()).toMatchObject([
      { count: 300, synced_at: new Date(TODAY).toISOString() },
    ]);
  });

  test('because of a timeout suggests a longer timeout or normal records, and can be resumed', async () => {
    api.failWith(hangPageAt(200));
    expect(await run('sync --timeout 2')).toMatchObject({
      exit: 4,
      stderr: `spacecraft: no response from ${new URL(api.url).host} within 2 s; pages already downloaded are reused; raise --timeout, or use --mode normal for lighter records\n`,
    });
    expect(takeRequests()).toHaveLength(PAGES);
    api.failWith(undefined);
    expect(await run('sync')).toMatchObject({ exit: 0 });
    expect(takeRequests()).toEqual([expect.stringContaining('offset=200&mode=detailed')]);
  });

  test.each(['--refresh', '--max-age 0'])(
    'because of a timeout promises no resumption with %s, which ignores the cache',
    async (flag) => {
      api.failWith(() => true);
      expect((await run(`sync --timeout 0.2 ${flag}`)).stderr).toMatch(
        /within 0\.2 s; raise --timeout, or use --mode normal for lighter records\n$/,
      );
    },
  );

  test('because of a timeout does not suggest normal records if these timed out', async () => {
    api.failWith(() => true);
    const { exit, stderr } = await run('sync --mode normal --timeout 0.2');
    expect(exit).toBe(4);
    expect(stderr).toContain('--timeout');
    expect(stderr).not.toContain('--mode');
  });
});

describe('without a folder to write to, sync sends no request', () => {
  test('if the user has no home directory', async () => {
    expect(await spacecraft(['sync', '--api-url', api.url])).toMatchObject({
      exit: 1,
      stderr: 'spacecraft: no folder for the catalogue; set HOME or SPACECRAFT_CACHE_DIR\n',
    });
    expect(takeRequests()).toEqual([]);
  });

  test.each([
    ['a folder in which nothing can be created', '/proc/x', /ENOENT|EACCES|EPERM/],
    ['a file', import.meta.filename, /EEXIST|ENOTDIR/],
  ])('if the cache folder is %s', async (_, path, code) => {
    const { exit, stderr } = await run('sync', { cacheFolder: path });
    expect(exit).toBe(1);
    expect(stderr).toMatch(
      /^spacecraft: cannot write to the cache folder \S+ \(\w+\); set SPACECRAFT_CACHE_DIR to another folder\n$/m,
    );
    expect(stderr).toMatch(code);
    expect(takeRequests()).toEqual([]);
  });
});

describe('several syncs at once', () => {
  test('send the requests of one', async () => {
    const full = await startFullServer({ quota: 15, latency: 50 });
    const results = await Promise.all([1, 2, 3].map(() => run('sync', { realWaits: true }, full)));
    expect(results.map(({ exit }) => exit)).toEqual([0, 0, 0]);
    expect(results.map(({ stderr }) => stderr).sort()).toEqual([
      'another run synced 607 spacecraft\n',
      'another run synced 607 spacecraft\n',
      'synced 607 spacecraft in detail\n',
    ]);
    expect(full.requests).toHaveLength(7);
    expect(readdirSync(cacheFolder)).toHaveLength(1);
  });

  test.each([
    ['sync', 'list --all --json', 7],
    ['list --all --json', 'list --all --json', 7],
    ['list --all --json', 'stats --json', 7],
    ['show 1 2 3 4 5 --json', 'show 5 4 3 2 1 --json', 5],
  ])('%s and %s share their pages', async (first, second, requests) => {
    const full = await startFullServer({ latency: 50 });
    const lines = [first, second, second];
    const results = await Promise.all(lines.map((line) => run(line, { realWaits: true }, full)));
    expect(results.map(({ exit }) => exit)).toEqual([0, 0, 0]);
    expect(full.requests.length).toBeLessThanOrEqual(requests);
  });

  test('use what is already downloaded if the first one fails', async () => {
    const full = await startFullServer({ latency: 50 });
    let isFirst = true;
    full.failWith((request, response) => {
      if (!isFirst || !request.url?.includes('offset=300')) return false;
      isFirst = false;
      waitForOtherPages().then(() => response.writeHead(500).end());
      return true;
    });
    const results = await Promise.all([1, 2, 3].map(() => run('sync', { realWaits: true }, full)));
    expect(results.map(({ exit }) => exit).sort()).toEqual([0, 0, 4]);
    expect(full.requests.length).toBeLessThanOrEqual(7 + 3);
  });

  test('do not wait long for one that crashed', async () => {
    await run('sync');
    // What a process leaves that is killed while it has the lock.
    writeFileSync(join(cacheFolder, `download-${checksum(`${api.url}/`)}.tmp-0`), '');
    takeRequests();
    const { exit, waits } = await run('sync --refresh');
    expect(exit).toBe(0);
    const waited = waits.reduce((sum, wait) => sum + wait, 0);
    expect(waited).toBeGreaterThan(2_000);
    expect(waited).toBeLessThan(10_000);
    expect(takeRequests()).toHaveLength(PAGES);
    expect(readdirSync(cacheFolder)).toEqual([
      expect.stringMatching(/^catalogue-/),
      expect.stringMatching(/^changes-/),
    ]);
  });

  test('do not wait forever for a lock that cannot be removed', async () => {
    mkdirSync(join(cacheFolder, `download-${checksum(`${api.url}/`)}.tmp-0`));
    expect(await run('sync')).toMatchObject({ exit: 0 });
  });
});

test('a response without spacecraft does not replace the catalogue', async () => {
  await run('sync');
  api.transform((body) => ({ ...body, count: 0, next: null, results: [] }));
  const { exit, stderr } = await run('sync --refresh');
  expect({ exit, stderr }).toEqual({
    exit: 6,
    stderr: expect.stringContaining('the API sent no spacecraft, so the catalogue is unchanged'),
  });
  expect(await catalogues()).toMatchObject([{ count: PAGES * 100 }]);
});

describe('the quota', () => {
  test('refuses a sync before its first request', async () => {
    const full = await startFullServer({ quota: 5 });
    expect(await run('sync', {}, full)).toMatchObject({
      exit: 5,
      stdout: '',
      stderr:
        'spacecraft: not enough quota: about 7 requests needed, 5 of 5 left; all are available in 60 min (13:00)\n',
    });
    expect(full.requests).toHaveLength(0);
  });

  test('stops a sync after its first page if there are more spacecraft than usual', async () => {
    const full = await startFullServer({ quota: 7, fleet: fleet(1_214) });
    expect(await run('sync', {}, full)).toMatchObject({
      exit: 5,
      stderr:
        'spacecraft: not enough quota: 12 more requests needed, 6 of 7 left; all are available in 60 min (13:00)\n',
    });
    expect(full.requests).toHaveLength(1);
  });

  test('is not needed for pages that are cached', async () => {
    const full = await startFullServer({ quota: 8 });
    full.failWith(failPageAt(600));
    await run('sync', {}, full);
    full.failWith(undefined);
    expect(await run('sync', {}, full)).toMatchObject({ exit: 0 });
    expect(full.requests).toHaveLength(8);
  });

  test('can be used up to the last request', async () => {
    const full = await startFullServer({ quota: 7 });
    expect(await run('sync', {}, full)).toMatchObject({ exit: 0 });
    expect(full.requests).toHaveLength(7);
  });

  test.each<[string, FaultHandler]>([
    ['causes a server error', respond(500)],
    ['does not exist', respond(404, '{"detail":"Not found."}')],
    ['has an unexpected format', respond(200, '[]')],
  ])('does not stop a sync if the endpoint %s', async (_, respondToQuota) => {
    api.failWith(
      (request, response) =>
        (request.url?.includes('api-throttle') ?? false) && respondToQuota(request, response),
    );
    expect(await run('sync')).toMatchObject({ exit: 0 });
  });
});
