import { chmodSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { emptyFolder, server } from '../setup.ts';

const HOUR = 3_600_000;

const api = await server({ fleet: fleet(150) });
const otherApi = await server({ fleet: fleet(20) });
const cacheFolder = emptyFolder();

/** Runs a command that accepts `--api-url`. */
const runOnline = (line: string, { url } = api) =>
  spacecraft([...line.split(' '), '--api-url', url], { cacheFolder });

const runCache = (line: string, options: HarnessOptions = {}) =>
  spacecraft(['cache', ...line.split(' ')], { cacheFolder, ...options });

describe('cache info', () => {
  test('prints the folder, its size, the catalogue and the number of cached responses', async () => {
    await runOnline('list');
    await runOnline('sync');
    const { stdout } = await runCache('info', { now: TODAY + 2 * HOUR });
    expect(
      stdout
        .replace(cacheFolder, 'FOLDER')
        .replace(/\d+\.\d [kM]B/, 'SIZE')
        .replace(/:\d+,/, ':PORT,'),
    ).toMatchSnapshot();
  });

  test('prints the same as JSON', async () => {
    await runOnline('list');
    await runOnline('sync');
    expect(JSON.parse((await runCache('info --json')).stdout)).toEqual({
      folder: cacheFolder,
      bytes: expect.any(Number),
      catalogues: [
        {
          api: `${api.url}/`,
          mode: 'detailed',
          count: 150,
          synced_at: new Date(TODAY).toISOString(),
        },
      ],
      cached_responses: 1,
      change_logs: [],
    });
  });

  test('lists the log of changes of each API', async () => {
    await runOnline('sync');
    await runOnline('sync', otherApi);
    api.transform((body) =>
      'results' in body && Array.isArray(body.results)
        ? { ...body, results: body.results.map((each) => ({ ...each, name: `${each.name}!` })) }
        : body,
    );
    await runOnline('sync --refresh');
    await runOnline('sync --refresh', otherApi);
    const since = new Date(TODAY).toISOString();
    const { change_logs } = JSON.parse((await runCache('info --json')).stdout);
    expect(change_logs).toHaveLength(2);
    expect(change_logs).toContainEqual({ api: `${api.url}/`, count: 150, since });
    expect(change_logs).toContainEqual({ api: `${otherApi.url}/`, count: 0, since });
    expect((await runCache('info')).stdout).toMatch(/Changes +150 from \S+ since 2026-11-23\n/);
  });

  test('lists the catalogue of each API', async () => {
    await runOnline('sync');
    await runOnline('sync --mode normal', otherApi);
    const { catalogues } = JSON.parse((await runCache('info --json')).stdout);
    expect(catalogues).toHaveLength(2);
    expect(catalogues).toContainEqual(
      expect.objectContaining({ api: `${api.url}/`, mode: 'detailed', count: 150 }),
    );
    expect(catalogues).toContainEqual(
      expect.objectContaining({ api: `${otherApi.url}/`, mode: 'normal', count: 20 }),
    );
  });

  test('advises to sync if there is no catalogue', async () => {
    const { stdout } = await runCache('info');
    expect(stdout).toMatch(/Catalogue +none; run spacecraft sync\n/);
  });

  test('prints one row in tabular formats', async () => {
    await runOnline('list');
    expect((await runCache('info --format tsv')).stdout).toMatch(/^\S+\t\d+\t\[\]\t1\t\[\]\n$/);
    expect((await runCache('info --format markdown')).stdout).toContain(cacheFolder);
  });

  test.each([
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [999_900, '999.9 kB'],
    [1_000_000, '1.0 MB'],
  ])('prints a size of %i bytes as %s', async (bytes, size) => {
    await runOnline('list');
    const [response = ''] = readdirSync(cacheFolder);
    truncateSync(join(cacheFolder, response), bytes);
    expect((await runCache('info')).stdout).toMatch(new RegExp(`Size +${size}\\n`));
  });

  test('prints null as the folder of a user without a cache folder', async () => {
    const { exit, stdout } = await spacecraft(['cache', 'info', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ folder: null, bytes: 0, cached_responses: 0 });
  });
});

describe('cache clear', () => {
  test('removes catalogues, logs of changes and cached responses, but no other files', async () => {
    await runOnline('list');
    await runOnline('sync');
    await runOnline('sync --refresh');
    expect(readdirSync(cacheFolder).join()).toContain('changes-');
    await runOnline('sync', otherApi);
    writeFileSync(join(cacheFolder, 'mine.txt'), 'precious');
    const { exit, stderr } = await runCache('clear');
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^cleared \d+\.\d [kM]B\n$/);
    expect(readdirSync(cacheFolder)).toEqual(['mine.txt']);
  });

  test('removes the temporary files of killed processes', async () => {
    await runOnline('sync');
    const [name] = readdirSync(cacheFolder);
    writeFileSync(join(cacheFolder, `${name}.tmp-0123456789ab1`), 'half of the content');
    expect(await runCache('clear')).toMatchObject({ exit: 0 });
    expect(readdirSync(cacheFolder)).toEqual([]);
  });

  test('fails with the reason if something cannot be removed', async () => {
    for (const name of ['response-0123abcd.cache', 'response-76543210.cache']) {
      mkdirSync(join(cacheFolder, name));
    }
    const { exit, stderr } = await runCache('clear');
    expect(exit).toBe(1);
    expect(stderr).toMatch(
      /^spacecraft: cannot clear the cache folder \S+: response-\w{8}\.cache \(\w+\) and 1 more; check its permissions\n$/,
    );
    await runOnline('sync');
    const again = await runCache('clear');
    expect(again.exit).toBe(1);
    expect(again.stderr).toMatch(/^cleared \d+\.\d [kM]B\nspacecraft: cannot clear [^\n]+\n$/);
  });

  test('fails if others have access to the folder', async () => {
    writeFileSync(join(cacheFolder, 'mine.txt'), 'precious');
    chmodSync(cacheFolder, 0o755);
    const { exit, stderr } = await runCache('clear');
    expect(exit).toBe(1);
    expect(stderr).toMatch(
      /^spacecraft: cannot clear [^\n]+ other users have access to it[^\n]+\n$/,
    );
  });

  test('succeeds if the cache folder does not exist, as does cache info', async () => {
    rmSync(cacheFolder, { recursive: true });
    expect(await runCache('info')).toMatchObject({ exit: 0, stderr: '' });
    expect(await runCache('clear')).toMatchObject({ exit: 0, stderr: 'cleared 0 bytes\n' });
  });
});
