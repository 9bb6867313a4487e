import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { emptyFolder, server, sharedFolder } from '../setup.ts';

const api = await server({ fleet: fleet(60) });

const HOUR = 3_600_000;
const REQUEST = '/2.3.0/spacecraft_configurations/?ordering=name&limit=100&mode=detailed';
/** The configurations of the server's spacecraft; the API knows two more. */
const PARTIAL = 'the catalogue contains 15 configurations, those of its spacecraft';

const cacheFolder = emptyFolder();
const syncedFolder = sharedFolder();

beforeAll(async () => {
  const argv = ['sync', '--api-url', api.url];
  expect(await spacecraft(argv, { cacheFolder: syncedFolder })).toMatchObject({ exit: 0 });
});

/** Runs `spacecraft configurations` with an empty cache. */
function configurations(args: readonly string[] = [], options: HarnessOptions = {}) {
  return spacecraft(['configurations', ...args, '--api-url', api.url], {
    cacheFolder,
    ...options,
  });
}

/** Runs `spacecraft configurations` with a synced catalogue. */
function synced(args: readonly string[] = [], options: HarnessOptions = {}) {
  return configurations(args, { cacheFolder: syncedFolder, ...options });
}

const names = (csv: string) => csv.split('\r\n').slice(0, -1);

