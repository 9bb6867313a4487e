import { describe, expect, test } from 'vitest';
import { flightsPerYear } from '../../src/query/flights-per-year.ts';
import { TODAY } from '../harness.ts';

const SUCCESS = 3;
const FAILURE = 4;
const GO = 1;

const flight = (net: string | null, status = SUCCESS, precision = 'Minute') => ({
  launch: { net, status: { id: status }, net_precision: { name: precision } },
});

describe('flights per year', () => {
  test('include years without flights and failed launches, but no planned flights', () => {
    const flights = [
      flight('2023-05-01T10:00:00Z'),
      flight('2019-12-31T23:59:59Z'),
      flight('2019-01-01T00:00:00Z', FAILURE),
      flight('2027-01-01T00:00:00Z', GO),
      flight('2025-01-01T00:00:00Z', GO),
    ];
    expect(flightsPerYear(flights, TODAY)).toEqual({
      firstYear: 2019,
      counts: [2, 0, 0, 0, 1],
      total: 3,
      undated: 0,
    });
  });

  test('go on to the last year that is requested', () => {
    expect(flightsPerYear([flight('2024-05-01')], TODAY, 2026).counts).toEqual([1, 0, 0]);
    expect(flightsPerYear([flight('2024-05-01')], TODAY, 2020).counts).toEqual([1]);
  });

  test('count flights without a plausible year only in the total', () => {
    const flights = [
      flight('2024-05-01'),
      flight(null),
      flight('soon'),
      flight('0001-01-01'),
      flight('9999-01-01'),
      flight('2020-01-01', SUCCESS, 'Decade'),
      { launch: null },
      {},
    ];
    expect(flightsPerYear(flights, TODAY)).toEqual({
      firstYear: 2024,
      counts: [1],
      total: 8,
      undated: 7,
    });
  });

  test('are none without flights', () => {
    expect(flightsPerYear([], TODAY, 2026)).toMatchObject({ counts: [], total: 0 });
  });
});
