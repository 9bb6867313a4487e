/** What people type after `show` finds what they mean, from the catalogue and from the API. */
import { describe, expect, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { knownFleet } from '../loopback/known-fleet.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server({ fleet: knownFleet() });
const cacheFolder = emptyFolder();

const run = (argv: readonly string[], options: HarnessOptions = {}) =>
  spacecraft([...argv, '--api-url', api.url], { cacheFolder, ...options });

async function sync(): Promise<void> {
  expect(await run(['sync'])).toMatchObject({ exit: 0 });
  api.requests.length = 0;
}

const ENDEAVOURS =
  '33 (Apollo Endeavour CSM-112, CSM-112, Apollo Lunar Module), 40 (Space Shuttle Endeavour, OV-105, Space Shuttle), 289 (Crew Dragon Endeavour, C206, Crew Dragon 2)';

describe.each(['from the catalogue', 'from the API'])('%s', (from) => {
  const isLocal = from === 'from the catalogue';
  const show = async (args: readonly string[], options: HarnessOptions = {}) => {
    if (isLocal) await sync();
    return run(['show', ...args], options);
  };

  test.each<[args: string[], ids: string, requests: number]>([
    [['Soyuz TMA-8'], '85', 1],
    [['soyuz tma-8'], '85', 1],
    [['SOYUZ TMA-8'], '85', 2],
    [['soyuz tma 8'], '85', 1],
    [['Soyuz', 'TMA-8'], '85', 1],
    [['soyuz', 'tma', '8'], '85', 1],
    [['soyuz', 'ms', '8'], '43', 1],
    [['shenzhou', '19'], '601', 1],
    [['apollo', 'endeavour'], '33', 1],
    [['kitty', 'hawk'], '31', 1],
    [['CSM-112'], '33', 2],
    [['85,86'], '85\n86', 2],
    [['85,', '86'], '85\n86', 2],
    [['85, 86,'], '85\n86', 2],
    [['85'], '85', 1],
    [['85', 'Soyuz TMA-9'], '85\n84', 2],
    [['dragonfly', 'buran'], '223\n612', 3],
  ])('show %j finds %j', async (args, ids, requests) => {
    const { exit, stdout } = await show([...args, '-q']);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: `${ids}\n` });
    expect(api.requests).toHaveLength(isLocal ? 0 : requests);
  });

  test('the same lookup sends no further request', async () => {
    await show(['kitty', 'hawk']);
    api.requests.length = 0;
    expect(await run(['show', 'kitty', 'hawk'])).toMatchObject({ exit: 0 });
    expect(api.requests).toEqual([]);
  });

  test.each([
    [['endurance'], 'endurance: interpreted as Crew Dragon Endurance (id 542)\n'],
    [['kitty', 'hawk'], 'kitty hawk: interpreted as Apollo Kitty Hawk CSM-110 (id 31)\n'],
    [['soyuz tma 8'], ''],
    [
      ['Shenzhou', '19'],
      'Shenzhou 19: interpreted as one name; for an id, use spacecraft show 19\n',
    ],
    [
      ['Endurance', '85'],
      'Endurance: interpreted as Crew Dragon Endurance (id 542)\n85: interpreted as an id\n',
    ],
    [['Soyuz TMA-8', '85'], ''],
  ])('show %j says on stderr: %j', async (args, stderr) => {
    expect(await show([...args, '-q'])).toMatchObject({ exit: 0, stderr });
  });

  test.each([[['endeavour']], [['Endeavour']], [['ENDEAVOUR', '--json']]])(
    'show %j lists the spacecraft to choose from',
    async (args) => {
      expect(await show(args)).toMatchObject({
        exit: 2,
        stdout: '',
        stderr: `spacecraft: ${args[0]} is ambiguous: ids ${ENDEAVOURS}; show one by its id: spacecraft show 33\n`,
      });
    },
  );

  test('show Apollo 11 shows no spacecraft with id 11', async () => {
    expect(await show(['Apollo', '11'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringMatching(
        /^Apollo 11: interpreted as one name; for an id, use spacecraft show 11\nspacecraft: no spacecraft named Apollo 11; /,
      ),
    });
  });

  test('standard input has one reference per line', async () => {
    const stdin = 'soyuz tma-8\n85,86\nSoyuz\n';
    const { exit, stderr } = await show(['-', '-q'], { stdin });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/^spacecraft: Soyuz is ambiguous: /);
    const found = await run(['show', '-', '-q'], {
      stdin: stdin.replace('Soyuz\n', 'Kitty\nHawk'),
    });
    expect(found).toMatchObject({ exit: 0, stdout: '85\n85\n86\n31\n31\n' });
  });

  test('the words of one name are one record as json, and several ids an array', async () => {
    const { stdout } = await show(['soyuz', 'tma-8', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 85 });
    const list = await run(['show', '85,86', '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject([{ id: 85 }, { id: 86 }]);
  });
});

describe('a serial number', () => {
  test.each([
    ['C206', '289'],
    ['c206', '289'],
    ['OV-105', '40'],
    ['ov 105', '40'],
    ['Soyuz TMA 11F732A17 #218', '85'],
    ['C206,OV-105', '289\n40'],
  ])('%s is found in the catalogue', async (serialNumber, ids) => {
    await sync();
    const { stdout, stderr } = await run(['show', serialNumber, '-q']);
    expect({ stdout, stderr }).toEqual({ stdout: `${ids}\n`, stderr: '' });
    expect(api.requests).toEqual([]);
  });

  test('is found with one request if the catalogue is old', async () => {
    await sync();
    const now = TODAY + 9 * 3_600_000;
    expect(await run(['show', 'C206', '-q'], { now })).toMatchObject({ exit: 0, stdout: '289\n' });
    expect(api.requests.map(({ url }) => url)).toEqual(['/2.3.0/spacecraft/289/']);
  });

  test('requires the catalogue, because the API cannot find it', async () => {
    expect(await run(['show', 'C206'])).toMatchObject({
      exit: 3,
      stderr:
        'spacecraft: no spacecraft named C206; serial numbers require the catalogue (spacecraft sync)\n',
    });
    expect(api.requests).toHaveLength(2);
  });
});

describe('an unknown name', () => {
  const similar =
    'did you mean Soyuz TMA-18 (spacecraft show 73) or Soyuz TMA-8 (spacecraft show 85) or Soyuz TMA-9 (spacecraft show 84)?';

  test.each([[['Soyuz TMA-88']], [['Soyuz', 'TMA-88']]])(
    '%j suggests similar names from the catalogue, whatever its age',
    async (args) => {
      await sync();
      const stderr = `spacecraft: no spacecraft named Soyuz TMA-88; ${similar}\n`;
      expect(await run(['show', ...args])).toMatchObject({ exit: 3, stderr });
      expect(api.requests).toEqual([]);
      const now = TODAY + 9 * 3_600_000;
      expect(await run(['show', ...args], { now })).toMatchObject({ exit: 3, stderr });
    },
  );

  test('suggests a search without a catalogue', async () => {
    expect((await run(['show', 'Soyuz TMA-88'])).stderr).toBe(
      'spacecraft: no spacecraft named Soyuz TMA-88; try spacecraft search Soyuz\n',
    );
    expect(await run(['search', 'Soyuz', '-q'])).toMatchObject({ exit: 0 });
  });

  test('of shell characters is not part of a command', async () => {
    expect((await run(['show', '$(reboot)'])).stderr).toBe(
      'spacecraft: no spacecraft named $(reboot); spacecraft list --all shows all names\n',
    );
  });
});

describe('an answer of the API', () => {
  const OTHER = JSON.stringify({ count: 1, results: [{ id: 2, name: 'Other' }] });

  test('to another search is refused, and not cached', async () => {
    api.failWith(respond(200, OTHER));
    const { exit, stdout, stderr } = await run(['show', 'kitty']);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: '' });
    expect(stderr).toMatch(/unexpected response from .*search=kitty.*: Other is not a match; /);
    api.failWith(undefined);
    expect(await run(['show', 'kitty', '-q'])).toMatchObject({ exit: 0, stdout: '31\n' });
  });

  test('with spacecraft that match only by their configuration finds none', async () => {
    expect(await run(['show', 'crew'])).toMatchObject({ exit: 2 });
    expect(await run(['show', 'lunar'])).toMatchObject({
      exit: 3,
      stderr: 'spacecraft: no spacecraft named lunar; try spacecraft search lunar\n',
    });
  });

  test('with the first of several pages is not taken for everything', async () => {
    api.transform((body) => ({ ...body, count: 101 }));
    expect(await run(['show', 'kitty'])).toMatchObject({
      exit: 2,
      stderr:
        'spacecraft: kitty is ambiguous: ids 31 (Apollo Kitty Hawk CSM-110, CSM-110, Apollo Lunar Module) and more; show one by its id: spacecraft show 31\n',
    });
    expect(await run(['show', 'lunar'])).toMatchObject({
      exit: 2,
      stderr: 'spacecraft: too many spacecraft match lunar; use a longer name\n',
    });
    expect(await run(['show', 'soyuz tma-8', '-q'])).toMatchObject({
      exit: 0,
      stdout: '85\n',
      stderr: 'soyuz tma-8: interpreted as Soyuz TMA-8 (id 85)\n',
    });
  });
});

test('--curl prints the search for several words, and says so', async () => {
  const { stdout, stderr } = await run(['show', 'Soyuz', 'TMA-8', '--curl']);
  expect(stdout).toContain("/spacecraft/?search=Soyuz+TMA+8&ordering=id&limit=100'");
  expect(stderr).toMatch(/^this finds the arguments as one name; /);
  expect(api.requests).toEqual([]);
});
