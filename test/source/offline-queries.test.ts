/** Queries to a catalogue with unusual spacecraft: unknown values, ties, and special characters. */
import { beforeAll, describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { server, sharedFolder } from '../setup.ts';

const CAPSULE = {
  id: 1,
  name: 'Capsule-K',
  type: { id: 2, name: 'Capsule' },
  agency: { id: 7, name: 'Bureau of Capsules', abbrev: 'BOC' },
  family: [{ id: 30, name: 'K2' }],
};
const FERRY = {
  id: 90,
  name: 'Station Ferry',
  type: { id: 9, name: 'Ferry' },
  agency: { id: 8, name: 'Agency of Ferries', abbrev: 'AF' },
  family: [
    { id: 20, name: 'Ferry' },
    { id: 21, name: '3rd Tug' },
  ],
};
const BARE = { id: 91, name: 'Bare', type: null, agency: null, family: null };

const KNOWN = {
  response_mode: 'normal',
  status: { id: 1, name: 'Active' },
  in_space: false,
  is_placeholder: false,
  spacecraft_config: CAPSULE,
  flights_count: 2,
  mission_ends_count: 2,
  time_in_space: 'P1D',
  time_docked: 'PT1H',
};
const UNKNOWN = {
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

/** Records as the API sends them: almost every field may be null. */
const RECORDS = [
  { ...KNOWN, id: 5, name: 'TMA-10', in_space: true, time_docked: 'PT1H0.25S' },
  {
    ...KNOWN,
    id: 3,
    name: 'TMA-9',
    status: { id: 2, name: 'Retired' },
    flights_count: 1,
    time_docked: 'PT1H0.5S',
  },
  {
    ...KNOWN,
    id: 8,
    name: 'Ferry 1',
    status: { id: 12, name: 'Mothballed' },
    spacecraft_config: FERRY,
    time_docked: 'PT2H',
  },
  { ...UNKNOWN, id: 4, name: 'Lost\\found' },
  {
    ...UNKNOWN,
    id: 2,
    name: 'Half "O"',
    is_placeholder: true,
    spacecraft_config: BARE,
    time_in_space: 'soon',
  },
];

const api = await server();
const cacheFolder = sharedFolder();
beforeAll(async () => {
  const results = RECORDS.toSorted((a, b) => a.id - b.id);
  api.transform(() => ({ count: results.length, next: null, previous: null, results }));
  const argv = ['sync', '--mode', 'normal', '--api-url', api.url];
  expect(await spacecraft(argv, { cacheFolder })).toMatchObject({ exit: 0 });
});

/** Runs a command that must not send a request. */
async function run(...argv: string[]) {
  const result = await spacecraft(argv, { cacheFolder, env: { SPACECRAFT_API_URL: api.url } });
  expect(api.requests).toEqual([]);
  return result;
}

/** Returns the ids of the spacecraft in a list. */
async function listIds(...args: string[]): Promise<number[]> {
  const { exit, stdout, stderr } = await run('list', '--json', ...args);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return JSON.parse(stdout).results.map(({ id }: { id: number }) => id);
}

/** Runs a command that must fail with a usage error, and returns the message. */
async function usageError(...argv: string[]): Promise<string> {
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
    // Unknown values are last, and first in descending order; ties are ordered by id.
    ['flights_count', [3, 5, 8, 2, 4]],
    ['-flights_count', [2, 4, 5, 8, 3]],
    ['-flights_count,-id', [4, 2, 8, 5, 3]],
    ['flights_count,-name', [3, 5, 8, 4, 2]],
    ['time_docked', [5, 3, 8, 2, 4]],
    ['-time_docked,name', [2, 4, 8, 3, 5]],
    // An invalid duration counts as unknown.
    ['time_in_space', [3, 5, 8, 2, 4]],
    ['mission_ends_count,-flights_count', [5, 8, 3, 2, 4]],
    [' name , -id ', [8, 2, 4, 3, 5]],
    ['-id,name', [8, 5, 4, 3, 2]],
  ])('%s returns the ids %j', async (ordering, ids) => {
    expect(await listIds('--ordering', ordering)).toEqual(ids);
  });

  test.each([
    ['nmae', 'nmae: did you mean name?'],
    ['status', 'flights_count, id, mission_ends_count, time_docked, time_in_space, name'],
    ['status', 'prefix with - for descending'],
    ['id,', 'missing field name; valid values: flights_count, id, mission_ends_count'],
    ['-', 'missing field name'],
    ['--id', 'flights_count, id,'],
    ['name,id,-name', 'duplicate field name'],
  ])('%s is rejected: %s', async (ordering, message) => {
    expect(await usageError('list', `--ordering=${ordering}`)).toContain(message);
  });
});

