import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { launchLibrary } from '../loopback/launch-library.ts';
import { emptyFolder, server, sharedFolder } from '../setup.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const api = await server({ fleet: fleet(30) });
const otherApi = await server({ fleet: fleet(20) });
const cacheFolder = emptyFolder();

function run(line: string, options: HarnessOptions = {}, { url } = api) {
  return spacecraft([...line.split(' '), '--api-url', url], { cacheFolder, ...options });
}

type Fields = Readonly<Record<string, unknown>>;

/** Changes to the records of a state, by id; null removes a spacecraft. */
type State = Readonly<Record<number, Fields | null>>;

/** A landed spacecraft without flights, which tests change. */
const BASE: Fields = {
  id: 900,
  name: 'Dragon',
  is_placeholder: false,
  in_space: false,
  flights_count: 0,
  status: { id: 1, name: 'Active' },
  spacecraft_config: { id: 1, name: 'Crew Dragon 2' },
  flights: [],
};

/** Makes the server send the fleet with these changes, and with the spacecraft that it lacks. */
function serve(state: State, target = api): void {
  target.transform((body) => {
    if (!('results' in body) || !Array.isArray(body.results)) return body;
    const known = new Set(body.results.map(({ id }) => id));
    const results = body.results.flatMap((record) => {
      const change = state[record.id];
      return change === null ? [] : [{ ...record, ...change }];
    });
    for (const [id, change] of Object.entries(state)) {
      if (change && !known.has(Number(id))) results.push({ ...BASE, id: Number(id), ...change });
    }
    results.sort((a, b) => a.id - b.id);
    return { ...body, count: results.length, results };
  });
}

/** Syncs the states one after the other, a day apart, the last one at `TODAY`. */
async function syncStates(
  states: readonly State[],
  { flags = '', ...options }: HarnessOptions & { readonly flags?: string } = {},
): Promise<string> {
  let stderr = '';
  for (const [index, state] of states.entries()) {
    serve(state);
    const now = TODAY - (states.length - 1 - index) * DAY;
    const result = await run(`sync --refresh${flags}`, { now, ...options });
    expect(result).toMatchObject({ exit: 0, stdout: '' });
    stderr = result.stderr;
  }
  return stderr;
}

async function records(line = 'changes --all', options: HarnessOptions = {}) {
  const { exit, stdout } = await run(`${line} --format ndjson`, options);
  expect(exit).toBe(0);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text));
}

const LAUNCH = {
  name: 'Falcon 9 Block 5 | Crew-12',
  net: '2026-11-23T02:00:00Z',
  net_precision: { name: 'Minute', abbrev: 'MIN' },
  status: { id: 1, name: 'Go for Launch', abbrev: 'Go' },
};
const SUCCESS = { id: 3, name: 'Launch Successful', abbrev: 'Success' };
const FAILURE = { id: 4, name: 'Launch Failure', abbrev: 'Failure' };

const flight = (launch: Fields, fields: Fields = {}) => ({
  id: 1,
  destination: 'Low Earth Orbit',
  mission_end: null,
  launch: { ...LAUNCH, ...launch },
  ...fields,
});

/** An earlier flight, which is listed in both states. */
const OLD_FLIGHT = flight(
  { name: 'Falcon 9 Block 5 | Crew-1', net: '2020-11-16T00:27:00Z', status: SUCCESS },
  { id: 2, mission_end: '2021-05-02T06:56:00Z' },
);

