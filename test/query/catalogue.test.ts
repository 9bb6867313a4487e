/** Queries to a catalogue of a few craft, each there for a rule: of what is unknown, tied, or named oddly. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { launchLibrary } from '../loopback/launch-library.ts';

const capsule = {
  id: 1,
  name: 'Capsule-K',
  type: { id: 2, name: 'Capsule' },
  agency: { id: 7, name: 'Bureau of Capsules', abbrev: 'BOC' },
  family: [{ id: 30, name: 'K2' }],
};
const ferry = {
  id: 90,
  name: 'Station Ferry',
  type: { id: 9, name: 'Ferry' },
  agency: { id: 8, name: 'Agency of Ferries', abbrev: 'AF' },
  family: [
    { id: 20, name: 'Ferry' },
    { id: 21, name: '3rd Tug' },
  ],
};
const bare = { id: 91, name: 'Bare', type: null, agency: null, family: null };

const plain = {
  response_mode: 'normal',
  status: { id: 1, name: 'Active' },
  in_space: false,
  is_placeholder: false,
  spacecraft_config: capsule,
  flights_count: 2,
  mission_ends_count: 2,
  time_in_space: 'P1D',
  time_docked: 'PT1H',
};
const unknown = {
  response_mode: 'normal',
  status: null,
  in_space: null,
  is_placeholder: null,
  spacecraft_config: null,
  flights_count: null,
  mission_ends_count: null,
  time_in_space: null,
  time_docked: null,
};

/** As the API sends them, in which nearly everything may be null. */
const CRAFT = [
  { ...plain, id: 5, name: 'TMA-10', in_space: true, time_docked: 'PT1H0.25S' },
  {
    ...plain,
    id: 3,
    name: 'TMA-9',
    status: { id: 2, name: 'Retired' },
    flights_count: 1,
    time_docked: 'PT1H0.5S',
  },
  {
    ...plain,
    id: 8,
    name: 'Ferry 1',
    status: { id: 12, name: 'Mothballed' },
    spacecraft_config: ferry,
    time_docked: 'PT2H',
  },
  { ...unknown, id: 4, name: 'Lost\\found' },
  {
    ...unknown,
    id: 2,
    name: 'Half "O"',
    is_placeholder: true,
    spacecraft_config: bare,
    time_in_space: 'soon',
  },
];

const cacheFolder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
// The catalogue is that of this server, which is gone when the questions are put.
let base: string;
beforeAll(async () => {
  const api = await launchLibrary();
  base = api.url;
  const page = { count: CRAFT.length, next: null, previous: null, results: CRAFT };
  api.transform(() => page);
  const { exit } = await spacecraft(['sync', '--api-url', base], { cacheFolder });
  expect(exit).toBe(0);
  await api.close();
});
afterAll(() => rmSync(cacheFolder, { recursive: true }));

const run = (...argv: string[]) =>
  spacecraft(argv, { cacheFolder, env: { SPACECRAFT_API_URL: base } });

async function listed(...args: string[]): Promise<number[]> {
  const { exit, stdout, stderr } = await run('list', '--json', ...args);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return JSON.parse(stdout).results.map(({ id }: { id: number }) => id);
}

async function refused(...argv: string[]): Promise<string> {
  const { exit, stdout, stderr } = await run(...argv);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  return stderr;
}

describe('--ordering', () => {
  test.each<[string, number[]]>([
    ['id', [2, 3, 4, 5, 8]],
    ['-id', [8, 5, 4, 3, 2]],
    ['name', [8, 2, 4, 3, 5]],
    ['-name', [5, 3, 4, 2, 8]],
    // What is not known comes last, and first where the order is turned; ties go by id.
    ['flights_count', [3, 5, 8, 2, 4]],
    ['-flights_count', [2, 4, 5, 8, 3]],
    ['-flights_count,-id', [4, 2, 8, 5, 3]],
    ['flights_count,-name', [3, 5, 8, 4, 2]],
    ['time_docked', [5, 3, 8, 2, 4]],
    ['-time_docked,name', [2, 4, 8, 3, 5]],
    // A duration that is none is as good as none.
    ['time_in_space', [3, 5, 8, 2, 4]],
    ['mission_ends_count,-flights_count', [5, 8, 3, 2, 4]],
    [' name , -id ', [8, 2, 4, 3, 5]],
    ['-id,name', [8, 5, 4, 3, 2]],
  ])('%s', async (ordering, ids) => {
    expect(await listed('--ordering', ordering)).toEqual(ids);
  });

  test.each([
    ['nmae', 'nmae: did you mean name?'],
    ['status', 'flights_count, id, mission_ends_count, time_docked, time_in_space, name'],
    ['status', 'each with - in front for descending'],
    ['id,', 'a field is missing. It takes flights_count, id, mission_ends_count'],
    ['-', 'a field is missing'],
    ['--id', 'flights_count, id,'],
    ['name,id,-name', 'name is in it twice'],
  ])('%s is refused: %s', async (ordering, says) => {
    expect(await refused('list', `--ordering=${ordering}`)).toContain(says);
  });
});

