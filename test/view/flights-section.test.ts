/** The flights of a card: planned, flown and failed ones. */
import { describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

/** Returns the flights of a card for a spacecraft with these flights, and then its times. */
async function flightsOf(...flights: readonly object[]): Promise<string> {
  const withIds = flights.map((flight, id) => ({ id, ...flight }));
  api.transform((body) => ({ ...body, flights: withIds }));
  const { exit, stdout } = await spacecraft(
    ['show', '85', '--mode', 'detailed', '--api-url', api.url],
    { terminal: 140, env: { NO_COLOR: '1' } },
  );
  expect(exit).toBe(0);
  const section = (heading: string) =>
    new RegExp(`^${heading}\\b[^]*?(?=\n\n\\S|$(?![^]))`, 'm').exec(stdout)?.[0] ?? '';
  return `${section('Flights')}\n${section('Times')}\n`;
}

const launch = (net: string | null, status?: object | null, precision?: string) => ({
  launch: { name: 'Rocket', net, status, ...(precision && { net_precision: { name: precision } }) },
});

const GO = { id: 1, name: 'Go for Launch', abbrev: 'Go' };
const TBD = { id: 2, name: 'To Be Determined', abbrev: 'TBD' };
const SUCCESS = { id: 3, name: 'Launch Successful', abbrev: 'Success' };
const FAILURE = { id: 4, name: 'Launch Failure', abbrev: 'Failure' };

describe('a planned flight', () => {
  test('is marked, has a date of its precision, and is not counted', async () => {
    const card = await flightsOf(
      launch('2027-12-31T00:00:00Z', TBD, 'Year'),
      launch('2006-03-30T02:30:20Z', SUCCESS, 'Second'),
      launch('2010-03-30T02:30:20Z', SUCCESS, 'Second'),
    );
    expect(card).toMatch(/^Flights \(2, 1 planned\)\n/);
    expect(card).toMatch(/First launch +2006-03-30, 20 years ago\n/);
    expect(card).toMatch(/Last launch +2010-03-30, 16 years ago\n/);
    expect(card).toMatch(/Planned launch +2027, in 1 year\n/);
    expect(card).toMatch(/Rocket +2027 \(planned\)/);
    expect(card).not.toContain('2027-12-31');
  });

  test.each([
    [1, 'Go for Launch'],
    [2, 'To Be Determined'],
    [5, 'On Hold'],
    [8, 'To Be Confirmed'],
  ])('has status %i, %s, even after its date', async (id, name) => {
    for (const status of [{ id }, { name }, { id, name }]) {
      const card = await flightsOf(launch('2026-11-22T00:00:00Z', status));
      expect(card).toMatch(/^Flights \(0, 1 planned\)\n/);
      expect(card).toContain('2026-11-22 (planned)');
      expect(card).not.toContain('Last launch');
    }
  });

  test('without a known status is one in the future', async () => {
    for (const status of [undefined, null, { id: 99, name: 'Rumoured' }, { name: 'constructor' }]) {
      const card = await flightsOf(
        launch('2026-11-30T00:00:00Z', status),
        launch('2026-11-20T00:00:00Z', status),
      );
      expect(card).toMatch(/^Flights \(1, 1 planned\)\n/);
      expect(card).toMatch(/ {2}Launch +2026-11-20, 3 days ago\n/);
    }
  });

  test('without a date is planned', async () => {
    expect(await flightsOf(launch(null, TBD))).toMatch(/Rocket +planned/);
    expect(await flightsOf(launch('TBD 2', TBD, 'Year'))).toMatch(/Rocket +TBD 2 \(planned\)/);
  });

  test('has no outcome of its landing yet', async () => {
    const landing = { attempt: true, success: false, landing_location: { name: 'Sea' } };
    const card = await flightsOf({ ...launch('2027-01-01T00:00:00Z', GO), landing });
    expect(card).toMatch(/ Sea /);
    expect(card).not.toContain('failure');
  });

  test('is the next of several', async () => {
    const card = await flightsOf(
      launch('2028-12-31T00:00:00Z', TBD, 'Decade'),
      launch('2027-01-31T00:00:00Z', TBD, 'Q1'),
    );
    expect(card).toMatch(/^Flights \(0, 2 planned\)\n/);
    expect(card).toMatch(/Next planned launch +Q1 2027, in 1 quarter\n/);
  });
});

describe('a flight that took place', () => {
  test.each([3, 6, 9])('has status %i', async (id) => {
    const card = await flightsOf(launch('2026-11-24T00:00:00Z', { id }));
    expect(card).toMatch(/^Flights \(1\)\n/);
    expect(card).toMatch(/Rocket +2026-11-24 *–/);
  });

  test('with a failed launch says so, whatever its landing', async () => {
    const card = await flightsOf({
      ...launch('2018-10-11T08:40:15Z', FAILURE),
      landing: { attempt: true, success: true, landing_location: { name: 'Kazakhstan' } },
    });
    expect(card).toMatch(/^Flights \(1\)\n/);
    expect(card).toMatch(/Failures +1 launch failure\n/);
    expect(card).toMatch(/Rocket +2018-10-11 \(launch failure\) .*success, Kazakhstan /);
  });

  test('with a partly failed launch says so', async () => {
    const partial = { name: 'Launch was a Partial Failure', abbrev: 'Partial Failure' };
    const flight = launch('2018-10-11T08:40:15Z', partial);
    const card = await flightsOf(flight, flight, launch('2019-10-11T08:40:15Z', FAILURE));
    expect(card).toMatch(/Failures +1 launch failure, 2 partial launch failures\n/);
    expect(card).toContain('2018-10-11 (partial launch failure)');
  });

  test('without a landing attempt does not fail to land', async () => {
    const flight = (landing: object) => ({ ...launch('2018-10-11', SUCCESS), landing });
    expect(await flightsOf(flight({ attempt: false, success: false }))).toMatch(/ no attempt /);
    expect(await flightsOf(flight({ attempt: true, success: false }))).toMatch(/ failure /);
  });

  test('ends as planned if its end is in the future', async () => {
    const flight = (mission_end: string) => ({ ...launch('2026-10-11', SUCCESS), mission_end });
    expect(await flightsOf(flight('2027-03-01T00:00:00Z'))).toContain('2027-03-01 (planned)');
    expect(await flightsOf(flight('2026-11-01T00:00:00Z'))).not.toContain('planned');
    expect(await flightsOf(flight('TBD 2'))).toMatch(/ TBD 2 /);
  });
});

describe('the first and last launch', () => {
  test('are found by time, and not by text', async () => {
    const card = await flightsOf(
      launch('2010-03-30T23:00:00-10:00', SUCCESS),
      launch('2010-03-31T02:00:00Z', SUCCESS),
      launch('TBD 2', SUCCESS),
      launch('2009', SUCCESS),
    );
    expect(card).toMatch(/First launch +2009, 17 years ago\n/);
    expect(card).toMatch(/Last launch +2010-03-31, 16 years ago\n/);
    expect(card).toMatch(/^Flights \(4\)\n/);
    expect(card).toContain('TBD 2');
  });

  test('do not exist if no date is known', async () => {
    const card = await flightsOf(launch('someday', SUCCESS), launch('', SUCCESS));
    expect(card).not.toMatch(/First|Last/);
    expect(card).toMatch(/Rocket +someday/);
  });
});

test('a maiden flight that is no date is unchanged', async () => {
  api.transform((body) => {
    const { spacecraft_config: config } = body as { spacecraft_config: object };
    return { ...body, spacecraft_config: { ...config, maiden_flight: 'TBD 2' } };
  });
  const args = ['show', '85', '--mode', 'detailed', '--api-url', api.url];
  expect((await spacecraft(args)).stdout).toMatch(/Maiden flight +TBD 2\n/);
});