/** Returns the names that a line prints. */
async function listed(...args: string[]): Promise<string[]> {
  const { exit, stdout, stderr } = await configurations([
    ...args,
    ...['--columns', 'name', '--format', 'csv', '--no-header'],
  ]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return names(stdout);
}

const urls = () => api.requests.map(({ url }) => url);

function changeConfigurations(change: (record: Record<string, unknown>) => object): void {
  api.transform((body) => {
    const { results } = body as { results: Record<string, unknown>[] };
    return { ...body, results: results.map((record) => ({ ...record, ...change(record) })) };
  });
}

const PLAIN = { NO_COLOR: '1' };

describe('configurations lists', () => {
  test('all, by name, with one request', async () => {
    const { exit, stdout, stderr } = await configurations([], { terminal: 160, env: PLAIN });
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "id  name                         type            agency  country   in use  crew  payload, kg  human-rated  flown  launches (failed)  maiden flight
      43  Apollo Lunar Module          Lander          NASA    USA       no         3            –  no              22             22 (1)  2002-10-30
       7  Cargo Dragon 2               Capsule         SpX     USA       yes        3            –  yes             22             22 (1)  2002-10-30
      21  Crew Capsule 2.0             Capsule         BO      USA       yes        3            –  yes             22             22 (1)  2002-10-30
       6  Crew Dragon 2                Capsule         SpX     USA       yes        4         6000  yes              7             22 (0)  2019-03-02
       9  CST-100 Starliner            Capsule         BA      USA       yes        7            –  yes              2              3 (0)  2019-12-20
      19  Cygnus Enhanced              Cargo Resupply  NGSS    USA       yes        –         3750  no              22             22 (–)  2002-10-30
      12  Gemini                       Capsule         NASA    USA       no         3            –  yes             22             22 (1)  2002-10-30
      18  H-II Transfer Vehicle (HTV)  Cargo Resupply  JAXA    JPN       no         3            –  no              22             22 (1)  2002-10-30
      34  Progress-M (modified)        Cargo Resupply  RFSA    RUS       no         3            –  no              22             22 (1)  2002-10-30
      33  Progress-MS                  Cargo Resupply  RFSA    RUS       yes        3            –  no              22             22 (1)  2002-10-30
       2  Shenzhou                     Capsule         CNSA    CHN       yes        3            –  yes             22             22 (1)  2002-10-30
       1  Soyuz                        Capsule         RFSA    RUS       no         3            –  yes             22             22 (1)  2002-10-30
      38  Soyuz MS                     Capsule         RFSA    RUS       yes        3            –  yes             22             22 (1)  2002-10-30
      40  Soyuz TMA                    Capsule         RFSA    RUS       no         3            –  yes             22             22 (1)  2002-10-30
      44  Space Rider                  Spaceplane      ESA     FRA, ITA  no         –            –  no               0              0 (0)  –
      14  Space Shuttle                Spaceplane      NASA    USA       no         3            –  no              22             22 (1)  2002-10-30
      25  Tianzhou                     Cargo Resupply  CASC    CHN       yes        3            –  no              22             22 (1)  2002-10-30
      "
    `);
    expect(stderr).toBe('1 column hidden; use --wide\n17 of 17 configurations\n');
    expect(urls()).toEqual([REQUEST]);
  });

  test.each([
    ['human', '136d 17h'],
    ['iso', 'P136DT17H5M56S'],
    ['days', '136.712'],
  ])('durations in the style %s', async (style, expected) => {
    const { stdout } = await configurations([
      'Crew Dragon 2',
      ...['--columns', 'turnaround', '--durations', style, '--format', 'csv', '--no-header'],
    ]);
    expect(stdout).toBe(`${expected}\r\n`);
  });

  test('crew and payload first of all on a narrow terminal', async () => {
    const { stdout } = await configurations(['--in-use', '--human-rated'], {
      terminal: 80,
      env: PLAIN,
    });
    expect(stdout).toMatchInlineSnapshot(`
      "id  name               agency  crew  payload, kg  flown  launches (failed)
       7  Cargo Dragon 2     SpX        3            –     22             22 (1)
      21  Crew Capsule 2.0   BO         3            –     22             22 (1)
       6  Crew Dragon 2      SpX        4         6000      7             22 (0)
       9  CST-100 Starliner  BA         7            –      2              3 (0)
       2  Shenzhou           CNSA       3            –     22             22 (1)
      38  Soyuz MS           RFSA       3            –     22             22 (1)
      "
    `);
    const blocks = await configurations(['--type', 'capsule', '--agency', 'spx'], {
      terminal: 50,
      env: PLAIN,
    });
    expect(blocks.stdout).toMatchInlineSnapshot(`
      "Cargo Dragon 2
        #7 · Capsule · SpX · in use · human-rated
        crew of 3 · launches (failed): 22 (1)
      Crew Dragon 2
        #6 · Capsule · SpX · in use · human-rated
        crew of 4 · payload of 6000 kg
        launches (failed): 22 (0)
      "
    `);
  });

  test('records as the API sent them, as json and ndjson', async () => {
    const { stdout } = await configurations(['--json', '--agency', 'esa']);
    expect(JSON.parse(stdout)).toMatchObject({
      count: 1,
      results: [{ id: 44, response_mode: 'detailed', image: null, agency: { country: [{}, {}] } }],
    });
    const lines = await configurations(['--format', 'ndjson', '--agency', 'esa']);
    expect(JSON.parse(lines.stdout)).toEqual(JSON.parse(stdout).results[0]);
  });

  test('the values of all columns for a spreadsheet, with failed launches in their own', async () => {
    const { stdout } = await configurations(['--agency', 'spx', '--format', 'csv']);
    expect(stdout.split('\r\n')).toEqual([
      'id,name,type,agency,country,in_use,crew,payload,human_rated,flown,launches,failed,maiden_flight,turnaround',
      '7,Cargo Dragon 2,Capsule,SpaceX,United States of America,true,3,,true,22,22,1,2002-10-30,',
      '6,Crew Dragon 2,Capsule,SpaceX,United States of America,true,4,6000,true,7,22,0,2019-03-02,P136DT17H5M56S',
      '',
    ]);
  });

  test('columns and fields by --columns, and ids by --quiet', async () => {
    const line = ['--agency', 'esa', '--format', 'tsv', '--columns'];
    expect(
      (await configurations([...line, 'failed,payload_return,agency.country.name'])).stdout,
    ).toBe('0\t50\t["France","Italy"]\n');
    const table = await configurations(['--agency', 'esa', '--columns', 'name,failed']);
    expect(table.stdout).toBe('name         failed launches\nSpace Rider                0\n');
    expect((await configurations(['--agency', 'esa', '-q'])).stdout).toBe('44\n');
  });

  test('the part that --limit and --offset select', async () => {
    const { stdout, stderr } = await configurations(['--limit', '2', '--offset', '1']);
    expect(stdout.match(/\n/g)).toHaveLength(3);
    expect(stderr).toBe('2 of 17 configurations · next: --offset 3\n');
    expect(await configurations(['--all', '--limit', '2'])).toMatchObject({ exit: 2 });
    expect((await configurations(['--all', '-q'])).stdout.match(/\n/g)).toHaveLength(17);
  });

  test('in the order of --ordering, unknown values last, equal ones by name', async () => {
    const ordered = await listed(
      '--ordering',
      '-fastest_turnaround,crew_capacity',
      '--agency',
      'spx,ba',
    );
    expect(ordered).toEqual(['CST-100 Starliner', 'Crew Dragon 2', 'Cargo Dragon 2']);
    expect(await listed('--ordering=maiden_flight', '--agency', 'esa,ba,spx')).toEqual([
      'Cargo Dragon 2',
      'Crew Dragon 2',
      'CST-100 Starliner',
      'Space Rider',
    ]);
    expect(await listed('--ordering=-crew')).toEqual(await listed('--ordering=-crew_capacity'));
    expect((await configurations(['--ordering', 'launch'])).stderr).toMatch(
      /^spacecraft: --ordering launch: valid values: id, name, crew_capacity, /,
    );
  });
});

describe('configurations filters', () => {
  test.each([
    [
      ['--in-use', '--family', 'dragon'],
      ['Cargo Dragon 2', 'Crew Dragon 2'],
    ],
    [
      ['--no-in-use', '--country', 'us'],
      ['Apollo Lunar Module', 'Gemini', 'Space Shuttle'],
    ],
    [['--no-human-rated', '--country', 'CHN'], ['Tianzhou']],
    [['--human-rated', '--type', 'capsule', '--country', '6'], ['Shenzhou']],
    [['--country', 'italy'], ['Space Rider']],
    [
      ['--agency', 'boeing,ESA'],
      ['CST-100 Starliner', 'Space Rider'],
    ],
    [['--type', 'lander'], ['Apollo Lunar Module']],
  ])('%j', async (args, expected) => {
    expect(await listed(...args)).toEqual(expected);
  });

  test('no configuration whose value is unknown', async () => {
    changeConfigurations(() => ({ in_use: null, human_rated: null }));
    expect(await listed('--in-use')).toEqual([]);
    expect(await listed('--no-in-use')).toEqual([]);
    expect(await configurations(['--no-human-rated'])).toMatchObject({
      exit: 0,
      stderr: 'no configurations match\n',
    });
  });

  test('by part of a name, and says how it was interpreted', async () => {
    const { stdout, stderr } = await configurations([
      '--country',
      'united',
      '-q',
      '--type',
      'lander',
    ]);
    expect({ stdout, stderr }).toEqual({
      stdout: '43\n',
      stderr: '--country united: interpreted as United States of America\n',
    });
  });

  test('nothing for an unknown name', async () => {
    expect(await configurations(['--country', 'atlantis'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr:
        'spacecraft: --country atlantis: valid values: China, France, Italy, Japan, Russia, United States of America\n',
    });
  });
});

describe('configurations with names or ids shows', () => {
  test('one whose name is typed without quotes', async () => {
    const { exit, stdout } = await configurations(['crew', 'dragon', '2', '--json']);
    expect({ exit, name: JSON.parse(stdout).name }).toEqual({ exit: 0, name: 'Crew Dragon 2' });
  });

  test('a card, with flights per year from the catalogue', async () => {
    const { exit, stdout, stderr } = await synced(['crew dragon 2'], { terminal: 80, env: PLAIN });
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Crew Dragon 2

        Id                  6
        Type                Capsule
        Agency              SpaceX (SpX)
        Country             United States of America
        Family              Dragon, Dragon 2
        In use              yes

      Figures
        Human-rated         yes
        Crew                4
        Payload             6000 kg
        Return payload      50 kg
        Height              7.5 m
        Maiden flight       2019-03-02, 7 years ago
        Spacecraft flown    7
        Launches            22: 21 successful, 0 failed
        Landings            21: 21 successful, 0 failed
        Wikipedia           https://en.wikipedia.org/wiki/Crew%20Dragon%202
        Fastest turnaround  136d 17h 5m

      Capability
        Carries what it is given.

      Flights per year (5)
        2006–2009        █                 5 0 0 0
        2010–2019              0 0 0 0 0 0 0 0 0 0
        2020–2026              0 0 0 0 0 0 0
      "
    `);
    expect(stderr).toBe('');
    expect(urls()).toEqual([]);
  });

  test('flights per year as numbers only for a screen reader', async () => {
    const { stdout } = await synced(['6'], { terminal: 80, env: { ...PLAIN, ACCESSIBLE: '1' } });
    expect(stdout).not.toMatch(/[▁▂▃▄▅▆▇█]/);
    expect(stdout).toMatch(/^ {2}2010–2019 +0( +0)+\n/m);
  });

  test('no flights per year without a catalogue, and says why', async () => {
    const { stdout, stderr } = await configurations(['6', '9']);
    expect(stdout).not.toContain('Flights per year');
    expect(stderr).toBe(
      'flights per year unknown: they require the catalogue; run spacecraft sync\n',
    );
    expect((await configurations(['6', '--json'])).stderr).toBe('');
  });

  test('that the catalogue has no flights of a configuration', async () => {
    await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
    expect((await configurations(['44'])).stdout).toContain(
      'Flights per year\n  none in the catalogue\n',
    );
  });

  test('one record as json, or an array of several', async () => {
    const one = JSON.parse((await configurations(['space-rider', '--json'])).stdout);
    expect(one).toMatchObject({ id: 44, capability: 'Carries what it is given.' });
    const several = JSON.parse((await configurations(['44', '6', '--json'])).stdout);
    expect(several).toMatchObject([{ id: 44 }, { id: 6 }]);
    const piped = await configurations(['-', '-q'], { stdin: '44\nCrew Dragon 2\n' });
    expect(piped.stdout).toBe('44\n6\n');
  });

  test('several side by side, differences marked', async () => {
    const { stdout, stderr } = await configurations(['Crew Dragon 2', 'Starliner', '--compare'], {
      terminal: 80,
      env: PLAIN,
    });
    expect(stdout).toMatchInlineSnapshot(`
      "                      Crew Dragon 2 (6)         CST-100 Starliner (9)
        type                Capsule                   Capsule
      ≠ agency              SpaceX                    Boeing
        country             United States of America  United States of America
      ≠ family              Dragon, Dragon 2          –
        in use              yes                       yes
        human-rated         yes                       yes
      ≠ crew                4                         7
      ≠ payload, kg         6000                      –
      ≠ return payload, kg  50                        –
        height, m           7.5                       7.5
        diameter, m         –                         –
      ≠ maiden flight       2019-03-02                2019-12-20
      ≠ spacecraft flown    7                         2
      ≠ launches            22                        3
        failed launches     0                         0
        landings            21                        21
        failed landings     0                         0
      ≠ fastest turnaround  136d 17h                  1627d 1h
      "
    `);
    expect(stderr).toBe('configurations Starliner: interpreted as CST-100 Starliner\n');
    const { stdout: json } = await configurations([
      '6',
      '9',
      '--compare',
      '--json',
      '--columns',
      'crew',
    ]);
    expect(JSON.parse(json)).toEqual({
      configurations: [
        { id: 6, name: 'Crew Dragon 2' },
        { id: 9, name: 'CST-100 Starliner' },
      ],
      fields: [{ field: 'crew', values: [4, 7], differs: true }],
    });
    expect((await configurations(['--agency', 'spx', '--compare'])).stdout).toContain(
      'Cargo Dragon 2 (7)',
    );
  });

  test('those that exist, and fails for the others', async () => {
    const { exit, stdout, stderr } = await configurations(['6', 'Space Rinder', '-q']);
    expect({ exit, stdout, stderr }).toEqual({
      exit: 3,
      stdout: '6\n',
      stderr: 'spacecraft: no configuration Space Rinder; did you mean Space Rider?\n',
    });
    expect((await configurations(['99', '-q'])).stderr).toBe(
      'spacecraft: no configuration 99; spacecraft configurations lists all\n',
    );
  });

  test('nothing for an ambiguous name, or together with filters', async () => {
    expect(await configurations(['dragon'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr:
        'spacecraft: dragon is ambiguous: Cargo Dragon 2 (7), Crew Dragon 2 (6); use the full name or an id\n',
    });
    expect(await configurations(['6', '--no-in-use'])).toMatchObject({
      exit: 2,
      stderr: 'spacecraft: --in-use cannot be combined with names or ids of configurations\n',
    });
    expect(await configurations(['--compare', '-q'])).toMatchObject({ exit: 2 });
  });
});

describe('configurations come from', () => {
  test('a fresh detailed catalogue without a request, which says what it lacks', async () => {
    const { exit, stdout, stderr } = await synced(['-q']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: `${PARTIAL}; --refresh requests all\n` });
    expect(stdout.match(/\n/g)).toHaveLength(15);
    expect(urls()).toEqual([]);
    const record = JSON.parse((await synced(['6', '--json'])).stdout);
    expect(record).toEqual(JSON.parse((await configurations(['6', '--json'])).stdout));
  });

  test('the API if the catalogue lacks what is named, or is old', async () => {
    await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
    api.requests.length = 0;
    expect((await configurations(['Starliner', '-q'])).stdout).toBe('9\n');
    expect(urls()).toEqual([REQUEST]);
    // That response has all.
    expect((await configurations(['--country', 'france', '-q'])).stdout).toBe('44\n');
    expect((await configurations(['-q'])).stderr).toBe('');
    expect(urls()).toEqual([REQUEST]);
    await configurations(['-q'], { now: TODAY + 7 * HOUR });
    expect(urls()).toEqual([REQUEST, REQUEST]);
  });

  test('the API for a filter by something that the catalogue lacks', async () => {
    await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
    api.requests.length = 0;
    expect((await configurations(['--agency', 'esa', '-q'])).stdout).toBe('44\n');
    expect(urls()).toEqual([REQUEST]);
  });

  test('the API if the catalogue is corrupt, after a warning', async () => {
    await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
    api.requests.length = 0;
    const [name = ''] = readdirSync(cacheFolder).filter((file) => file.startsWith('catalogue'));
    const path = join(cacheFolder, name);
    const text = readFileSync(path, 'latin1');
    writeFileSync(
      path,
      text.replaceAll('"name":"Crew Dragon 2"', '"name":"Crew Dragon 3"'),
      'latin1',
    );
    const { exit, stdout, stderr } = await configurations(['6', '-q']);
    expect({ exit, stdout, stderr }).toEqual({
      exit: 0,
      stdout: '6\n',
      stderr: 'spacecraft: ignoring the corrupt catalogue; run spacecraft sync\n',
    });
    expect(urls()).toEqual([REQUEST]);
  });

  test('a cached response for 6 hours, unless --refresh is given', async () => {
    await configurations();
    await configurations(['6'], { now: TODAY + 5 * HOUR });
    expect(urls()).toEqual([REQUEST]);
    await configurations(['--refresh']);
    expect(urls()).toEqual([REQUEST, REQUEST]);
  });

  test('local data of any age if offline or if the API fails, and says so', async () => {
    await spacecraft(['sync', '--api-url', api.url], { cacheFolder });
    api.requests.length = 0;
    const later = { now: TODAY + 48 * HOUR };
    const offline = await configurations(['--offline', '-q'], later);
    expect(offline.stderr).toBe(
      `offline: from the catalogue, synced 2 d ago\n${PARTIAL}; try without --offline for all\n`,
    );
    api.failWith(respond(500, '{}'));
    const stale = await configurations(['6', '-q'], later);
    expect(stale).toMatchObject({ exit: 0, stdout: '6\n' });
    expect(stale.stderr).toMatch(/^showing data from 2 d ago: server error/);
    expect((await configurations(['6'], later)).stderr).toContain(
      'flights per year from the catalogue, synced 2 d ago\n',
    );
    expect((await configurations(['-q'], later)).stderr).toContain(`${PARTIAL}\n`);
    expect(await configurations(['--refresh'], later)).toMatchObject({ exit: 4, stdout: '' });
    const missing = await configurations(['Starliner', '--offline'], later);
    expect(missing).toMatchObject({ exit: 3, stdout: '' });
    expect(missing.stderr).toContain(
      'the catalogue contains no configuration Starliner; try without --offline\n',
    );
  });

  test('a catalogue without details only if there is nothing else, which says so', async () => {
    await spacecraft(['sync', '--mode', 'normal', '--api-url', api.url], { cacheFolder });
    api.requests.length = 0;
    const { stderr } = await configurations(['6', '--offline']);
    expect(stderr).toContain('1 of 1 configurations without details; run spacecraft sync\n');
    expect(await configurations(['--human-rated', '--offline'])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr:
        'spacecraft: --human-rated requires details, which 15 of 15 configurations lack; run spacecraft sync\n',
    });
    await configurations(['6']);
    expect(urls()).toEqual([REQUEST]);
  });

  test('the sample if offline without local data', async () => {
    const { exit, stdout, stderr } = await configurations(['--offline', '-q']);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '34\n2\n38\n41\n40\n25\n' });
    expect(stderr).toContain('the sample contains 6 configurations');
    expect((await configurations(['--offline', '--country', 'us'])).stderr).toBe(
      'spacecraft: --country requires details, which 5 of 6 configurations lack; run spacecraft sync\n',
    );
  });

  test('the API, but only as a request with --curl', async () => {
    expect((await configurations(['--curl'])).stdout).toContain(REQUEST);
    expect(urls()).toEqual([]);
  });
});

describe('configurations claim only what the API says', () => {
  test('about a filter by details that a record lacks', async () => {
    changeConfigurations(({ id }) =>
      id === 6 ? { response_mode: 'normal', human_rated: null } : {},
    );
    const { stdout, stderr } = await configurations(['--human-rated', '--agency', 'spx', '-q']);
    expect({ stdout, stderr }).toEqual({
      stdout: '7\n',
      stderr: '1 of 17 configurations without details; run spacecraft sync\n',
    });
  });

  test('about fields of unexpected types, which they name', async () => {
    changeConfigurations(() => ({ crew_capacity: 'four', agency: { id: 1, country: 'USA' } }));
    const { exit, stdout, stderr } = await configurations(['6', '--format', 'csv', '--no-header']);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^6,Crew Dragon 2,Capsule,,,true,,6000,/);
    expect(stderr).toContain(
      'ignoring agency.country: not an array in 1 of 1 configurations; crew_capacity: not a number in 1',
    );
  });

  test('and say if there are more than the API sends at once', async () => {
    api.transform((body) => ({ ...body, count: 130 }));
    expect((await configurations(['-q'])).stderr).toBe('only the first 17 of 130 configurations\n');
  });
});
