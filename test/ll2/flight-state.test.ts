import { describe, expect, test } from 'vitest';
import { flightStates } from '../../src/ll2/flight-state.ts';
import { type FlightSummary, summarizeFlights } from '../../src/ll2/flight-summary.ts';
import { spacecraft } from '../../src/ll2/spacecraft.ts';
import { type FlightOptions, sentFlight, sentLanding } from '../loopback/flight-histories.ts';

const AT = Date.UTC(2026, 10, 23);
const PAST = '2024-09-01T00:00:00Z';
const FUTURE = '2027-01-01T00:00:00Z';

function summaries(flights: readonly unknown[]): FlightSummary[] {
  const record = spacecraft.parse({ id: 1, name: 'A', flights });
  return summarizeFlights(record) ?? [];
}

const outcomesOf = (flights: readonly unknown[], in_space: boolean | null) =>
  flightStates(summaries(flights), { in_space, at: AT }).map(({ outcome }) => outcome);

describe('on the ground, a flight', () => {
  test.each<[string, FlightOptions]>([
    ['planned', { status: 'go', net: FUTURE }],
    // The launch may be delayed, but nothing says that it took place.
    ['planned', { status: 'go', net: PAST, mission_end: PAST, landing: sentLanding(true) }],
    ['success', { mission_end: PAST, landing: sentLanding(true) }],
    ['success', { landing: sentLanding(true) }],
    ['landing failure', { mission_end: PAST, landing: sentLanding(false) }],
    ['landing failure', { landing: sentLanding(false) }],
    ['ended', { mission_end: PAST }],
    ['ended', { mission_end: PAST, landing: sentLanding(null) }],
    ['ended', { mission_end: PAST, landing: sentLanding(false, false) }],
    ['launched', {}],
    ['launched', { mission_end: FUTURE, landing: sentLanding(false) }],
    ['launched', { mission_end: 'TBD' }],
    ['launch failure', { status: 'failure', mission_end: PAST, landing: sentLanding(true) }],
    ['partial launch failure', { status: 'partial', mission_end: PAST }],
  ])('is %s if its record is %j', (outcome, options) => {
    expect(outcomesOf([sentFlight(options)], false)).toEqual([outcome]);
    expect(outcomesOf([sentFlight(options)], null)).toEqual([outcome]);
  });

  test.each<[string, object]>([
    ['planned', { launch: { net: FUTURE } }],
    ['launched', { launch: { net: PAST, status: { id: 99, name: 'New', abbrev: 'N' } } }],
    ['unknown', { launch: { name: 'A' } }],
    ['unknown', { launch: null, duration: 'P1D' }],
    ['ended', { launch: null, mission_end: PAST }],
    ['success', { landing: sentLanding(true) }],
  ])('without a documented status is %s if its record is %j', (outcome, flight) => {
    expect(outcomesOf([flight], false)).toEqual([outcome]);
  });
});

describe('in space,', () => {
  const flight = (net: string | null, options: FlightOptions = {}) =>
    sentFlight({ net, ...options });

  test.each<[string, unknown[], string[]]>([
    ['the only flight is in progress', [flight(PAST)], ['in flight']],
    [
      'only the latest flight is in progress, whatever the order',
      [flight('2024-01-01'), flight('2025-01-01'), flight('2023-01-01')],
      ['launched', 'in flight', 'launched'],
    ],
    [
      'a planned flight is not in progress',
      [flight(PAST), flight('2026-01-01', { status: 'go' }), flight(FUTURE, { status: 'tbd' })],
      ['in flight', 'planned', 'planned'],
    ],
    [
      'an earlier flight is not in progress after one that ended',
      [flight('2024-01-01'), flight('2025-01-01', { mission_end: '2025-02-01T00:00:00Z' })],
      ['launched', 'ended'],
    ],
    [
      'nor after one that was never launched',
      [flight('2024-01-01'), flight('2025-01-01', { status: 'failure' })],
      ['launched', 'launch failure'],
    ],
    [
      'a flight is in progress until its planned end',
      [flight(PAST, { mission_end: FUTURE, landing: sentLanding(false) })],
      ['in flight'],
    ],
    [
      'a lander that has landed can be on its flight',
      [flight(PAST, { landing: sentLanding(true) })],
      ['in flight'],
    ],
    [
      'a launch without a date is the earliest',
      [flight(null), flight('2024-01-01')],
      ['launched', 'in flight'],
    ],
    ['a flight of which nothing is known is not in progress', [{}], ['unknown']],
  ])('%s', (_, flights, outcomes) => {
    expect(outcomesOf(flights, true)).toEqual(outcomes);
  });

  test('a partial launch failure stays one, and is in progress', () => {
    const states = flightStates(summaries([flight(PAST, { status: 'partial' })]), {
      in_space: true,
      at: AT,
    });
    expect(states).toMatchObject([{ outcome: 'partial launch failure', isRunning: true }]);
  });
});