describe('a filter', () => {
  test.each<[string[], number[]]>([
    [['--status', 'active'], [5]],
    [
      ['--status', 'retired,12'],
      [3, 8],
    ],
    [['--status', 'Single_ use,RETIRED'], [3]],
    [
      ['--status', ' Active , 12'],
      [5, 8],
    ],
    [['--in-space'], [5]],
    // Neither true nor false is known of the others.
    [['--no-in-space'], [3, 8]],
    [['--placeholder'], [2]],
    [['--no-placeholder'], [3, 5, 8]],
    [['--name', 'TMA-9'], [3]],
    [['--name', '  TMA-9 '], [3]],
    [['--name', 'tma-9'], []],
    [['--config', 'bare'], [2]],
    [
      ['--config', '1,91'],
      [2, 3, 5],
    ],
    [
      ['--config', ' station ferry , Bare'],
      [2, 8],
    ],
    [['--agency', 'af'], [8]],
    [
      ['--agency', 'AF, boc'],
      [3, 5, 8],
    ],
    [
      ['--agency', '7'],
      [3, 5],
    ],
    [
      ['--agency', 'bureau of capsules'],
      [3, 5],
    ],
    [['--family', '3rd tug'], [8]],
    [
      ['--family', 'k2'],
      [3, 5],
    ],
    [['--family', '20'], [8]],
    [
      ['--family', 'k2,3rd tug'],
      [3, 5, 8],
    ],
    [
      ['--type', 'capsule,9'],
      [3, 5, 8],
    ],
    [['--type', 'ferry', '--status', 'active'], []],
    [
      ['--search', 'tma'],
      [3, 5],
    ],
    [['--search', 'station'], [8]],
    [['--search', 'ferry 1'], [8]],
    [['--search', 'ferry,10'], []],
    [['--search', 'tma,9'], [3]],
    [['--search', 'tma,,9'], [3]],
    [['--search', ',,"ferry 1",,'], [8]],
    // A phrase is what is between quotes, with a backslash in front of those that are in it.
    [['--search', '"half \\"o\\""'], [2]],
    [['--search', '"half'], []],
    [['--search', 'f"O"f'], []],
    [['--search', '"lost\\\\found"'], [4]],
    [['--search', 'lost'], [4]],
  ])('%j', async (args, ids) => {
    expect(await listed(...args)).toEqual(ids);
  });

  test('by a part of a name that is in one only is a guess, and says so', async () => {
    const { exit, stdout, stderr } = await run('list', '--json', '--agency', 'capsules');
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: '--agency capsules: taken for Bureau of Capsules\n',
    });
    expect(JSON.parse(stdout).count).toBe(2);
  });

  test.each([
    [['--agency', 'of'], 'of may be Bureau of Capsules (7), Agency of Ferries (8)'],
    [['--agency', '9'], '--agency 9: There are Agency of Ferries, Bureau of Capsules'],
    [['--agency', 'boce'], 'did you mean BOC? There are Agency of Ferries, Bureau of Capsules'],
    [['--family', 'zeppelin'], '--family zeppelin: There are 3rd Tug, Ferry, K2'],
    [['--agency', 'af,'], 'it is empty'],
    [['--name', '  '], 'it is empty'],
    [['--search', ' , '], 'there is nothing in it to search for'],
    [['--search', '""'], 'there is nothing in it to search for'],
    [['--status', 'actve'], 'actve: did you mean active?'],
    [['--status', 'single-us'], 'did you mean single-use?'],
    [['--status', 'lost'], 'active, retired, destroyed, single-use, or the id of a status'],
    [['--status', '1.5'], 'active, retired'],
    [['--type', '99999999999999999999'], '99999999999999999999'],
  ])('%j is refused: %s', async (args, says) => {
    expect(await refused('list', ...args)).toContain(says);
  });
});

test('the address of the next page says nothing that the API would not understand', async () => {
  const { stdout } = await run(
    'list',
    '--json',
    '--limit',
    '1',
    '--agency',
    'boc',
    '--status',
    '1,2',
  );
  const { count, next } = JSON.parse(stdout);
  expect(count).toBe(2);
  expect([...new URL(next).searchParams.keys()].sort()).toEqual(['limit', 'offset', 'ordering']);
});

describe('without a catalogue', () => {
  test.each([
    [['--ordering', 'id,name'], '--ordering name'],
    [['--ordering', '-name'], '--ordering name'],
    [['--agency', 'boc'], '--agency'],
    [
      ['--status', '1,2', '--ordering', 'name'],
      '--status with several values and --ordering name need the',
    ],
  ])('%j says what it needs', async (args, flags) => {
    const { exit, stderr } = await spacecraft(['list', ...args], {
      env: { SPACECRAFT_API_URL: base },
    });
    expect(exit).toBe(2);
    expect(stderr).toContain(flags);
    expect(stderr).toContain('spacecraft sync');
  });
});

describe('groups', () => {
  const grouped = async (...args: string[]) => {
    const { exit, stdout } = await run('stats', '--format', 'tsv', ...args);
    expect(exit).toBe(0);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 4).join(' '));
  };

  test.each<[string, string[]]>([
    // The largest first, among equals by id, and what is not known last of them.
    ['status', ['status   2', 'status 1 Active 1', 'status 2 Retired 1', 'status 12 Mothballed 1']],
    ['agency', ['agency 7 Bureau of Capsules 2', 'agency   2', 'agency 8 Agency of Ferries 1']],
    // One craft may be of two.
    ['family', ['family 30 K2 2', 'family   2', 'family 20 Ferry 1', 'family 21 3rd Tug 1']],
    ['type', ['type 2 Capsule 2', 'type   2', 'type 9 Ferry 1']],
    [
      'configuration',
      [
        'configuration 1 Capsule-K 2',
        'configuration 90 Station Ferry 1',
        'configuration 91 Bare 1',
        'configuration   1',
      ],
    ],
  ])('by %s', async (by, rows) => {
    expect(await grouped('--by', by)).toEqual(rows);
  });

  test('of several kinds at once, in the order that was asked for', async () => {
    const rows = await grouped('--by', ' type , status', '--status', 'active');
    expect(rows).toEqual(['type 2 Capsule 1', 'status 1 Active 1']);
  });

  test('by what nothing can be grouped by is refused', async () => {
    expect(await refused('stats', '--by', 'agnecy')).toContain('did you mean agency?');
  });
});