/** What one record differs in, and what is said about it. */
const CASES: readonly (readonly [
  string,
  before: State,
  after: State,
  expected: readonly Fields[],
])[] = [
  ['a new spacecraft', {}, { 900: {} }, [{ change: 'new' }]],
  ['a removed spacecraft', { 900: {} }, { 900: null }, [{ change: 'removed' }]],
  [
    'another name',
    { 900: {} },
    { 900: { name: 'Dragon Grace' } },
    [{ change: 'renamed', from: 'Dragon', to: 'Dragon Grace' }],
  ],
  [
    'another status',
    { 900: {} },
    { 900: { status: { id: 2, name: 'Retired' } } },
    [{ change: 'status_changed', from: 'Active', to: 'Retired' }],
  ],
  [
    'a placeholder that gets a name',
    { 900: { is_placeholder: true } },
    { 900: { name: 'Dragon Grace' } },
    [{ change: 'placeholder_replaced', from: 'Dragon', to: 'Dragon Grace' }],
  ],
  [
    'a launch that the flight describes',
    { 900: { flights: [flight({})] } },
    { 900: { in_space: true, flights_count: 1, flights: [flight({ status: SUCCESS })] } },
    [
      {
        change: 'launched',
        launch: LAUNCH.name,
        date: LAUNCH.net,
        date_precision: 'Minute',
        outcome: 'launched',
      },
    ],
  ],
  [
    'a launch that no flight describes',
    { 900: { flights_count: 1, flights: [OLD_FLIGHT] } },
    { 900: { in_space: true, flights_count: 2, flights: [OLD_FLIGHT] } },
    [{ change: 'launched', launch: null, date: null, outcome: null }],
  ],
  [
    'a launch whose flight was not listed before',
    { 900: {} },
    { 900: { flights_count: 1, flights: [flight({ status: SUCCESS })] } },
    [{ change: 'launched', launch: LAUNCH.name }],
  ],
  [
    'a launch that failed',
    { 900: { flights: [flight({})] } },
    {
      900: {
        flights_count: 1,
        flights: [flight({ status: FAILURE })],
        status: { id: 3, name: 'Destroyed' },
      },
    },
    [
      { change: 'launched', launch: LAUNCH.name, outcome: 'launch failure' },
      { change: 'status_changed', from: 'Active', to: 'Destroyed' },
    ],
  ],
  [
    'a return with its time',
    { 900: { in_space: true, flights: [flight({ status: SUCCESS })] } },
    { 900: { flights: [flight({ status: SUCCESS }, { mission_end: '2026-11-23T10:00:00Z' })] } },
    [{ change: 'returned', launch: LAUNCH.name, date: '2026-11-23T10:00:00Z' }],
  ],
  [
    'a return without its time',
    { 900: { in_space: true, flights: [OLD_FLIGHT, flight({ status: SUCCESS })] } },
    { 900: { flights: [OLD_FLIGHT, flight({ status: SUCCESS })] } },
    [{ change: 'returned', launch: null, date: null }],
  ],
  [
    'a whole flight',
    { 900: { flights: [flight({})] } },
    {
      900: {
        flights_count: 1,
        flights: [flight({ status: SUCCESS }, { mission_end: '2026-11-23T10:00:00Z' })],
      },
    },
    [
      { change: 'launched', date: LAUNCH.net },
      { change: 'returned', date: '2026-11-23T10:00:00Z' },
    ],
  ],
  [
    'a return and a whole flight after it',
    {
      900: {
        in_space: true,
        flights: [flight({}, { id: 3 }), flight({ name: 'A', net: '2026-11-01', status: SUCCESS })],
      },
    },
    {
      900: {
        flights: [
          flight({ status: SUCCESS }, { id: 3, mission_end: '2026-11-23T10:00:00Z' }),
          flight(
            { name: 'A', net: '2026-11-01', status: SUCCESS },
            { mission_end: '2026-11-22T20:00:00Z' },
          ),
        ],
      },
    },
    [
      { change: 'returned', launch: 'A', date: '2026-11-22T20:00:00Z' },
      { change: 'launched', launch: LAUNCH.name },
      { change: 'returned', launch: LAUNCH.name, date: '2026-11-23T10:00:00Z' },
    ],
  ],
  [
    'a whole flight whose launch was stated late',
    { 900: { in_space: true, flights: [OLD_FLIGHT, flight({})] } },
    {
      900: {
        flights: [OLD_FLIGHT, flight({ status: SUCCESS }, { mission_end: '2026-11-23T10:00:00Z' })],
      },
    },
    [{ change: 'launched' }, { change: 'returned', date: '2026-11-23T10:00:00Z' }],
  ],
  [
    'a return after which no flight has ended',
    { 900: { in_space: true, flights: [OLD_FLIGHT] } },
    { 900: { flights: [OLD_FLIGHT] } },
    [{ change: 'returned', launch: null, date: null }],
  ],
  [
    'a return and the next launch',
    { 900: { in_space: true, flights_count: 1, flights: [OLD_FLIGHT, flight({})] } },
    {
      900: {
        in_space: true,
        flights_count: 2,
        flights: [OLD_FLIGHT, flight({ status: SUCCESS })],
      },
    },
    [{ change: 'launched', launch: LAUNCH.name }],
  ],
  [
    'another planned flight that counts',
    { 900: { flights_count: 1, flights: [OLD_FLIGHT] } },
    { 900: { flights_count: 2, flights: [OLD_FLIGHT, flight({ net: '2027-02-01T00:00:00Z' })] } },
    [
      {
        change: 'another_flight',
        from: 1,
        to: 2,
        launch: LAUNCH.name,
        date: '2027-02-01T00:00:00Z',
        outcome: 'planned',
      },
    ],
  ],
  [
    'an old flight that is listed late',
    { 900: { flights_count: 0 } },
    { 900: { flights_count: 1, flights: [OLD_FLIGHT] } },
    [{ change: 'another_flight', from: 0, to: 1, date: '2020-11-16T00:27:00Z' }],
  ],
  [
    'two more flights, one of which was launched',
    { 900: { flights: [flight({})] } },
    {
      900: { in_space: true, flights_count: 2, flights: [OLD_FLIGHT, flight({ status: SUCCESS })] },
    },
    [
      { change: 'launched', launch: LAUNCH.name },
      { change: 'another_flight', from: 0, to: 2, launch: OLD_FLIGHT.launch.name },
    ],
  ],
];

