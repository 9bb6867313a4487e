import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { spacecraft, TODAY, type WorldOptions } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import {
  type LaunchLibrary,
  type LaunchLibraryOptions,
  launchLibrary,
} from '../loopback/launch-library.ts';
import { emptyFolder } from '../setup.ts';

const HOUR = 3_600_000;

let api: LaunchLibrary;
const cacheFolder = emptyFolder();
afterEach(() => api.close());

const start = async (options: LaunchLibraryOptions = {}) => {
  api = await launchLibrary({ now: () => TODAY, ...options });
};

const run = (line: string, options: WorldOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

const failAt = (offset: number) =>
  api.failWith((request, response) => {
    if (!request.url?.includes(`offset=${offset}`)) return false;
    othersThrough().then(() => response.writeHead(500).end());
    return true;
  });

/** Many short waits and not a long one: when the machine pauses, only one of them is over at once. */
async function othersThrough(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setTimeout(10);
}

describe('sync', () => {
  test('fetches everything in 7 requests, up to 4 at once', async () => {
    await start({ latency: 20 });
    expect(await run('sync')).toMatchObject({
      exit: 0,
      stdout: '',
      stderr: 'synced 607 spacecraft\n',
    });
    expect(api.requests).toHaveLength(7);
    expect(api.maxConcurrent()).toBe(4);
  });

  test('leaves the catalogue and nothing else behind', async () => {
    await start();
    await run('sync');
    expect(readdirSync(cacheFolder)).toEqual([expect.stringMatching(/^catalogue-normal-/)]);
  });

  test('is not repeated while the catalogue is fresh, but with --refresh', async () => {
    await start();
    await run('sync');
    const again = await run('sync', { now: TODAY + 2 * HOUR });
    expect(again).toMatchObject({
      exit: 0,
      stderr:
        'the catalogue is fresh: 607 spacecraft, synced 2 h ago; --refresh syncs it all the same\n',
    });
    expect(api.requests).toHaveLength(7);
    expect(await run('sync --refresh')).toMatchObject({ exit: 0 });
    expect(api.requests).toHaveLength(14);
  });

  test('that failed keeps the pages it got, and the catalogue there was', async () => {
    await start({ craft: fleet(300) });
    await run('sync');
    api.requests.length = 0;
    failAt(200);
    const later = TODAY + 7 * HOUR;
    expect(await run('sync', { now: later })).toMatchObject({ exit: 4 });
    expect(api.requests).toHaveLength(3);
    expect((await run('list --all --offline --json', { now: later })).stdout).toContain(
      '"count": 300',
    );

    api.failWith(undefined);
    api.requests.length = 0;
    expect(await run('sync', { now: later + HOUR })).toMatchObject({ exit: 0 });
    expect(api.requests.map(({ url }) => url)).toEqual([expect.stringContaining('offset=200')]);
  });

  test('whose pages do not fit together asks for all of them again', async () => {
    await start({ craft: fleet(300) });
    api.failWith((request, response) => {
      if (!request.url?.includes('offset=100')) return false;
      response.end(JSON.stringify({ count: 300, next: null, previous: null, results: [] }));
      return true;
    });
    expect(await run('sync')).toMatchObject({ exit: 6 });
    api.failWith(undefined);
    api.requests.length = 0;
    expect(await run('sync')).toMatchObject({ exit: 0 });
    expect(api.requests).toHaveLength(3);
  });
});

describe('the quota, before it is used up for nothing', () => {
  test('that is too small for the rest stops a sync after its first page, which is kept', async () => {
    await start({ quota: 5 });
    expect(await run('sync')).toMatchObject({
      exit: 5,
      stdout: '',
      stderr:
        'spacecraft: the hourly quota does not suffice: this takes 6 more requests, and 4 of 5 are left; there are enough in 60 min, at 13:00, or sooner\n',
    });
    expect(api.requests).toHaveLength(1);
    await run('sync');
    expect(api.requests).toHaveLength(1);
  });

  test('that is just large enough is used to the last', async () => {
    await start({ quota: 7 });
    expect(await run('sync')).toMatchObject({ exit: 0 });
    expect(api.requests).toHaveLength(7);
  });

  test('is asked for by any run that takes several requests', async () => {
    await start({ quota: 2 });
    expect(await run('list --limit 250')).toMatchObject({ exit: 5 });
    expect(api.requests).toHaveLength(1);
    expect(await run('show 1 2 3')).toMatchObject({ exit: 5, stdout: '' });
    expect(api.requests).toHaveLength(2);
  });

  test.each([
    ['that cannot be asked for', 500, ''],
    ['that is not there', 404, '{"detail":"Not found."}'],
    ['that makes no sense', 200, '[]'],
  ])('%s stops nothing', async (_, status, body) => {
    await start({ quota: 15 });
    api.failWith((request, response) => {
      if (!request.url?.includes('api-throttle')) return false;
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
      return true;
    });
    expect(await run('sync')).toMatchObject({ exit: 0 });
  });
});

describe('with a catalogue', () => {
  test('an evening of browsing costs the seven requests of the sync, and nothing once the API is gone', async () => {
    await start({ quota: 15 });
    await run('sync');
    const evening = [
      'list',
      'list --all',
      'list --limit 3 --json',
      'list --status active',
      'list --in-space',
      'list --no-in-space --limit 200',
      'list --placeholder',
      'list --config 38',
      'list --config soyuz',
      'list --ordering=-flights_count',
      'list --ordering time_docked,-id',
      'list --offset 100',
      'list --offset 700',
      'list --format ndjson --limit 150',
      'list --format tsv',
      'list --search tma',
      'list --agency NASA',
      'list --family soyuz',
      'list --type capsule --status active,retired',
      'list --ordering name --limit 20',
      'search Endeavour',
      'search crew dragon --status destroyed',
      'search "Soyuz --limit 5',
      'search shenzhou --json',
      'show 85',
      'show 1 2 3',
      'show 85 --json',
      'show 40 41 --format ndjson',
      'show 607',
      'search tianzhou --ordering=-id',
    ];
    expect(evening).toHaveLength(30);
    const answers = [];
    for (const line of evening) {
      const ran = await run(line);
      expect({ line, exit: ran.exit }).toEqual({ line, exit: 0 });
      answers.push(ran.stdout);
    }
    expect(api.requests).toHaveLength(7);

    api.failWith((request) => {
      request.socket.destroy();
      return true;
    });
    for (const [index, line] of evening.entries()) {
      const ran = await run(line, { now: TODAY + 9 * HOUR });
      expect({ line, exit: ran.exit }).toEqual({ line, exit: 0 });
      expect(ran.stdout.replaceAll(/, \d+ \w+ ago/g, '')).toBe(
        answers[index]?.replaceAll(/, \d+ \w+ ago/g, ''),
      );
    }
  });

  test('normal questions are answered from a detailed one too', async () => {
    await start();
    await run('sync --mode detailed');
    const { stdout } = await run('show 85 --json --mode detailed');
    expect(JSON.parse(stdout)).toHaveProperty('flights');
    expect((await run('list --limit 1 --format tsv')).stdout).toMatch(/^1\tSoyuz-01\t/);
    expect(api.requests).toHaveLength(7);
  });

  test('detailed questions go to the API where it was synced without detail', async () => {
    await start();
    await run('sync');
    await run('show 85 --mode detailed');
    expect(api.requests).toHaveLength(8);
  });

  test('only: agencies, families and types by name, abbreviation or id; part of a name is a guess, and told', async () => {
    await start();
    await run('sync');
    const names = async (flags: string) =>
      (await run(`list --all --format tsv ${flags}`)).stdout
        .split('\n')
        .map((line) => line.split('\t')[2]);
    expect(new Set(await names('--agency nasa'))).toEqual(
      new Set(['Apollo Lunar Module', 'Gemini', 'Space Shuttle', undefined]),
    );
    expect(await names('--agency 44')).toEqual(await names('--agency NASA'));
    expect(new Set(await names('--type spaceplane,lander'))).toEqual(
      new Set(['Apollo Lunar Module', 'Space Shuttle', undefined]),
    );
    expect(new Set(await names('--family dragon --family HTV'))).toEqual(
      new Set(['Cargo Dragon 2', 'Crew Dragon 2', 'H-II Transfer Vehicle (HTV)', undefined]),
    );
    const guess = await run('list --agency roscosmos --limit 1 --json');
    expect(guess.stderr).toBe(
      '--agency roscosmos: taken for Russian Federal Space Agency (ROSCOSMOS)\n',
    );
  });

  test('only: what it does not know is refused with what it knows', async () => {
    await start();
    await run('sync');
    const { exit, stderr } = await run('list --agency NASSA');
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /^spacecraft: --agency NASSA: did you mean NASA\? There are Blue Origin, China/,
    );
    expect(await run('list --agency china')).toMatchObject({
      exit: 2,
      stderr:
        'spacecraft: china may be China National Space Administration (17), China Aerospace Science and Technology Corporation (88): give a whole name or an id\n',
    });
  });

  test('only: names in the order people expect', async () => {
    await start();
    await run('sync');
    const { stdout } = await run('list --all --ordering name --config 38 --format tsv');
    const names = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[1] ?? '');
    expect(names).toEqual(
      names.toSorted((one, other) => Number(one.slice(9)) - Number(other.slice(9))),
    );
  });

  test('that is older than the max age, the API is asked', async () => {
    await start();
    await run('sync');
    await run('list', { now: TODAY + 7 * HOUR });
    expect(api.requests).toHaveLength(8);
    await run('list --max-age 1d --limit 2', { now: TODAY + 7 * HOUR });
    expect(api.requests).toHaveLength(8);
  });

  test('from the future, the API is asked: the clock was put back', async () => {
    await start();
    await run('sync');
    await run('list', { now: TODAY - 48 * HOUR });
    expect(api.requests).toHaveLength(8);
  });

  test('that the API is not asked for is said at a terminal', async () => {
    await start();
    await run('sync');
    const { stderr } = await run('list --limit 1', { errorTerminal: 80, now: TODAY + 720_000 });
    expect(stderr).toBe(
      'from the catalogue, synced 12 min ago\n1 of 607 spacecraft · next: --offset 1\n',
    );
  });
});
