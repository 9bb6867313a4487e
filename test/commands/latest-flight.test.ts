/** Columns of the current flight of a spacecraft, or of the last one that took place. */
import { beforeAll, describe, expect, test } from 'vitest';
import { spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { type SentFlight, sentFlight, withFlights } from '../loopback/flight-histories.ts';
import { server, sharedFolder } from '../setup.ts';

const api = await server({ fleet: fleet(9) });
const cacheFolder = sharedFolder();
const DAY = 86_400_000;

const run = (line: string, now = TODAY) =>
  spacecraft(line.split(' '), { env: { SPACECRAFT_API_URL: api.url }, cacheFolder, now });

const MARCH = sentFlight({ net: '2024-03-04T03:53:38Z', mission_end: '2024-09-01T00:00:00Z' });
const PLANNED = sentFlight({
  net: '2027-06-30T00:00:00Z',
  precision: 'month',
  status: 'tbd',
  destination: 'Moon',
});
const RUNNING = { net: '2026-11-13T11:00:00Z', destination: 'International Space Station' };

/** The flights of each spacecraft by its id, and what the columns show. */
const CASES: readonly [
  title: string,
  flights: readonly SentFlight[],
  inSpace: boolean,
  expected: readonly [launched: string | null, destination: string | null, daysUp: number | null],
][] = [
  ['a current flight', [MARCH, sentFlight(RUNNING)], true, ['2026-11-13', RUNNING.destination, 10]],
  ['the last flight that took place', [MARCH, PLANNED], false, ['2024-03-04', null, null]],
  ['only a planned flight', [PLANNED], false, [null, null, null]],
  ['no flight', [], false, [null, null, null]],
  [
    'a launch failure',
    [sentFlight({ net: '2018-10-11T08:40:15Z', status: 'failure', destination: 'ISS' })],
    false,
    ['2018-10-11', 'ISS', null],
  ],
  [
    'a month of launch',
    [sentFlight({ net: '2026-09-15T00:00:00Z', precision: 'month' })],
    true,
    ['2026-09', null, null],
  ],
  [
    'flights in any order',
    [sentFlight({ ...RUNNING, net: '2026-11-01T00:00:00Z', precision: 'day' }), MARCH],
    true,
    ['2026-11-01', RUNNING.destination, 22],
  ],
  ['an unknown date', [sentFlight({ net: null, destination: 'Mars' })], true, [null, 'Mars', null]],
];

const at = (id: number) => CASES[id - 1];

beforeAll(async () => {
  api.transform(
    withFlights(
      (id) => at(id)?.[1] ?? [],
      (id) => ({ in_space: at(id)?.[2] ?? false }),
    ),
  );
  await run('sync');
  api.transform(undefined);
});

describe('the columns launched, destination and days_up', () => {
  test.each(CASES.map((each, index) => [index + 1, ...each] as const))(
    'of spacecraft %i, with %s',
    async (id, _, __, ___, [launched, destination, days_up]) => {
      const line = '--columns launched,destination,days_up --json';
      expect(JSON.parse((await run(`show ${id} ${line}`)).stdout)).toEqual({
        launched,
        destination,
        days_up,
      });
      const { results } = JSON.parse(
        (await run(`list --all ${line.replace('launched', 'id,launched')}`)).stdout,
      );
      expect(results).toContainEqual({ id, launched, destination, days_up });
    },
  );

  test('count the days until now', async () => {
    const { stdout } = await run(
      'show 1 --offline --columns days_up --format csv --no-header',
      TODAY + 3 * DAY,
    );
    expect(stdout.trim()).toBe('13');
  });

  test('agree with the record of stats, whose duration grows', async () => {
    const { longest_flight } = JSON.parse((await run('stats --json')).stdout).records;
    expect(longest_flight).toMatchObject({ value: 'P22D', holders: [{ id: 7, in_flight: true }] });
    expect((await run('stats')).stdout).toMatch(/Longest flight .*\(7, [^)]*\), 22d so far\n/);
  });

  test('agree with the flights in progress', async () => {
    const csv = '--format csv --no-header';
    const inFlight = await run(
      `flights --in-flight --all --columns id,launched,destination ${csv}`,
    );
    const listed = await run(`list --in-space --all --columns id,launched,destination ${csv}`);
    const lines = (text: string) => text.trimEnd().split(/\r?\n/).sort();
    expect(lines(listed.stdout)).toEqual(lines(inFlight.stdout));
  });
});