/** What differs between two records without being a change. */
const NO_CHANGES: readonly (readonly [string, before: State, after: State])[] = [
  [
    'values that grow with the clock',
    { 900: { in_space: true, time_in_space: 'P1D', flights: [flight({ status: SUCCESS })] } },
    {
      900: {
        in_space: true,
        time_in_space: 'P2D',
        time_docked: 'P1D',
        flights: [flight({ status: SUCCESS }, { duration: 'P2D' })],
      },
    },
  ],
  [
    'the date of a launch without a known status passes',
    { 900: { flights: [flight({ status: { id: 99, name: 'New' } })] } },
    { 900: { description: 'Other', flights: [flight({ status: { id: 99, name: 'New' } })] } },
  ],
  [
    'the planned end of a mission passes',
    { 900: { flights: [flight({ status: SUCCESS }, { mission_end: '2026-11-23T01:00:00Z' })] } },
    {
      900: {
        description: 'Other',
        flights: [flight({ status: SUCCESS }, { mission_end: '2026-11-23T01:00:00Z' })],
      },
    },
  ],
  ['an unknown value becomes known', { 900: { in_space: null, status: null } }, { 900: {} }],
  ['a value is malformed', { 900: {} }, { 900: { in_space: 'yes', flights: 7, status: 'x' } }],
  ['a status is translated', { 900: {} }, { 900: { status: { id: 1, name: 'Aktiv' } } }],
  ['a planned flight is postponed', { 900: { flights: [flight({})] } }, { 900: { flights: [] } }],
  ['another description', { 900: {} }, { 900: { description: 'Other', serial_number: '7' } }],
];

/** Returns one state that contains the spacecraft 900 of each state as 1000, 1001, ... */
function combined(states: readonly State[]): State {
  return Object.fromEntries(states.map((state, index) => [1_000 + index, state[900] ?? null]));
}

