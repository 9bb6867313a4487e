/** `spacecraft flights`: what the detailed catalogue knows about flights, without a request. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import {
  type FlightOptions,
  type SentFlight,
  sentFlight,
  sentLanding,
  withFlights,
} from '../loopback/flight-histories.ts';
import { emptyFolder, folderFiller, server } from '../setup.ts';

const api = await server({ fleet: fleet(12) });
const cacheFolder = emptyFolder();
const fill = folderFiller(cacheFolder);

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

const LONGEST: FlightOptions = {
  id: 11,
  name: 'Soyuz | Long',
  net: '2024-03-04T03:53:38Z',
  mission_end: '2025-03-04T03:53:38Z',
  duration: 'P365D',
  landing: sentLanding(true),
  destination: 'International Space Station',
};

/** The flights of each spacecraft by its id. Others have none. */
const HISTORIES: Readonly<Record<number, readonly SentFlight[]>> = {
  1: [
    sentFlight(LONGEST),
    sentFlight({
      id: 12,
      name: 'Soyuz | Next',
      net: '2027-06-30T00:00:00Z',
      precision: 'month',
      status: 'tbd',
      mission_end: '2028-12-31T00:00:00Z',
      // The API computes it for planned flights, too.
      duration: 'P550D',
      turn_around_time: 'P848D',
    }),
  ],
  2: [
    sentFlight({
      id: 21,
      name: 'Falcon 9 | Up',
      net: '2026-11-20T12:00:00Z',
      mission_end: '2027-05-01T00:00:00Z',
      landing: sentLanding(false),
      destination: 'International Space Station',
    }),
    sentFlight({ id: 22, name: 'Falcon 9 | First', net: '2024-11-30T10:00:00Z', duration: 'P2D' }),
  ],
  3: [
    sentFlight({ id: 31, name: 'R-7 | Failed', net: '2018-10-11T08:40:15Z', status: 'failure' }),
    sentFlight({
      id: 32,
      name: 'R-7 | Vague',
      net: '2024-12-31T00:00:00Z',
      precision: 'year',
      mission_end: '2024-12-31T23:59:00Z',
      duration: 'P3D',
      turn_around_time: 'P10D',
      destination: 'Lune, côté caché',
    }),
  ],
};

async function sync(
  flightsOf: (id: number) => unknown = (id) => HISTORIES[id] ?? [],
  line = 'sync',
): Promise<void> {
  api.transform(withFlights(flightsOf, (id) => ({ in_space: id === 2, name: `Craft ${id}` })));
  expect(await run(line)).toMatchObject({ exit: 0 });
  api.requests.length = 0;
}

/** Runs a command that must succeed without a request. */
async function print(line: string, options: HarnessOptions = {}) {
  const result = await run(line, options);
  expect({ line, exit: result.exit, stderr: result.exit === 0 ? '' : result.stderr }).toEqual({
    line,
    exit: 0,
    stderr: '',
  });
  expect(api.requests).toEqual([]);
  return result;
}

const json = async (line: string) => JSON.parse((await print(`${line} --json`)).stdout);

/** The missions in the order of their rows. */
async function missions(line: string): Promise<string[]> {
  const { results } = await json(`flights --all ${line}`.trim());
  return results.map(({ launch }: { launch: { name: string } }) => launch.name.split(' | ')[1]);
}

