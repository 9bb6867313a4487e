/** Filters that only the catalogue answers, compared with a computation over its records. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../harness.ts';
import { spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { emptyFolder, server, sharedFolder } from '../setup.ts';

const api = await server({ fleet: fleet(120) });
const env = { SPACECRAFT_API_URL: api.url };
const detailed = sharedFolder();
const normal = sharedFolder();
const empty = emptyFolder();

interface Country {
  readonly id: number;
  readonly name: string;
  readonly alpha_2_code: string;
  readonly alpha_3_code: string;
  readonly nationality_name: string;
}

interface Flight {
  readonly launch: { readonly status: { readonly id: number } };
}

interface Spacecraft {
  readonly id: number;
  readonly in_space: boolean;
  readonly flights_count: number | null;
  readonly mission_ends_count: number | null;
  readonly flights: readonly Flight[];
  readonly spacecraft_config: {
    readonly in_use: boolean;
    readonly human_rated: boolean | null;
    readonly agency: { readonly country: readonly Country[] };
  };
}

const run = (line: string, cacheFolder = detailed, options: object = {}): Promise<Result> =>
  spacecraft(line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [], {
    env,
    cacheFolder,
    ...options,
  });

/** Some spacecraft have only flights that are planned, or none that the record lists. */
function planFlights(body: object): object {
  const { results } = body as { readonly results?: readonly Spacecraft[] };
  if (!results?.some(({ flights }) => flights)) return body;
  const planned = { id: 1, name: 'To Be Determined', abbrev: 'TBD' };
  return {
    ...body,
    results: results.map((record) => {
      if (record.id % 7 !== 0) return record;
      const flights = [{ id: record.id, launch: { name: 'Plan', net: null, status: planned } }];
      return { ...record, in_space: false, flights_count: 1, mission_ends_count: 0, flights };
    }),
  };
}

let records: readonly Spacecraft[] = [];

beforeAll(async () => {
  api.transform(planFlights);
  await run('sync');
  await run('sync --mode normal', normal);
  api.transform(undefined);
  const { stdout } = await run('list --mode detailed --all --format ndjson');
  records = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
});

const countries = ({ spacecraft_config: config }: Spacecraft) => config.agency.country;
const isOf = (code: string) => (record: Spacecraft) =>
  countries(record).some(({ alpha_3_code }) => alpha_3_code === code);
const hasFlown = ({ in_space, mission_ends_count, flights }: Spacecraft) =>
  in_space ||
  (mission_ends_count ?? 0) > 0 ||
  flights.some(({ launch }) => [3, 4, 6, 7, 9].includes(launch.status.id));

const CASES: readonly [filters: string, matches: (record: Spacecraft) => boolean][] = [
  ['--country USA', isOf('USA')],
  ['--country us', isOf('USA')],
  ['--country "united states"', isOf('USA')],
  ['--country american', isOf('USA')],
  ['--country China', isOf('CHN')],
  ['--country jp,RUS', (record) => isOf('JPN')(record) || isOf('RUS')(record)],
  ['--country 6', isOf('CHN')],
  ['--in-use', ({ spacecraft_config: config }) => config.in_use],
  ['--no-in-use', ({ spacecraft_config: config }) => !config.in_use],
  ['--human-rated', ({ spacecraft_config: config }) => config.human_rated === true],
  ['--no-human-rated', ({ spacecraft_config: config }) => config.human_rated === false],
  ['--flown', hasFlown],
  ['--no-flown', (record) => !hasFlown(record)],
  [
    '--country us --human-rated --no-in-use --flown',
    (record) =>
      isOf('USA')(record) &&
      record.spacecraft_config.human_rated === true &&
      !record.spacecraft_config.in_use &&
      hasFlown(record),
  ],
];

describe.each(CASES)('%s', (filters, matches) => {
  const ids = () => records.filter(matches).map(({ id }) => id);

  test('selects the spacecraft that list and flights print', async () => {
    const expected = ids();
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(records.length);
    const { exit, stdout } = await run(`list --all -q ${filters}`);
    expect({ exit, ids: stdout.trimEnd().split('\n').map(Number) }).toEqual({
      exit: 0,
      ids: expected,
    });
    const { stdout: flown } = await run(`flights --all -q ${filters}`);
    const withFlights = records.filter(({ flights }) => flights.length > 0).map(({ id }) => id);
    expect(
      flown
        .trimEnd()
        .split('\n')
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(expected.filter((id) => withFlights.includes(id)));
  });

  test('selects the spacecraft that stats counts', async () => {
    const { stdout } = await run(`stats --json ${filters}`);
    expect(JSON.parse(stdout).count).toBe(ids().length);
  });
});

const DETAIL_FILTERS = ['--country us', '--human-rated', '--no-human-rated', '--flown'];

describe.each(['list', 'search soyuz', 'stats', 'list --offline'])('`spacecraft %s`', (command) => {
  test.each(DETAIL_FILTERS)(
    'says that %s requires details that a catalogue lacks',
    async (filter) => {
      const { exit, stdout, stderr } = await run(`${command} ${filter}`, normal);
      const [flag] = filter.replace('--no-', '--').split(' ');
      expect({ exit, stdout, stderr }).toEqual({
        exit: 2,
        stdout: '',
        stderr: `spacecraft: ${flag} requires a detailed catalogue, and this one is normal; run spacecraft sync (about 7 requests)\n`,
      });
      expect(api.requests).toEqual([]);
    },
  );

  test('answers --in-use, which normal records say', async () => {
    const { exit, stdout } = await run(`${command} --in-use --format csv`, normal);
    expect(exit).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(2);
  });
});

test('several filters that require details are named together', async () => {
  expect((await run('list --flown --human-rated', normal)).stderr).toBe(
    'spacecraft: --human-rated and --flown require a detailed catalogue, and this one is normal; run spacecraft sync (about 7 requests)\n',
  );
});

test.each([
  'list --country us',
  'list --human-rated',
  'search soyuz --flown',
  'list --in-use',
  'list --offline --flown',
  'stats --country us',
  'changes --country us',
])('`spacecraft %s` requires a catalogue', async (line) => {
  const [flag] = line.match(/--(country|human-rated|flown|in-use)/) ?? [];
  const isAny = flag === '--in-use' || line.startsWith('changes');
  expect(await run(line, empty)).toMatchObject({
    exit: 2,
    stderr: `spacecraft: ${flag} requires ${isAny ? 'the' : 'a detailed'} catalogue; run spacecraft sync (about 7 requests)\n`,
  });
  expect(api.requests).toEqual([]);
});

test.each([
  ['list --country xyzzy', /^spacecraft: --country xyzzy: valid values: China, Japan, Russia, Un/],
  ['list --country chna', /did you mean China\?/],
  ['list --country us,', /--country us,: expected a non-empty value/],
])('`spacecraft %s` is rejected', async (line, message) => {
  const { exit, stderr } = await run(line);
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringMatching(message) });
});

test('part of the name of a country is explained', async () => {
  expect((await run('list --country united --limit 1')).stderr).toContain(
    '--country united: interpreted as United States of America\n',
  );
});

test('--curl says that the API cannot filter like this', async () => {
  expect((await run('list --country us --in-use --curl')).stderr).toBe(
    'spacecraft: --curl: the API does not support --country, --in-use\n',
  );
});