describe('between two syncs', () => {
  const folder = sharedFolder();
  let found: readonly Fields[];

  beforeAll(async () => {
    const all = [...CASES, ...NO_CHANGES];
    const before = combined(all.map(([, state]) => state));
    const after = combined(all.map(([, , state]) => state));
    await syncStates([before, after], { cacheFolder: folder });
    found = await records('changes --all', { cacheFolder: folder });
  });

  const foundIn = (index: number) =>
    found.filter(({ spacecraft }) => Object(spacecraft).id === 1_000 + index);

  test.each(CASES.map(([what, , , expected], index) => ({ what, expected, index })))(
    '$what is recorded',
    ({ expected, index }) => {
      expect(foundIn(index)).toMatchObject(
        expected.map((fields) => ({ from: null, to: null, ...fields })),
      );
    },
  );

  test.each(NO_CHANGES.map(([what], index) => ({ what, index: CASES.length + index })))(
    'nothing is recorded if only $what',
    ({ index }) => {
      expect(foundIn(index)).toEqual([]);
    },
  );

  test('a moving clock alone changes nothing', async () => {
    const orbiting = { in_space: true, flights: [flight({ status: SUCCESS })] };
    const stderr = await syncStates([
      { 900: { ...orbiting, time_in_space: 'P1D' } },
      { 900: { ...orbiting, time_in_space: 'P2D' } },
    ]);
    expect(stderr).toBe('synced 31 spacecraft: no changes\n');
    expect(await records()).toEqual([]);
  });

  test('exactly the expected changes of several spacecraft are recorded, by id', async () => {
    const stderr = await syncStates([
      { 900: {}, 901: { in_space: true }, 902: { in_space: true } },
      {
        3: null,
        5: { name: 'Other' },
        901: {},
        902: { status: { id: 2, name: 'Retired' } },
        903: {},
      },
    ]);
    expect(stderr).toBe(
      'synced 32 spacecraft: 1 new, 2 removed, 1 renamed, 2 returned, 1 status changed; see spacecraft changes\n',
    );
    const found = await records();
    expect(found.map(({ spacecraft: { id }, change }) => `${id} ${change}`)).toEqual([
      '3 removed',
      '5 renamed',
      '900 removed',
      '901 returned',
      '902 returned',
      '902 status_changed',
      '903 new',
    ]);
  });

  test('a launch is recorded once, even if the API says only later that the spacecraft is in space', async () => {
    await syncStates([
      { 900: { flights: [flight({})] } },
      { 900: { flights: [flight({ status: SUCCESS })] } },
      { 900: { in_space: true, flights: [flight({ status: SUCCESS })] } },
    ]);
    expect(await records()).toMatchObject([{ change: 'launched', launch: LAUNCH.name }]);
  });

  test('normal records are compared as far as they go', async () => {
    const stderr = await syncStates(
      [{ 900: { flights: undefined } }, { 900: { in_space: true, flights_count: 1 } }],
      { flags: ' --mode normal' },
    );
    expect(stderr).toBe('synced 31 spacecraft: 1 launched; see spacecraft changes\n');
    expect(await records()).toMatchObject([{ change: 'launched', launch: null }]);
  });
});

describe('nothing false is recorded', () => {
  test('if a catalogue of another mode is replaced', async () => {
    await syncStates([{ 900: {} }]);
    serve({ 900: { in_space: true } });
    expect(await run('sync --mode normal', { now: TODAY + DAY })).toMatchObject({
      stderr: 'synced 31 spacecraft\n',
    });
    expect(await run('sync', { now: TODAY + 2 * DAY })).toMatchObject({
      stderr: 'synced 31 spacecraft in detail\n',
    });
    expect(await records()).toEqual([]);
  });

  test('about the spacecraft of another API', async () => {
    await syncStates([{}, { 900: {} }]);
    await run('sync', {}, otherApi);
    expect(await run('sync --refresh', {}, otherApi)).toMatchObject({
      stderr: 'synced 20 spacecraft: no changes\n',
    });
    expect((await run('changes --json', {}, otherApi)).stdout).toBe(
      `${JSON.stringify({ count: 0, results: [] }, null, 2)}\n`,
    );
    expect(await records()).toHaveLength(1);
  });

  test('by a sync that fails', async () => {
    await syncStates([{}]);
    api.failWith((_, response) => {
      response.writeHead(500).end();
      return true;
    });
    expect(await run('sync --refresh')).toMatchObject({ exit: 4 });
    api.failWith(undefined);
    expect(await records()).toEqual([]);
  });
});

/** Three syncs, the last two of which saw changes. */
const HISTORY: readonly State[] = [
  { 900: {}, 901: { name: 'Soyuz', spacecraft_config: { id: 7_000, name: 'Zond' } } },
  {
    900: { in_space: true, flights: [flight({ status: SUCCESS, net: '2026-11-22T06:00:00Z' })] },
    901: null,
  },
  {
    900: {
      name: 'Dragon Grace',
      in_space: true,
      flights: [flight({ status: SUCCESS, net: '2026-11-22T06:00:00Z' })],
    },
    902: { name: 'Starliner' },
  },
];