describe('with a detailed catalogue, flights', () => {
  beforeEach(() => fill('histories', () => sync()));

  test('are a table with the newest launch first, and what is known of each', async () => {
    const { stdout, stderr } = await print('flights');
    expect(stdout).toMatchInlineSnapshot(`
      "id  spacecraft  mission           launched    ended                    duration  landing                   destination                  outcome         turnaround
       1  Craft 1     Soyuz | Next      2027-06     2028-12-31 (planned)            –  –                         –                            planned                  –
       2  Craft 2     Falcon 9 | Up     2026-11-20  2027-05-01 (planned)  3d, running  Gulf of America           International Space Station  in flight                –
       3  Craft 3     R-7 | Vague       2024        2024-12-31                     3d  –                         Lune, côté caché             ended                  10d
       2  Craft 2     Falcon 9 | First  2024-11-30  –                              2d  –                         –                            launched                 –
       1  Craft 1     Soyuz | Long      2024-03-04  2025-03-04                   365d  success, Gulf of America  International Space Station  success                  –
       3  Craft 3     R-7 | Failed      2018-10-11  –                               –  –                         –                            launch failure           –
      "
    `);
    expect(stderr).toBe('6 of 6 flights, 1 of them planned\n');
  });

  test('in progress answer who is up, since when, and where', async () => {
    const { stdout } = await print('flights --in-flight', { terminal: 80 });
    expect(stdout).toMatchInlineSnapshot(`
      "[1mid[22m  [1mspacecraft[22m  [1mlaunched[22m       [1mduration[22m  [1mdestination[22m
       2  Craft 2     2026-11-20  3d, running  International Space Station
      "
    `);
    expect(await missions('--in-flight')).toEqual(['Up']);
    expect(await missions('--no-in-flight')).not.toContain('Up');
  });

  test('in progress last until now, in machine formats with a mark of their own', async () => {
    const columns = '--columns duration,running,ended,planned_end';
    const line = `flights --in-flight --no-header ${columns} --format csv`;
    expect((await print(line)).stdout).toBe('P3D,true,,2027-05-01\r\n');
    const later = { now: TODAY + 3_600_000 };
    expect((await print(line, later)).stdout).toBe('P3DT1H,true,,2027-05-01\r\n');
    expect((await print(`${line} --durations hours`, later)).stdout).toMatch(/^73,true/);
    expect((await print(`flights --in-flight ${columns}`)).stdout).toMatch(/\n *3d, running +yes /);
  });

  test('that are planned have no duration and no turnaround, and are in no record', async () => {
    const line = 'flights --columns duration,turnaround,ended,outcome --format csv --no-header';
    expect((await print(`${line} --planned`)).stdout).toBe(',,,planned\r\n');
    expect(await missions('--ended ..today --ordering=-duration')).toEqual(['Long', 'Vague']);
    expect((await print('flights --no-planned')).stderr).toBe('5 of 5 flights\n');
  });

  test.each([
    ['', ['Next', 'Up', 'Vague', 'First', 'Long', 'Failed']],
    ['--ordering launched', ['Failed', 'Long', 'First', 'Vague', 'Up', 'Next']],
    ['--ordering ended', ['Vague', 'Long', 'Next', 'Up', 'First', 'Failed']],
    ['--ordering=-ended', ['Long', 'Vague', 'Next', 'Up', 'First', 'Failed']],
    ['--ordering duration', ['First', 'Up', 'Vague', 'Long', 'Next', 'Failed']],
    ['--ordering=-duration', ['Long', 'Up', 'Vague', 'First', 'Next', 'Failed']],
    ['--ordering turnaround', ['Vague', 'Long', 'Next', 'Up', 'First', 'Failed']],
    ['--ordering name,-launched', ['Next', 'Long', 'Up', 'First', 'Vague', 'Failed']],
    ['--ordering=-id', ['Failed', 'Vague', 'Up', 'First', 'Long', 'Next']],
    ['--ordering=-spacecraft,net', ['Failed', 'Vague', 'First', 'Up', 'Long', 'Next']],
  ])('with %j are in this order: %j', async (flags, expected) => {
    expect(await missions(flags)).toEqual(expected);
  });

  test.each([
    ['--launched 2024', ['Vague', 'First', 'Long']],
    ['--launched 2024-03', ['Long']],
    ['--launched 2024-03-04', ['Long']],
    ['--launched ..2018', ['Failed']],
    ['--launched 2018..2024-03', ['Long', 'Failed']],
    ['--launched 2025..', ['Up']],
    ['--launched 2025.. --planned', ['Next']],
    ['--launched 2027-06 --planned', ['Next']],
    ['--launched 2027-06-30 --planned', []],
    ['--launched 2026..yesterday', ['Up']],
    ['--launched today', []],
    ['--ended 2025', ['Long']],
    ['--ended 2024-12-31', ['Vague']],
    ['--ended 2020..today', ['Vague', 'Long']],
    ['--ended 2027', []],
    ['--destination station', ['Up', 'Long']],
    ['--destination ISS', ['Up', 'Long']],
    ['--destination cote', ['Vague']],
    ['--destination mars', []],
    ['--in-space', ['Up', 'First']],
    ['--agency SpX', []],
    ['1', ['Next', 'Long']],
    ['Craft 3', ['Vague', 'Failed']],
    ['2 1 --no-planned', ['Up', 'First', 'Long']],
  ])('with %s are %j', async (flags, expected) => {
    expect(await missions(flags)).toEqual(expected);
  });

  test('known to the year only may match a month, which is said', async () => {
    const { stdout, stderr } = await print('flights --launched 2024-12 --format tsv');
    expect(stdout).toBe('');
    expect(stderr).toBe('1 more flight may match: its date is not known exactly\n');
  });

  test('that match initials of a destination are said to', async () => {
    const { stderr } = await print('flights --destination iss -n 5');
    expect(stderr).toBe('--destination iss: interpreted as International Space Station\n');
  });

  test.each([
    ['--ended 2024', 'ended'],
    ['--destination station', 'destination'],
    ['--ordering=-turnaround', 'turnaround'],
  ])('with %s keep the column %s on a narrow terminal', async (flags, heading) => {
    const { stdout } = await print(`flights ${flags}`, { terminal: 70 });
    expect(stdout.split('\n')[0]).toContain(heading);
  });

  test('of an unknown spacecraft are no table, only an error', async () => {
    expect(await run('flights no-such-craft', { terminal: 100 })).toMatchObject({
      exit: 3,
      stdout: '',
    });
  });

  test('have dates no more exact than they are known', async () => {
    const line = 'flights --columns launched,duration --format csv --no-header';
    expect((await print(`${line} 1 --planned`)).stdout).toBe('2027-06,\r\n');
    expect((await print(`${line} 3 --ended 2024`)).stdout).toBe('2024,P3D\r\n');
  });

  test('as JSON are what the API sent, with the id and name of the spacecraft', async () => {
    const [long, next] = HISTORIES[1] ?? [];
    const named = { spacecraft: { id: 1, name: 'Craft 1' } };
    expect(await json('flights 1')).toEqual({
      count: 2,
      results: [
        { ...next, ...named },
        { ...long, ...named },
      ],
    });
    const { stdout } = await print('flights 1 --format ndjson --limit 1 --offset 1');
    expect(JSON.parse(stdout)).toEqual({ ...long, ...named });
  });

  test('have columns and paths into the flight', async () => {
    const line =
      'flights --no-planned -n 1 --columns spacecraft,.id,launch.pad.name,.spacecraft.id';
    expect(await json(line)).toEqual({
      count: 5,
      results: [
        {
          spacecraft: 'Craft 2',
          '.id': 21,
          'launch.pad.name': 'Launch Complex 39A',
          '.spacecraft.id': 2,
        },
      ],
    });
    const changed = await print('flights -n 1 --columns +serial,-mission --format tsv --header');
    expect(changed.stdout.split('\n')[0]?.split('\t')).toEqual([
      'id',
      'spacecraft',
      'launched',
      'ended',
      'duration',
      'running',
      'landing',
      'destination',
      'outcome',
      'turnaround',
      'serial',
    ]);
  });

  test('are limited as in a list, which is said', async () => {
    const { stdout, stderr } = await print('flights -n 2 --offset 2 --color never', {
      errorTerminal: 80,
    });
    expect(stdout).toMatch(/Vague[\s\S]+First/);
    expect(stderr).toContain('2 of 6 flights, 1 of them planned · next: --offset 4\n');
    expect((await print('flights --launched 1999')).stderr).toBe('no flights match\n');
    expect((await print('flights --offset 9')).stderr).toBe(
      'no results at offset 9; 6 flights, 1 of them planned match\n',
    );
  });

  test('with -q are the ids of their spacecraft, each once', async () => {
    const { stdout, stderr } = await print('flights -q');
    expect({ stdout, stderr }).toEqual({ stdout: '1\n2\n3\n', stderr: '' });
  });

  test('on a narrow terminal are compact', async () => {
    const { stdout } = await print('flights --no-planned -n 2', { terminal: 50 });
    expect(stdout).toMatchInlineSnapshot(`
      "[1mCraft 2[22m
        [2m#2[22m[2m · [22mFalcon 9 | Up[2m · [22mlaunched 2026-11-20
        in flight[2m · [22m3d, running
        International Space Station
      [1mCraft 3[22m
        [2m#3[22m[2m · [22mR-7 | Vague[2m · [22mlaunched 2024[2m · [22mended[2m · [22m3d
        Lune, côté caché
      "
    `);
  });

  test('of spacecraft that are unknown are an error after the others', async () => {
    const { exit, stdout, stderr } = await run('flights 1 999 -q');
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '1\n' });
    expect(stderr).toMatch(/^spacecraft: no spacecraft with id 999; /);
    expect(await run('flights craft')).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/show one by its id: spacecraft flights \d+\n$/),
    });
  });

  test('of the spacecraft on standard input are printed, and none for an empty one', async () => {
    expect((await print('flights - -q', { stdin: '3\nCraft 2\n' })).stdout).toBe('2\n3\n');
    expect((await print('flights - -q', { stdin: '' })).stdout).toBe('');
  });

  test('of an old catalogue are said to be old', async () => {
    const { stderr } = await print('flights -n 5 --format tsv', { now: TODAY + 7 * 3_600_000 });
    expect(stderr).toBe('from the catalogue, synced 7 h ago\n');
    const { stderr: offline } = await print('flights -n 5 --offline --format tsv');
    expect(offline).toBe('offline: from the catalogue, synced just now\n');
  });
});

