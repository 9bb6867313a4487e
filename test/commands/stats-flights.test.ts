/** What `spacecraft stats` says about flights, compared with a computation over the records. */
import { beforeAll, describe, expect, test } from 'vitest';
import { durationSeconds } from '../../src/ll2/iso-duration.ts';
import { spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { randomHistory, sentFlight, withFlights } from '../loopback/flight-histories.ts';
import { emptyFolder, server, sharedFolder } from '../setup.ts';

const api = await server({ fleet: fleet(120) });
const detailed = sharedFolder();
const normal = sharedFolder();
const empty = emptyFolder();

const run = (line: string, cacheFolder = detailed) =>
  spacecraft(line.split(' '), { env: { SPACECRAFT_API_URL: api.url }, cacheFolder });

const print = async (line: string) => {
  const { exit, stdout } = await run(line);
  expect(exit).toBe(0);
  return stdout;
};

interface Flight {
  readonly destination: string | null;
  readonly mission_end: string | null;
  readonly duration: string | null;
  readonly turn_around_time: string | null;
  readonly launch: {
    readonly name: string;
    readonly net: string | null;
    readonly status: { readonly id: number };
  };
}

interface Spacecraft {
  readonly id: number;
  readonly name: string;
  readonly in_space: boolean;
  readonly time_in_space: string | null;
  readonly flights: readonly Flight[];
  readonly spacecraft_config: {
    readonly id: number;
    readonly agency: { readonly country: readonly { readonly name: string }[] };
  };
}

/** Planned flights are longer and faster than all others, so that each of them would be a record. */
const PLANNED = sentFlight({
  net: '2027-03-04T03:53:38Z',
  status: 'go',
  duration: 'P9000D',
  turn_around_time: 'PT1S',
  destination: 'Mars',
});
const RECORD = sentFlight({
  name: 'Rocket | Record',
  net: '1975-03-04T03:53:38Z',
  mission_end: '1976-06-30T00:00:00Z',
  duration: 'P480D',
});

function historyOf(id: number) {
  if (id === 8 || id === 9) return [RECORD, PLANNED];
  return id === 10 ? [PLANNED] : randomHistory(id);
}

let records: readonly Spacecraft[] = [];
let flown: readonly (Flight & { readonly of: Spacecraft })[] = [];

beforeAll(async () => {
  api.transform(withFlights(historyOf, () => ({ in_space: false })));
  await run('sync');
  await run('sync --mode normal', normal);
  api.transform(undefined);
  const lines = (await print('list --mode detailed --all --format ndjson')).trimEnd().split('\n');
  records = lines.map((line) => JSON.parse(line));
  flown = records.flatMap((of) =>
    of.flights
      .map((flight) => ({ ...flight, of }))
      .filter(({ launch }) => [3, 4].includes(launch.status.id)),
  );
});

const total = (values: readonly (string | null)[]) =>
  values.reduce((sum, value) => sum + (durationSeconds(value ?? '') ?? 0), 0);
const ended = ({ mission_end }: Flight) => mission_end === null || Date.parse(mission_end) <= TODAY;
const distinct = (flights: typeof flown) => new Set(flights.map(({ of }) => of.id)).size;

interface Row {
  readonly name: string | null;
  readonly count: number;
  readonly flown: number;
  readonly flights: number;
  readonly time_in_space: string;
}

async function rowsBy(by: string, filters = ''): Promise<readonly Row[]> {
  const lines = (await print(`stats --by ${by} --format ndjson ${filters}`.trim())).trimEnd();
  return lines.split('\n').map((line) => JSON.parse(line));
}

const yearOf = ({ launch }: Flight) => launch.net?.slice(0, 4) ?? null;

describe('--by', () => {
  test.each<[by: string, step: number]>([
    ['launch-year', 1],
    ['decade', 10],
  ])('%s has a row for each one, with 0 for those without flights', async (by, step) => {
    const rows = await rowsBy(by);
    const keyOf = (flight: Flight) => {
      const year = yearOf(flight);
      return year && String(Math.floor(Number(year) / step) * step);
    };
    const keys = flown.flatMap((flight) => keyOf(flight) ?? []).map(Number);
    const years = rows.flatMap(({ name }) => (name === null ? [] : [Number(name)]));
    expect(years[0]).toBe(Math.min(...keys));
    expect(years.at(-1)).toBe(Math.max(...keys));
    expect(years.slice(1).every((year, index) => year - (years[index] ?? 0) === step)).toBe(true);
    for (const { name, count, flown: spacecraftFlown, flights, time_in_space } of rows) {
      const expected = flown.filter((flight) => keyOf(flight) === name);
      expect({ name, count, spacecraftFlown, flights }).toEqual({
        name,
        count: distinct(expected),
        spacecraftFlown: distinct(expected),
        flights: expected.length,
      });
      const durations = expected.filter(ended).map(({ duration }) => duration);
      expect(durationSeconds(time_in_space)).toBe(total(durations));
    }
    expect(rows.reduce((sum, { flights }) => sum + flights, 0)).toBe(flown.length);
    expect(rows.some(({ flights }) => flights === 0)).toBe(true);
  });

  test('destination has no planned flights, and the largest group first', async () => {
    const rows = await rowsBy('destination');
    expect(rows.map(({ name }) => name)).not.toContain('Mars');
    const known = rows.filter(({ name }) => name !== null).map(({ flights }) => flights);
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    for (const { name, flights } of rows) {
      expect(flights).toBe(flown.filter(({ destination }) => destination === name).length);
    }
  });

  test('outcome agrees with the flights of each outcome', async () => {
    const listed = await print(
      'flights --no-planned --all --columns outcome --format csv --no-header',
    );
    const outcomes = listed.trimEnd().split('\r\n');
    for (const { name, flights } of await rowsBy('outcome')) {
      expect({ name, flights }).toEqual({
        name,
        flights: outcomes.filter((outcome) => outcome === name).length,
      });
    }
  });

  test.each([
    [
      'country',
      ({ spacecraft_config }: Spacecraft) =>
        spacecraft_config.agency.country.map(({ name }) => name),
    ],
  ])('%s counts spacecraft, flown ones and their flights', async (by, namesOf) => {
    for (const row of await rowsBy(by)) {
      const members = records.filter((record) => namesOf(record).includes(row.name ?? ''));
      const flights = flown.filter(({ of }) => members.includes(of));
      expect(row).toMatchObject({ count: members.length, flights: flights.length });
    }
  });

  test('filters apply to the spacecraft of flights', async () => {
    const rows = await rowsBy('launch-year', '--country us');
    const expected = flown.filter(({ of }) =>
      of.spacecraft_config.agency.country.some(({ name }) => /^United States/.test(name)),
    );
    expect(rows.reduce((sum, { flights }) => sum + flights, 0)).toBe(expected.length);
  });

  test('a card shows the flights of each year as bars', async () => {
    const card = await print('stats --by launch-year,decade');
    expect(card).toContain('Flights by launch year');
    expect(card).toMatch(/^ *1990 +\d+ /m);
  });
});

describe('records', () => {
  test('are those of flights that took place, with everything that ties', async () => {
    const json = JSON.parse(await print('stats --json'));
    expect(json.flights).toBe(flown.length);
    expect(json.flown).toBeGreaterThanOrEqual(distinct(flown));
    const counts = records.map(({ id }) => flown.filter(({ of }) => of.id === id).length);
    expect(json.records.most_flown.value).toBe(Math.max(...counts));
    expect(json.records.longest_flight).toEqual({
      value: 'P480D',
      holders: [8, 9].map((id) => ({
        id,
        name: records.find((record) => record.id === id)?.name,
        launch: 'Rocket | Record',
        in_flight: false,
      })),
    });
    const turnarounds = flown.flatMap(
      ({ turn_around_time }) => durationSeconds(turn_around_time ?? '') ?? [],
    );
    expect(durationSeconds(json.records.fastest_turnaround.value)).toBe(Math.min(...turnarounds));
    const times = records.map(({ time_in_space }) => total([time_in_space]));
    expect(durationSeconds(json.records.most_time_in_space.value)).toBe(Math.max(...times));
  });

  test('have a row each in the card, with those that tie', async () => {
    const card = (await print('stats')).replaceAll(/\s+/g, ' ');
    expect(card).toMatch(
      /Longest flight \S.* \(8, Rocket \| Record\), \S.* \(9, Rocket \| Record\), 480d each Longest in space/,
    );
    expect(card).toMatch(/Most flights \S.* \d+( each)? Longest flight/);
    expect(card).toMatch(/Fastest turnaround \S.* 3d 1h each By status/);
  });

  test('convert their durations', async () => {
    const json = JSON.parse(await print('stats --json --durations days'));
    expect(json.records.longest_flight.value).toBe(480);
  });
});

test.each(['launch-year', 'decade', 'country', 'destination', 'outcome'])(
  '--by %s says that a detailed catalogue is required',
  async (by) => {
    const end = 'run spacecraft sync (about 7 requests)\n';
    expect(await run(`stats --by ${by}`, normal)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: `spacecraft: --by ${by} requires a detailed catalogue, and this one is normal; ${end}`,
    });
    expect(await run(`stats --by ${by}`, empty)).toMatchObject({
      exit: 2,
      stderr: `spacecraft: --by ${by} requires a detailed catalogue; ${end}`,
    });
  },
);

test('a normal catalogue has no records of flights', async () => {
  const json = JSON.parse((await run('stats --json', normal)).stdout);
  expect(json).toMatchObject({ flown: null, flights: null, records: null });
});
