import { describe, expect, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const HOUR = 3_600_000;
const REQUEST = '/2.3.0/space_stations/?mode=detailed&limit=100';

/** Runs `spacecraft docked`, with a cache. */
function docked(line = '', options: HarnessOptions = {}) {
  const args = line.split(' ').filter((word) => word !== '');
  return spacecraft(['docked', ...args, '--api-url', api.url], { cacheFolder, ...options });
}

/** Returns the rows of `--format csv` without the headings. */
async function rows(line = ''): Promise<string[]> {
  const { exit, stdout } = await docked(`${line} --format csv --no-header`);
  expect(exit).toBe(0);
  return stdout.split('\r\n').slice(0, -1);
}

const urls = () => api.requests.map(({ url }) => url);

/** Changes the ports of all stations in the responses. */
function changePorts(change: (port: Record<string, unknown>) => unknown): void {
  api.transform((body) => {
    const { results } = body as { results: { docking_location: Record<string, unknown>[] }[] };
    return {
      ...body,
      results: results.map((station) => ({
        ...station,
        docking_location: station.docking_location.map(change),
      })),
    };
  });
}

describe('docked prints', () => {
  test('what is docked where and since when, with one request', async () => {
    const { exit, stdout } = await docked('', { terminal: 100, env: { NO_COLOR: '1' } });
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "station                      port            id  spacecraft             since       days
      International Space Station  Harmony zenith   6  Crew Dragon Endeavour  2026-02-14   281
      International Space Station  Prichal nadir    2  Soyuz MS-01            2025-11-27   360
      International Space Station  Unity nadir     14  Cygnus Enhanced-01     2026-04-13   223
      International Space Station  Zvezda aft       4  Progress-MS-01         2026-04-28   209
      Tiangong space station       Tianhe aft      12  Tianzhou-01            2026-05-11   196
      Tiangong space station       Tianhe nadir    11  Shenzhou-01            2026-11-23     0
      "
    `);
    expect(urls()).toEqual([REQUEST]);
  });

  test('as much as fits: the day of docking always, the station unless there is only one', async () => {
    const headings = async (line: string, terminal: number) =>
      (await docked(line, { terminal, env: { NO_COLOR: '1' } })).stdout.split('\n')[0]?.split(/ +/);
    expect(await headings('', 84)).toEqual(['station', 'port', 'spacecraft', 'since', 'days']);
    expect(await headings('', 75)).toEqual(['station', 'port', 'spacecraft', 'since']);
    const line = '--station iss';
    expect(await headings(line, 75)).toEqual(['port', 'id', 'spacecraft', 'since', 'days']);
  });

  test('a spacecraft per block on a narrow terminal', async () => {
    const { stdout } = await docked('--station iss', { terminal: 50, env: { NO_COLOR: '1' } });
    expect(stdout).toMatchInlineSnapshot(`
      "Crew Dragon Endeavour
        #6 · International Space Station
        Harmony zenith · since 2026-02-14 · 281 days
      Soyuz MS-01
        #2 · International Space Station · Prichal nadir
        since 2025-11-27 · 360 days
      Cygnus Enhanced-01
        #14 · International Space Station · Unity nadir
        since 2026-04-13 · 223 days
      Progress-MS-01
        #4 · International Space Station · Zvezda aft
        since 2026-04-28 · 209 days
      "
    `);
  });

  test('how many are docked, at a terminal and in tables', async () => {
    expect((await docked()).stderr).toBe('6 docked at 2 space stations\n');
    expect((await docked('--station iss')).stderr).toMatch(
      /^4 docked at International Space Station\n$/m,
    );
    expect((await docked('--json')).stderr).toBe('');
    expect((await docked('--json', { errorTerminal: 80 })).stderr).toContain('6 docked at 2');
  });

  test('each docking location as the API sent it, with its station, as json', async () => {
    const document = JSON.parse((await docked('--json --station tss')).stdout);
    expect(document).toMatchObject({
      count: 2,
      results: [
        {
          id: 32,
          name: 'Tianhe aft',
          currently_docked: {
            id: 632,
            docking: '2026-05-11T05:11:00Z',
            departure: null,
            flight_vehicle_chaser: { launch: {}, spacecraft: { id: 12, is_placeholder: false } },
          },
          station: { id: 18, name: 'Tiangong space station' },
        },
        { id: 41, station: { id: 18 } },
      ],
    });
    const lines = (await docked('--format ndjson --station tss')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(document.results);
  });

  test('the ids of spacecraft, for show', async () => {
    expect((await docked('-q --station iss')).stdout).toBe('6\n2\n14\n4\n');
    expect((await docked('-q --station iss --all')).stdout).toBe('6\n2\n14\n4\n');
  });

  test('the columns and fields that --columns selects', async () => {
    const line = '--station tss --columns port,serial,configuration,mission,.name,station_id';
    expect(await rows(line)).toEqual([
      expect.stringMatching(/^Tianhe aft,.*,Tianzhou,Rocket \| Tianzhou-01,Tianhe aft,18$/),
      expect.stringMatching(/^Tianhe nadir,.*,Shenzhou,Rocket \| Shenzhou-01,Tianhe nadir,18$/),
    ]);
    const { exit, stderr } = await docked('--columns prot');
    expect(exit).toBe(2);
    expect(stderr).toContain('did you mean port?');
  });

  test('the part that --limit and --offset select, in the order of --ordering', async () => {
    const line = '--ordering=-days --limit 2 --offset 1 --columns port';
    expect(await rows(line)).toEqual(['Harmony zenith', 'Unity nadir']);
    const { stderr } = await docked('--limit 2 --offset 1');
    expect(stderr).toContain('2 of 6 docked at 2 space stations · next: --offset 3\n');
  });
});

describe('docked counts days', () => {
  test('to now, in whole days', async () => {
    expect(await rows('--station tss --columns since,days')).toEqual([
      '2026-05-11T05:11:00Z,196',
      '2026-11-23T06:00:00Z,0',
    ]);
  });

  test('to the departure if it is past', async () => {
    changePorts(({ currently_docked: docking, ...port }) => ({
      ...port,
      currently_docked: docking && { ...docking, departure: '2026-11-23T07:00:00Z' },
    }));
    expect(await rows('--station tss --columns days')).toEqual(['196', '0']);
    changePorts(({ currently_docked: docking, ...port }) => ({
      ...port,
      currently_docked: docking && { ...docking, departure: '2026-05-12T06:00:00Z' },
    }));
    expect(await rows('--station tss --columns days --refresh')).toEqual(['1', '']);
  });

  test('not before a docking that is in the future or unknown', async () => {
    for (const docking of ['2027-01-01T00:00:00Z', null, 'soon']) {
      changePorts((port) => ({ ...port, currently_docked: { docking } }));
      const values = await rows('--station tss --columns days --refresh');
      expect(values).toEqual(['', '', '']);
    }
  });
});

describe('docked --all prints', () => {
  test('also free ports, of stations that are in use', async () => {
    const { stdout, stderr } = await docked('--all', { terminal: 100, env: { NO_COLOR: '1' } });
    expect(stdout).toMatchInlineSnapshot(`
      "station                      port             id  spacecraft             since       days
      International Space Station  Harmony forward   –  free                   –              –
      International Space Station  Harmony zenith    6  Crew Dragon Endeavour  2026-02-14   281
      International Space Station  Nauka nadir       –  free                   –              –
      International Space Station  Prichal nadir     2  Soyuz MS-01            2025-11-27   360
      International Space Station  Unity nadir      14  Cygnus Enhanced-01     2026-04-13   223
      International Space Station  Zvezda aft        4  Progress-MS-01         2026-04-28   209
      Tiangong space station       Tianhe aft       12  Tianzhou-01            2026-05-11   196
      Tiangong space station       Tianhe forward    –  free                   –              –
      Tiangong space station       Tianhe nadir     11  Shenzhou-01            2026-11-23     0
      "
    `);
    expect(stderr).toBe('6 docked at 2 space stations, and 3 free ports\n');
  });

  test('the ports of another station only if --station names it, and none as free', async () => {
    const { stdout, stderr } = await docked('--all --station mir', {
      terminal: 100,
      env: { NO_COLOR: '1' },
    });
    expect(stderr).toBe('nothing docked at Mir (De-Orbited)\n');
    expect(stdout).toMatchInlineSnapshot(`
      "station           port          id  spacecraft  since  days
      Mir (De-Orbited)  Kvant-1 aft    –  –           –         –
      Mir (De-Orbited)  Mir Core aft   –  –           –         –
      "
    `);
  });
});

describe('docked --station finds', () => {
  const station = async (text: string) => {
    const { exit, stdout, stderr } = await docked(
      `--all --format csv --no-header --columns station --station ${text}`,
    );
    expect(exit).toBe(0);
    return { names: [...new Set(stdout.trimEnd().split('\r\n'))], stderr };
  };

  test.each([
    ['4', 'International Space Station'],
    ['ISS', 'International Space Station'],
    ['international-space-station', 'International Space Station'],
    ['mir', 'Mir'],
    ['tiangong-1', 'Tiangong 1'],
  ])('%s: %s', async (text, name) => {
    expect(await station(text)).toEqual({ names: [name], stderr: '' });
  });

  test('the one in use, if only parts of names match', async () => {
    expect(await station('tiangong')).toEqual({
      names: ['Tiangong space station'],
      stderr: '--station tiangong: interpreted as Tiangong space station\n',
    });
  });

  test('several', async () => {
    expect((await station('mir,iss')).names).toEqual(['International Space Station', 'Mir']);
  });

  test('a station without ports, or with nothing docked, and says so', async () => {
    expect(await docked('--station genesis', { terminal: 80 })).toMatchObject({
      exit: 0,
      stdout: '',
      stderr:
        '--station genesis: interpreted as Genesis II\n' +
        'nothing docked at Genesis II (Decommissioned)\n',
    });
    expect(await docked('--station mir --json')).toMatchObject({
      exit: 0,
      stdout: '{\n  "count": 0,\n  "results": []\n}\n',
    });
  });

  test('nothing for an unknown or ambiguous name', async () => {
    expect(await docked('--station iis')).toMatchObject({
      exit: 2,
      stdout: '',
      stderr:
        'spacecraft: --station iis: did you mean ISS? Valid values: Genesis II, International Space Station, Mir, Tiangong 1, Tiangong space station\n',
    });
    expect((await docked('--station xir')).stderr).toContain('did you mean Mir?');
    api.transform((body) => {
      const { results } = body as { results: object[] };
      return {
        ...body,
        results: results.map((each) => ({ ...each, status: null, deorbited: null })),
      };
    });
    expect(await docked('--station tiangong --refresh')).toMatchObject({
      exit: 2,
      stderr:
        'spacecraft: --station tiangong is ambiguous: Tiangong 1 (7), Tiangong space station (18); use the full name or an id\n',
    });
    expect(await docked('--station ,')).toMatchObject({ exit: 2 });
  });
});

describe('docked uses the cache', () => {
  test('for 6 hours, and asks again after that or with --refresh', async () => {
    await docked();
    await docked('--station iss', { now: TODAY + 5 * HOUR });
    expect(urls()).toEqual([REQUEST]);
    await docked('', { now: TODAY + 7 * HOUR });
    await docked('--refresh', { now: TODAY + 7 * HOUR });
    expect(urls()).toEqual([REQUEST, REQUEST, REQUEST]);
  });

  test('whatever its age if offline or if the API fails, and says so', async () => {
    await docked();
    const later = { now: TODAY + 48 * HOUR };
    const offline = await docked('--offline', later);
    expect(offline.exit).toBe(0);
    expect(offline.stderr).toMatch(/^offline: cached 2 d ago\n/);
    expect(urls()).toEqual([REQUEST]);
    api.failWith(respond(500, '{}'));
    const stale = await docked('', later);
    expect(stale.exit).toBe(0);
    expect(stale.stderr).toMatch(/^showing data from 2 d ago: server error from .* \(500\)\n/);
    expect(await docked('--refresh', later)).toMatchObject({ exit: 4, stdout: '' });
  });

  test('and fails without it', async () => {
    expect(await docked('--offline')).toMatchObject({
      exit: 4,
      stdout: '',
      stderr: 'spacecraft: no cached space stations; run spacecraft docked without --offline\n',
    });
    expect(urls()).toEqual([]);
  });

  test('but not with --curl, which prints the request', async () => {
    expect((await docked('--curl')).stdout).toContain(
      `'${api.url}/space_stations/?mode=detailed&limit=100'`,
    );
    expect(urls()).toEqual([]);
  });
});

describe('docked claims only what the API says', () => {
  test('about modules and payloads, which are no spacecraft', async () => {
    changePorts((port) => ({
      ...port,
      currently_docked:
        port['id'] === 32
          ? { docking: null, space_station_chaser: { id: 20, name: 'Wentian' } }
          : { payload_flight_chaser: { id: 1, payload: { id: 2, name: 'Nauka' } } },
    }));
    expect(await rows('--station tss --columns id,spacecraft')).toEqual([
      ',Wentian',
      ',Nauka',
      ',Nauka',
    ]);
    const { stdout } = await docked('--station tss');
    expect(stdout).toContain('Wentian (station)');
    expect(stdout).toContain('Nauka (payload)');
    expect((await docked('--station tss -q')).stdout).toBe('');
  });

  test('about a port that is not said to be free', async () => {
    changePorts(({ currently_docked: _, ...port }) => port);
    const { stdout, stderr } = await docked('--station tss', { terminal: 100 });
    expect(stdout).not.toContain('free');
    expect(stdout.match(/Tianhe/g)).toHaveLength(3);
    expect(stderr).toContain('3 ports without information about what is docked');
  });

  test('about stations without a list of ports, which it names', async () => {
    api.transform((body) => {
      const { results } = body as { results: object[] };
      return { ...body, results: results.map((each) => ({ ...each, docking_location: null })) };
    });
    expect((await docked('--json')).stderr).toBe(
      'ports unknown: Tiangong space station, International Space Station\n',
    );
  });

  test('about ports of another type than expected, which it names', async () => {
    changePorts((port) => (port['id'] === 32 ? 'broken' : { ...port, currently_docked: 7 }));
    const { exit, stdout, stderr } = await docked('--station tss --format ndjson');
    expect(exit).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { name: 'Tianhe forward', currently_docked: 7 },
      { name: 'Tianhe nadir', currently_docked: 7 },
    ]);
    expect(stderr).toMatch(/ignoring docking_location: not an object in 1 of 1 space stations; /);
  });

  test('and prints names without control characters', async () => {
    changePorts((port) => ({ ...port, name: 'aft\u001b[31m' }));
    expect((await docked()).stdout).toContain('aft␛[31m');
  });

  test('and says if there are more stations than the API sends at once', async () => {
    api.transform((body) => ({ ...body, count: 130 }));
    expect((await docked('--json')).stderr).toBe('only the first 5 of 130 space stations\n');
  });

  test('and fails if the response is something else', async () => {
    api.transform((body) => ({ ...body, results: [{ id: 'x', name: 'y' }] }));
    expect(await docked()).toMatchObject({ exit: 6, stdout: '' });
  });
});

test('docked --quiet prints the id of a spacecraft at several ports once', async () => {
  const port = (id: number) => ({
    id,
    name: `Port ${id}`,
    currently_docked: {
      docking: '2026-11-01T00:00:00Z',
      flight_vehicle_chaser: { id: 1, spacecraft: { id: 7, name: 'Craft' } },
    },
  });
  api.transform(() => ({
    count: 1,
    next: null,
    previous: null,
    results: [{ id: 4, name: 'Station', docking_location: [port(1), port(2)] }],
  }));
  const { stdout } = await spacecraft(['docked', '--quiet', '--api-url', api.url]);
  expect(stdout).toBe('7\n');
});