describe('the filter', () => {
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
    // The value of the others is unknown, which is neither true nor false.
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
    // Quotes enclose a phrase; a quote inside it requires a backslash.
    [['--search', '"half \\"o\\""'], [2]],
    [['--search', '"half'], []],
    [['--search', 'f"O"f'], []],
    [['--search', '"lost\\\\found"'], [4]],
    [['--search', 'lost'], [4]],
  ])('%j matches the ids %j', async (args, ids) => {
    expect(await listIds(...args)).toEqual(ids);
  });

  test('by a part of only one name matches it, and stderr says so', async () => {
    const { exit, stdout, stderr } = await run('list', '--json', '--agency', 'capsules');
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: '--agency capsules: interpreted as Bureau of Capsules\n',
    });
    expect(JSON.parse(stdout).count).toBe(2);
  });

  test.each([
    [
      ['--agency', 'of'],
      'of is ambiguous: Bureau of Capsules (7), Agency of Ferries (8); use the full name or an id',
    ],
    [['--agency', '9'], '--agency 9: valid values: Agency of Ferries, Bureau of Capsules'],
    [['--agency', 'boce'], 'did you mean BOC? Valid values: Agency of Ferries, Bureau of Capsules'],
    [['--family', 'zeppelin'], '--family zeppelin: valid values: 3rd Tug, Ferry, K2'],
    [['--agency', 'af,'], 'expected a non-empty value'],
    [['--name', '  '], 'expected a non-empty value'],
    [['--search', ' , '], 'expected at least one search term'],
    [['--search', '""'], 'expected at least one search term'],
    [['--status', 'actve'], 'actve: did you mean active?'],
    [['--status', 'single-us'], 'did you mean single-use?'],
    [['--status', 'lost'], 'active, retired, destroyed, single-use, mothballed, or a status id'],
    [['--status', '1.5'], 'active, retired'],
    [['--type', '99999999999999999999'], '99999999999999999999'],
  ])('%j is rejected: %s', async (args, message) => {
    expect(await usageError('list', ...args)).toContain(message);
  });
});

test('the URL of the next page contains only parameters that the API supports', async () => {
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

describe('without a catalogue, the query', () => {
  test.each([
    [['--ordering', 'id,name'], '--ordering name requires'],
    [['--ordering', '-name'], '--ordering name requires'],
    [['--agency', 'boc'], '--agency requires'],
    [
      ['--status', '1,2', '--ordering', 'name'],
      '--status with several values and --ordering name require',
    ],
  ])('%j is rejected with advice to run sync: %s', async (args, message) => {
    const { exit, stderr } = await spacecraft(['list', ...args], {
      env: { SPACECRAFT_API_URL: api.url },
    });
    expect(api.requests).toEqual([]);
    expect(exit).toBe(2);
    expect(stderr).toContain(`${message} the catalogue; run spacecraft sync`);
  });
});

describe('stats counts spacecraft', () => {
  const countBy = async (...args: string[]) => {
    const { exit, stdout } = await run('stats', '--format', 'tsv', ...args);
    expect(exit).toBe(0);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 4).join(' '));
  };

  test.each<[string, string[]]>([
    // The largest group is first; groups of one size are ordered by id, unknown last.
    ['status', ['status   2', 'status 1 Active 1', 'status 2 Retired 1', 'status 12 Mothballed 1']],
    ['agency', ['agency 7 Bureau of Capsules 2', 'agency   2', 'agency 8 Agency of Ferries 1']],
    // A spacecraft can belong to two families.
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
  ])('by %s: %j', async (by, rows) => {
    expect(await countBy('--by', by)).toEqual(rows);
  });

  test('by several groupings at once, in the order of the flag', async () => {
    const rows = await countBy('--by', ' type , status', '--status', 'active');
    expect(rows).toEqual(['type 2 Capsule 1', 'status 1 Active 1']);
  });

  test('but rejects an unknown grouping', async () => {
    expect(await usageError('stats', '--by', 'agnecy')).toContain('did you mean agency?');
  });
});