describe('the output', () => {
  const folder = sharedFolder();
  beforeAll(() => syncStates(HISTORY, { cacheFolder: folder }));
  const show = (line: string, options: HarnessOptions = {}) =>
    run(line, { cacheFolder: folder, ...options });

  test('is a table with the newest first', async () => {
    expect(await show('changes')).toMatchObject({
      exit: 0,
      stdout: [
        'seen, UTC         change     id  name          details',
        '2026-11-23 12:00  renamed   900  Dragon Grace  Dragon → Dragon Grace',
        '2026-11-23 12:00  new       902  Starliner     Crew Dragon 2',
        '2026-11-22 12:00  launched  900  Dragon        Falcon 9 Block 5 | Crew-12, 2026-11-22',
        '2026-11-22 12:00  removed   901  Soyuz         Zond',
        '',
      ].join('\n'),
      stderr:
        '4 of 4 changes\nchanges since 2026-11-21 12:00 UTC: 2 syncs compared, the last just now\n',
    });
  });

  test('is compact on a narrow terminal', async () => {
    const { stdout } = await show('changes --limit 1', { terminal: 50, env: { NO_COLOR: '1' } });
    expect(stdout).toBe(
      'Dragon Grace\n  #900 · renamed · Dragon → Dragon Grace\n  seen 2026-11-23 12:00 UTC\n',
    );
  });

  test('has the documented fields as JSON', async () => {
    const results = await records('changes --all', { cacheFolder: folder });
    expect(results[2]).toEqual({
      seen: '2026-11-22T12:00:00.000Z',
      previous: '2026-11-21T12:00:00.000Z',
      change: 'launched',
      spacecraft: { id: 900, name: 'Dragon' },
      from: null,
      to: null,
      launch: 'Falcon 9 Block 5 | Crew-12',
      date: '2026-11-22T06:00:00Z',
      date_precision: 'Minute',
      outcome: 'launched',
    });
    const { stdout } = await show('changes --json');
    expect(JSON.parse(stdout)).toEqual({ count: 4, results });
    const help = (await show('changes --help', { terminal: 10_000 })).stdout.replace(/\s+/g, ' ');
    for (const field of Object.keys(results[2])) expect(help).toContain(` ${field}`);
  });

  test.each(['csv', 'tsv', 'yaml', 'markdown'])('can be %s', async (format) => {
    const { exit, stdout, stderr } = await show(`changes --format ${format}`);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    for (const text of ['renamed', 'Dragon Grace', 'Starliner']) expect(stdout).toContain(text);
  });

  test('has the columns that were asked for', async () => {
    const { stdout } = await show(
      'changes --format tsv --columns id,spacecraft.name,from,to,launch,date,outcome,previous --limit 1',
    );
    expect(stdout).toBe(
      '900\tDragon Grace\tDragon\tDragon Grace\t\t\t\t2026-11-22T12:00:00.000Z\n',
    );
    expect(await show('changes --columns nme')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('did you mean name?'),
    });
  });

  test('with -q is the id of each spacecraft, once', async () => {
    expect(await show('changes -q')).toMatchObject({ stdout: '900\n902\n901\n', stderr: '' });
    expect(await show('changes -q --json')).toMatchObject({ exit: 2 });
  });

  test('is limited like a list', async () => {
    expect(await show('changes --limit 2 --offset 1')).toMatchObject({
      stdout: expect.stringMatching(/^seen[^\n]+\n[^\n]+new[^\n]+\n[^\n]+launched[^\n]+\n$/),
      stderr: expect.stringMatching(/^2 of 4 changes · next: --offset 3\n/),
    });
    expect((await show('changes --offset 9')).stderr).toMatch(
      /^no results at offset 9; 4 changes match\n/,
    );
    expect(await show('changes --all --limit 2')).toMatchObject({ exit: 2 });
  });

  test('contains no control characters of names', async () => {
    await syncStates([{ 900: {} }, { 900: { name: 'Dragon\u001b[2J\u202e' } }]);
    const { stdout } = await run('changes', { terminal: 100 });
    expect(stdout).toContain('Dragon → Dragon␛[2J�');
    expect((await run('changes --json')).stdout).toContain('\\u202e');
  });

  test('contains the start and the end of a long name', async () => {
    await syncStates([{ 900: {} }, { 900: { name: 'x'.repeat(2_000_000) } }]);
    const [renamed] = await records();
    expect(renamed.to).toHaveLength(200);
  });
});

