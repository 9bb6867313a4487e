/** The catalogue among processes: killed, interrupted, many at once, on a full disk, over a slow link. */
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

let api: LaunchLibrary;
const cacheFolder = emptyFolder();
afterEach(() => api.close());

async function serve(options: LaunchLibraryOptions = {}): Promise<Record<string, string>> {
  api = await launchLibrary(options);
  return { SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder };
}

const LIST = 'spacecraft list --all --json --offline';

describe.each(['SIGKILL', 'SIGINT'] as const)('a sync that %s ends', (signal) => {
  test('at any moment leaves the previous catalogue whole', async () => {
    const env = await serve({ craft: fleet(400), latency: 15 });
    await shell('spacecraft sync', env);
    const { stdout: before } = await shell(LIST, env);
    expect(JSON.parse(before).count).toBe(400);
    for (let moment = 0; moment < 12; moment++) {
      const { child, ended } = start(['sync', '--refresh'], env);
      setTimeout(() => child.kill(signal), 60 + moment * 25);
      const { code, signal: ending } = await ended;
      const { code: listed, stdout } = await shell(LIST, env);
      expect({ moment, listed }).toEqual({ moment, listed: 0 });
      expect(stdout).toBe(before);
      // Before the program is loaded, the signal ends the process itself.
      if (ending === null) expect([0, 130]).toContain(code);
      else expect(ending).toBe(signal);
    }
    if (signal === 'SIGINT') expect(readdirSync(cacheFolder).join()).not.toContain('.tmp-');
  }, 300_000);
});

test('a sync that was interrupted goes on where it was', async () => {
  const env = await serve();
  const held = new Promise<void>((resolve) => {
    api.failWith((request) => {
      if (!request.url?.includes('offset=600')) return false;
      resolve();
      return true;
    });
  });
  const { child, ended } = start(['sync'], env);
  await held;
  // The pages before it are on their way to the disk.
  await expect
    .poll(() => readdirSync(cacheFolder).filter((name) => !name.includes('.tmp-')).length)
    .toBe(6);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130 });
  api.failWith(undefined);
  api.requests.length = 0;
  expect(await shell('spacecraft sync', env)).toMatchObject({
    code: 0,
    stderr: 'synced 607 spacecraft\n',
  });
  expect(api.requests).toHaveLength(1);
});

test('twenty processes at once on one folder, syncs among them: every answer is whole', async () => {
  const env = await serve({ craft: fleet(250) });
  await shell('spacecraft sync', env);
  const { stdout: expected } = await shell(LIST, env);
  const runs = Array.from({ length: 20 }, (_, index) =>
    index % 4 === 0
      ? shell('spacecraft sync --refresh', env)
      : shell(`spacecraft list --all --json ${index % 4 === 1 ? '--refresh' : ''}`, env),
  );
  for (const { code, stdout, stderr } of await Promise.all(runs)) {
    expect({ code, warned: stderr.includes('damaged') }).toEqual({ code: 0, warned: false });
    expect(['', expected]).toContain(stdout);
  }
  expect((await shell(LIST, env)).stdout).toBe(expected);
  expect(readdirSync(cacheFolder).join()).not.toContain('.tmp-');
}, 300_000);

// Only there a process may mount a small disk of its own.
test.runIf(process.platform === 'linux')(
  'a disk that is full leaves the previous catalogue whole',
  async () => {
    const env = await serve();
    const small = (lines: string) => {
      const inside = `mount -t tmpfs -o size=4m tmpfs ${cacheFolder}; ${lines}`;
      return shell(
        `export -f spacecraft; unshare --user --map-root-user --mount bash -c '${inside}'`,
        env,
      );
    };
    const { code, stdout, stderr } = await small(
      `spacecraft sync; mount -o remount,size=1200k ${cacheFolder}; spacecraft sync --refresh; echo $?; spacecraft list --all --offline --format ndjson | wc -l`,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1\n607\n' });
    expect(stderr).toMatch(
      /synced 607 spacecraft\nspacecraft: nothing can be kept in \S+ \(ENOSPC\): going on without\nspacecraft: the catalogue could not be written; what was there stands\n/,
    );
  },
);

test('607 craft take three round trips: the first page, four at once, the rest', async () => {
  // Long enough for four requests to be under way at once even on a machine that is slow.
  const env = await serve({ latency: 1_200 });
  const trips: number[] = [];
  let trip = 1;
  api.failWith((_request, response) => {
    // Told by what was answered before it, not by the clock: machines are slow at times.
    const mine = trip;
    trips.push(mine);
    response.once('finish', () => {
      trip = Math.max(trip, mine + 1);
    });
    return false;
  });
  expect(await shell('spacecraft list --all --json', env)).toMatchObject({ code: 0 });
  // With the question about the quota, which travels with the first page.
  expect(trips).toEqual([1, 1, 2, 2, 2, 2, 3, 3]);
});