describe('a detailed catalogue is required:', () => {
  const advice = 'run spacecraft sync (about 7 requests)\n';

  test.each(['', ' --offline', ' 85', ' --in-flight --json'])(
    '`flights%s` says so without one, and not that nothing matches',
    async (flags) => {
      expect(await run(`flights${flags}`)).toMatchObject({
        exit: 2,
        stdout: '',
        stderr: `spacecraft: flights requires a detailed catalogue; ${advice}`,
      });
      expect(api.requests).toEqual([]);
    },
  );

  test('a normal one has no flights', async () => {
    await sync(undefined, 'sync --mode normal');
    expect(await run('flights')).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: `spacecraft: flights requires a detailed catalogue, and this one is normal; ${advice}`,
    });
  });
});

describe('hostile flights', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['text', 'none'],
    ['a number', 7],
    ['an object', { 0: sentFlight() }],
  ])('that are %s are unknown, which is said', async (_, flights) => {
    await sync((id) => (id === 1 ? flights : []));
    const { stdout, stderr } = await print('flights --format tsv');
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'spacecraft: the flights of 1 spacecraft are unknown, because their records have no details\n',
    );
  });

  test('among others are left out, and JSON is that of the right flight', async () => {
    const good = sentFlight({ id: 5, name: 'A | Good' });
    await sync((id) => (id === 1 ? [null, 'text', good, 3] : []));
    expect(await json('flights')).toEqual({
      count: 1,
      results: [{ ...good, spacecraft: { id: 1, name: 'Craft 1' } }],
    });
    expect((await print('flights -n 1 --format tsv')).stderr).toMatch(
      /^spacecraft: ignoring flights: not an object in 1 of 1 spacecraft\n/,
    );
  });

  test('with fields of unexpected types are printed with what is known', async () => {
    const odd = {
      id: {},
      destination: 4,
      mission_end: [],
      launch: { name: 5, net: {}, status: 'Go', net_precision: 3 },
      landing: { attempt: 'yes', success: 1, landing_location: 'x' },
      duration: 7,
      turn_around_time: false,
    };
    const extremes = [
      sentFlight({ net: '9999-12-31T23:59:59Z', status: 'go', precision: 'year' }),
      sentFlight({ net: '0000-01-01T00:00:00Z', duration: `P${'9'.repeat(400)}D` }),
      sentFlight({ net: 'TBD \u001b[31m', mission_end: '2024-99-99', duration: '-P3D' }),
      sentFlight({ name: '\u202ename\u0007', destination: '__proto__' }),
      {},
    ];
    await sync((id) => (id === 2 ? [odd, ...extremes] : []));
    for (const flags of ['', ' --in-flight', ' --ordering=-duration,ended,name --ended ..2030']) {
      for (const format of ['table', 'json', 'csv', 'yaml', 'markdown', 'tsv', 'ndjson']) {
        const { stdout } = await print(`flights --format ${format}${flags}`);
        expect(stdout).not.toMatch(/[^\P{C}\r\n\t]|NaN|Invalid/u);
      }
    }
    expect((await json('flights')).count).toBe(6);
  });

  test('in their thousands are counted and cut', async () => {
    await sync((id) => (id === 1 ? Array.from({ length: 3_000 }, () => sentFlight()) : []));
    const { stdout, stderr } = await print('flights');
    expect(stdout.split('\n')).toHaveLength(12);
    expect(stderr).toBe('spacecraft: 10 of 3000 flights; use --all for all, or --limit\n');
  });
});