describe('--since', () => {
  const folder = sharedFolder();
  beforeAll(() => syncStates(HISTORY, { cacheFolder: folder }));

  test.each([
    ['1w', ['renamed', 'new', 'launched', 'removed']],
    ['36h', ['renamed', 'new', 'launched', 'removed']],
    ['23h', ['renamed', 'new']],
    ['0', ['renamed', 'new']],
    ['today', ['renamed', 'new']],
    ['yesterday', ['renamed', 'new', 'launched', 'removed']],
    ['2026-11-23', ['renamed', 'new']],
    ['2026-11-22T12:00:00Z', ['renamed', 'new', 'launched', 'removed']],
    ['2026-11', ['renamed', 'new', 'launched', 'removed']],
  ])('%s shows what was seen since', async (since, expected) => {
    const found = await records(`changes --since ${since}`, { cacheFolder: folder });
    expect(found.map(({ change }) => change)).toEqual(expected);
  });

  test.each(['7', 'week', '-1d', '2026-13-01', '1e3d', ''])('rejects %j', async (since) => {
    const { exit, stderr } = await spacecraft(['changes', '--since', since], { cacheFolder });
    expect(exit).toBe(2);
    expect(stderr).toContain('expected a duration such as 6h or 7d, today, yesterday, or a date');
  });
});

describe('filters', () => {
  const folder = sharedFolder();
  beforeAll(() => syncStates(HISTORY, { cacheFolder: folder }));

  test.each([
    ['--in-space', [900, 900]],
    ['--config zond', [901]],
    ['--search soyuz', [901]],
    ['--status active', [900, 902, 900, 901]],
    ['--search grace', [900, 900]],
    ['--no-in-space --search starliner', [902]],
  ])('apply to the spacecraft as they are now or were last: %s', async (flags, ids) => {
    const found = await records(`changes ${flags}`, { cacheFolder: folder });
    expect(found.map(({ spacecraft: { id } }) => id)).toEqual(ids);
  });

  test('reject an unknown name', async () => {
    expect(await run('changes --agency nobody', { cacheFolder: folder })).toMatchObject({
      exit: 2,
      stdout: '',
    });
  });
});

test('a filter that no change matches denies only matching changes', async () => {
  await syncStates(HISTORY, { cacheFolder });
  const { exit, stderr } = await run('changes --name no-such-craft');
  expect({ exit, stderr }).toEqual({
    exit: 0,
    stderr: expect.stringMatching(/^no matching changes since [^\n]+ compared[^\n]*\n$/),
  });
});

describe('without changes', () => {
  const expectEmpty = async (line: string, stderr: string, now = TODAY) => {
    expect(await run(line, { now })).toMatchObject({ exit: 0, stdout: '', stderr });
  };

  test('the output says how changes come into being if there is no catalogue', async () => {
    await expectEmpty(
      'changes --format ndjson',
      'nothing to compare yet; run spacecraft sync from time to time: each is compared with the one before\n',
    );
  });

  test('the output says that the first sync has nothing to be compared with', async () => {
    await syncStates([{}]);
    await expectEmpty(
      'changes --format ndjson',
      'nothing to compare yet; the next spacecraft sync is compared with this one, synced 2 h ago\n',
      TODAY + 2 * HOUR,
    );
  });

  test('the output says what was compared', async () => {
    await syncStates([{}, {}, {}]);
    expect((await run('changes', { now: TODAY + 2 * HOUR })).stderr).toBe(
      'no changes since 2026-11-21 12:00 UTC: 2 syncs compared, the last 2 h ago\n',
    );
    expect((await run('changes --since 1d')).stderr).toBe(
      'no changes since 2026-11-22 12:00 UTC: 2 syncs compared, the last just now\n',
    );
    await expectEmpty('changes --format ndjson', '');
  });

  test('the output says if the log starts later', async () => {
    await syncStates([{}, {}]);
    await expectEmpty(
      'changes --since 30d --format ndjson',
      'the log starts at 2026-11-22 12:00 UTC\n',
    );
  });

  test('the output says if there was no sync since', async () => {
    await syncStates([{}, {}]);
    await expectEmpty(
      'changes --since 1d --format ndjson',
      'nothing compared since 2026-11-25 12:00 UTC; last synced 3 d ago; run spacecraft sync\n',
      TODAY + 3 * DAY,
    );
  });

  test('the output says if a period was not compared', async () => {
    await syncStates([{}, {}]);
    await run('sync --mode normal', { now: TODAY + DAY });
    const reason = 'when a catalogue replaced one of another mode, or one that could not be read\n';
    await expectEmpty(
      'changes --format ndjson',
      `not compared: 2026-11-23 12:00 UTC to 2026-11-24 12:00 UTC, ${reason}`,
      TODAY + DAY,
    );
    await run('sync --mode normal --refresh', { now: TODAY + 2 * DAY });
    await expectEmpty(
      'changes --format ndjson',
      `not compared: 2026-11-23 12:00 UTC to 2026-11-24 12:00 UTC, ${reason}`,
      TODAY + 2 * DAY,
    );
    await expectEmpty('changes --format ndjson --since 1d', '', TODAY + 2 * DAY);
  });
});

