/** Spacecraft that appear or disappear while several pages are downloaded. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import type { Transform } from '../loopback/launch-library.ts';
import { emptyFolder, server } from '../setup.ts';

const HOUR = 3_600_000;

const api = await server();
const cacheFolder = emptyFolder();

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

/** Returns the whole numbers from `first` to `last`. */
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Serves pages of these ids; `idsAt` receives the number of earlier requests for a page. */
function serve(idsAt: (earlier: number) => readonly number[]): void {
  let requests = 0;
  const page: Transform = (_, { searchParams }) => {
    const ids = idsAt(requests++);
    const limit = Number(searchParams.get('limit'));
    const offset = Number(searchParams.get('offset') ?? 0);
    const end = offset + limit;
    return {
      count: ids.length,
      next: end < ids.length ? `${api.url}/spacecraft/?offset=${end}` : null,
      previous: null,
      results: ids.slice(offset, end).map((id) => ({ id, name: `Spacecraft ${id}` })),
    };
  };
  api.transform(page);
}

const BEFORE = range(1, 250);
const WITHOUT_7 = BEFORE.filter((id) => id !== 7);

const idsIn = (stdout: string) => stdout.trim().split('\n').map(Number);

async function listedIds(line: string, options?: HarnessOptions): Promise<number[]> {
  const { exit, stdout } = await run(`${line} -q`, options);
  expect(exit).toBe(0);
  return idsIn(stdout);
}

/** Returns the offsets that were requested since the last call, in order. */
const takeOffsets = () =>
  api.requests
    .splice(0)
    .map(({ url }) => Number(new URL(url, api.url).searchParams.get('offset') ?? 0))
    .toSorted((a, b) => a - b);

describe('list --all', () => {
  test('requests the first page again if a spacecraft disappears after it', async () => {
    serve((earlier) => (earlier === 0 ? BEFORE : WITHOUT_7));
    expect(await listedIds('list --all')).toEqual(WITHOUT_7);
    expect(takeOffsets()).toEqual([0, 0, 100, 200]);
  });

  test('requests only the pages that are too old if a spacecraft disappears before the last page', async () => {
    serve((earlier) => (earlier < 2 ? BEFORE : WITHOUT_7));
    expect(await listedIds('list --all')).toEqual(WITHOUT_7);
    expect(api.requests.length).toBeLessThanOrEqual(6);
  });

  test('requests the first page and an additional one if spacecraft are added', async () => {
    const after = range(1, 301);
    serve((earlier) => (earlier === 0 ? range(1, 300) : after));
    expect(await listedIds('list --all')).toEqual(after);
    expect(takeOffsets()).toEqual([0, 0, 100, 200, 300]);
  });

  test('fails after one more attempt if the number of spacecraft keeps changing', async () => {
    serve((earlier) => range(1, 250 - earlier));
    const { exit, stdout, stderr } = await run('list --all -q');
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: '' });
    expect(stderr).toMatch(
      /^spacecraft: the number of spacecraft changed from \d+ to \d+ between pages; try again, or use --offline\n$/,
    );
    expect(api.requests.length).toBeLessThanOrEqual(6);
  });

  test('after such a failure uses none of its pages', async () => {
    serve((earlier) => range(1, 250 - earlier));
    await run('list --all -q');
    takeOffsets();
    serve(() => WITHOUT_7);
    expect(await listedIds('list --all')).toEqual(WITHOUT_7);
    expect(takeOffsets()).toEqual([0, 100, 200]);
  });

  test('requests only the outdated page if the previous run failed before it could', async () => {
    serve((earlier) => (earlier === 0 ? BEFORE : WITHOUT_7));
    let pages = 0;
    api.failWith((request, response) => {
      if (request.url?.includes('api-throttle') || pages++ < 3) return false;
      response.writeHead(429).end();
      return true;
    });
    expect(await run('list --all -q')).toMatchObject({ exit: 5, stdout: '' });
    expect(takeOffsets()).toEqual([0, 0, 100, 200]);
    api.failWith(undefined);
    expect(await listedIds('list --all')).toEqual(WITHOUT_7);
    expect(takeOffsets()).toEqual([0]);
  });

  test('does not use a page that another command cached', async () => {
    serve(() => BEFORE);
    await run('list --limit 100');
    const swapped = [...WITHOUT_7, 251];
    serve(() => swapped);
    expect(await listedIds('list --all')).toEqual(swapped);
  });

  test('does not combine a new first page with older pages that are still fresh', async () => {
    serve(() => BEFORE);
    api.failWith((request, response) => {
      if (!request.url?.includes('offset=')) return false;
      response.writeHead(500).end();
      return true;
    });
    expect(await run('list --all')).toMatchObject({ exit: 4 });
    api.failWith(undefined);
    expect(await run('list --all', { now: TODAY + HOUR })).toMatchObject({ exit: 0 });
    takeOffsets();
    const swapped = [...WITHOUT_7, 251];
    serve(() => swapped);
    expect(await listedIds('list --all', { now: TODAY + 6 * HOUR })).toEqual(swapped);
    expect(takeOffsets()).toEqual([0, 100, 200]);
  });

  test.each([250, 150])('with a limit has no gaps either (--limit %d)', async (limit) => {
    serve((earlier) => (earlier === 0 ? BEFORE : WITHOUT_7));
    expect(await listedIds(`list --limit ${limit}`)).toEqual(WITHOUT_7.slice(0, limit));
  });
});

describe('sync', () => {
  test('contains no page that a list cached before a spacecraft disappeared', async () => {
    serve(() => BEFORE);
    await run('list --limit 100');
    serve(() => WITHOUT_7);
    expect(await run('sync --mode normal')).toMatchObject({
      exit: 0,
      stderr: 'synced 249 spacecraft\n',
    });
    expect(await listedIds('list --all --offline')).toEqual(WITHOUT_7);
    expect(await run('show 101 --offline')).toMatchObject({ exit: 0 });
  });

  test('requests the pages of an interrupted sync again if their count is another one', async () => {
    serve(() => BEFORE);
    api.failWith((request, response) => {
      if (!request.url?.includes('offset=200')) return false;
      setTimeout(() => response.writeHead(500).end(), 150);
      return true;
    });
    expect(await run('sync')).toMatchObject({ exit: 4 });
    api.failWith(undefined);
    takeOffsets();
    serve(() => WITHOUT_7);
    expect(await run('sync')).toMatchObject({ exit: 0 });
    expect(takeOffsets()).toEqual([0, 100, 200]);
    expect(await listedIds('list --all --offline')).toEqual(WITHOUT_7);
  });

  test('keeps the previous catalogue if the number of spacecraft keeps changing', async () => {
    serve(() => BEFORE);
    await run('sync');
    serve((earlier) => range(1, 250 - earlier));
    expect(await run('sync --refresh')).toMatchObject({ exit: 6 });
    expect(await listedIds('list --all --offline')).toEqual(BEFORE);
  });
});
