/** The catalogue and several processes: killed, interrupted, concurrent, on a full disk. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { shell, start } from '../executable.ts';
import { fleet } from '../loopback/fleet.ts';
import {
  type LaunchLibrary,
  type LaunchLibraryOptions,
  launchLibrary,
} from '../loopback/launch-library.ts';
import { emptyFolder } from '../setup.ts';

/** Whether this user may create a mount namespace. */
function canMount(): boolean {
  return spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true']).status === 0;
}

let api: LaunchLibrary;
const cacheFolder = emptyFolder();
afterEach(() => api.close());

async function serve(options: LaunchLibraryOptions = {}): Promise<Record<string, string>> {
  api = await launchLibrary(options);
  return { SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder };
}

const LIST = 'spacecraft list --all --json --offline';

describe.each(['SIGKILL', 'SIGINT'] as const)('%s during a sync', (signal) => {
  test('keeps the previous catalogue, whichever request the sync has reached', async () => {
    const env = await serve({ fleet: fleet(400) });
    await shell('spacecraft sync', env);
    const { stdout: before } = await shell(LIST, env);
    expect(JSON.parse(before).count).toBe(400);
    const requests = 4;
    for (const event of ['request', 'response'] as const) {
      for (let number = 1; number <= requests; number++) {
        const { child, result } = start(['sync', '--refresh'], env);
        let count = 0;
        const killAtLast = () => {
          count++;
          if (count === number) child.kill(signal);
        };
        api.failWith((_request, response) => {
          if (event === 'request') killAtLast();
          else response.once('finish', killAtLast);
          return false;
        });
        const { code, signal: ending } = await result;
        expect(count).toBeGreaterThanOrEqual(number);
        api.failWith(undefined);
        expect(await shell(LIST, env)).toMatchObject({ code: 0, stdout: before });
        if (signal === 'SIGKILL') expect(ending ?? code).toBe(signal);
        // The last response may complete the sync before the signal arrives.
        else expect([0, 130]).toContain(code);
      }
    }
    if (signal === 'SIGINT') expect(readdirSync(cacheFolder).join()).not.toContain('.tmp-');
  }, 300_000);
});

test('an interrupted sync continues where it stopped', async () => {
  const env = await serve();
  const lastPage = new Promise<void>((resolve) => {
    api.failWith((request) => {
      if (!request.url?.includes('offset=600')) return false;
      resolve();
      return true;
    });
  });
  const { child, result } = start(['sync'], env);
  await lastPage;
  // The other pages are being written.
  await expect
    .poll(() => readdirSync(cacheFolder).filter((name) => !name.includes('.tmp-')).length)
    .toBe(6);
  child.kill('SIGINT');
  expect(await result).toMatchObject({ code: 130 });
  api.failWith(undefined);
  api.requests.length = 0;
  expect(await shell('spacecraft sync', env)).toMatchObject({
    code: 0,
    stderr: 'synced 607 spacecraft in detail\n',
  });
  expect(api.requests).toHaveLength(1);
});

test('twenty concurrent processes with one cache folder all print complete results', async () => {
  const env = await serve({ fleet: fleet(250) });
  await shell('spacecraft sync --mode normal', env);
  const { stdout: expected } = await shell(LIST, env);
  const runs = Array.from({ length: 20 }, (_, index) =>
    index % 4 === 0
      ? shell('spacecraft sync --mode normal --refresh', env)
      : shell(`spacecraft list --all --json ${index % 4 === 1 ? '--refresh' : ''}`, env),
  );
  for (const { code, stdout, stderr } of await Promise.all(runs)) {
    expect({ code, warning: /damaged|corrupt/.test(stderr) }).toEqual({ code: 0, warning: false });
    expect(['', expected]).toContain(stdout);
  }
  expect((await shell(LIST, env)).stdout).toBe(expected);
  expect(readdirSync(cacheFolder).join()).not.toContain('.tmp-');
}, 300_000);

test('few file descriptors suffice for many cached responses and the catalogue', async () => {
  const env = await serve({ fleet: fleet(260) });
  const ids = Array.from({ length: 252 }, (_, index) => index + 1).join(' ');
  const run = (line: string) => shell(`ulimit -n 64; spacecraft ${line}`, env);
  const expected = { code: 0, stdout: `${ids.replaceAll(' ', '\n')}\n`, stderr: '' };
  expect(await run(`show ${ids} -q`)).toEqual(expected);
  expect(readdirSync(cacheFolder)).toHaveLength(252);
  api.requests.length = 0;
  expect(await run(`show ${ids} -q`)).toEqual(expected);
  expect(await run(`show ${ids} -q --max-age 0 --offline`)).toMatchObject({
    ...expected,
    stderr: expect.stringMatching(/^offline: [^\n]+\n$/),
  });
  expect(api.requests).toHaveLength(0);
  await run('sync');
  expect(await run(`show ${ids} -q`)).toEqual(expected);
  expect(await run('list --all --json | head -c 1')).toMatchObject({ code: 0, stdout: '{' });
});

test('three syncs at once send the requests of one, also after one that was killed', async () => {
  const env = await serve({ quota: 15, latency: 200 });
  const killed = start(['sync'], env);
  await expect.poll(() => readdirSync(cacheFolder)).toHaveLength(1);
  killed.child.kill('SIGKILL');
  await killed.result;
  await expect.poll(() => api.requests.length).toBeLessThanOrEqual(7);
  const runs = await Promise.all([1, 2, 3].map(() => shell('spacecraft sync', env)));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(runs.map(({ stderr }) => stderr).sort()).toEqual([
    'another run synced 607 spacecraft\n',
    'another run synced 607 spacecraft\n',
    'synced 607 spacecraft in detail\n',
  ]);
  expect(api.requests.length).toBeLessThanOrEqual(8);
}, 60_000);

// Mounting a small disk without privileges takes Linux namespaces.
test.runIf(canMount())('a full disk keeps the previous catalogue', async () => {
  const env = await serve();
  const onSmallDisk = (lines: string) => {
    const inside = `mount -t tmpfs -o size=4m tmpfs ${cacheFolder}; ${lines}`;
    return shell(
      `export -f spacecraft; unshare --user --map-root-user --mount bash -c '${inside}'`,
      env,
    );
  };
  const { code, stdout, stderr } = await onSmallDisk(
    `spacecraft sync --mode normal; mount -o remount,size=1200k ${cacheFolder}; spacecraft sync --mode normal --refresh; echo $?; spacecraft list --all --offline --format ndjson | wc -l`,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: '1\n607\n' });
  expect(stderr).toMatch(
    /synced 607 spacecraft\nspacecraft: cannot write to the cache folder \S+ \(ENOSPC\); continuing without a cache\nspacecraft: cannot write the catalogue; the previous one is unchanged\n/,
  );
});

test('fetching 607 spacecraft takes three round trips: the first page, four pages at once, the rest', async () => {
  // Long enough for four concurrent requests even on a slow machine.
  const env = await serve({ latency: 1_200 });
  const trips: number[] = [];
  let trip = 1;
  api.failWith((_request, response) => {
    // A round trip begins when a response of the previous one has been sent.
    const current = trip;
    trips.push(current);
    response.once('finish', () => {
      trip = Math.max(trip, current + 1);
    });
    return false;
  });
  expect(await shell('spacecraft list --all --json', env)).toMatchObject({ code: 0 });
  // The quota is requested together with the first page.
  expect(trips).toEqual([1, 1, 2, 2, 2, 2, 3, 3]);
});