describe('the log', () => {
  const path = (prefix: string) =>
    join(cacheFolder, readdirSync(cacheFolder).find((name) => name.startsWith(prefix)) ?? '');

  test('contains each change once after a sync that was interrupted before the catalogue', async () => {
    await syncStates([{}]);
    const catalogue = path('catalogue-');
    const previous = readFileSync(catalogue);
    serve({ 900: {} });
    await run('sync', { now: TODAY + DAY });
    expect(await records()).toMatchObject([{ change: 'new', spacecraft: { id: 900 } }]);
    writeFileSync(catalogue, previous);
    expect(await records()).toEqual([]);
    serve({ 900: {}, 901: {} });
    expect((await run('sync', { now: TODAY + 2 * DAY })).stderr).toBe(
      'synced 32 spacecraft: 2 new; see spacecraft changes\n',
    );
    expect(await records()).toMatchObject([
      { change: 'new', spacecraft: { id: 900 } },
      { change: 'new', spacecraft: { id: 901 } },
    ]);
  });

  test('does not block a sync if it is corrupt', async () => {
    await syncStates([{}, { 900: {} }]);
    writeFileSync(path('changes-'), 'garbage');
    const warning =
      'spacecraft: ignoring the corrupt log of changes; the next sync starts a new one\n';
    const shown = await run('changes');
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown.stderr.startsWith(warning)).toBe(true);
    serve({ 900: {}, 901: {} });
    expect(await run('sync', { now: TODAY + DAY })).toMatchObject({
      exit: 0,
      stderr: `${warning}synced 32 spacecraft: 1 new; see spacecraft changes\n`,
    });
    expect(await records()).toMatchObject([{ spacecraft: { id: 901 } }]);
  });

  test('does not block a sync if it cannot be written', async () => {
    await syncStates([{}, {}]);
    const log = path('changes-');
    rmSync(log);
    mkdirSync(log);
    serve({ 900: {} });
    const { exit, stderr } = await run('sync', { now: TODAY + DAY });
    expect(exit).toBe(0);
    expect(stderr).toMatch(
      /^spacecraft: cannot write to the cache folder [^\n]+\nsynced 31 spacecraft: 1 new\n$/,
    );
  });

  test('does not contain the API key', async () => {
    const env = { SPACECRAFT_TOKEN: 'sesame-0123' };
    const withKey = await launchLibrary({ fleet: fleet(3), token: env.SPACECRAFT_TOKEN });
    onTestFinished(() => withKey.close());
    await run('sync', { env }, withKey);
    serve({ 2: { name: 'Dragon sesame-0123' } }, withKey);
    expect(await run('sync --refresh', { env }, withKey)).toMatchObject({
      stderr: 'synced 3 spacecraft: 1 renamed; see spacecraft changes\n',
    });
    expect(readFileSync(path('changes-'), 'utf8')).toContain('Dragon [API key]');
    expect(readFileSync(path('changes-'), 'utf8')).not.toContain('sesame');
  });
});
