import { expect, test } from 'vitest';
import { dateInterval } from '../../src/ll2/date-interval.ts';

test.each<[string, string | null, string, string]>([
  ['2024-06-05T12:30:00Z', 'Second', '2024-06-05', '2024-06-06'],
  ['2024-06-05T23:30:00-05:00', null, '2024-06-06', '2024-06-07'],
  ['1957-10-04T19:28:34Z', null, '1957-10-04', '1957-10-05'],
  ['2024-06-05', 'Day', '2024-06-05', '2024-06-06'],
  ['2024-06-05T00:00:00Z', 'Week', '2024-05-30', '2024-06-12'],
  ['2024-12-31T00:00:00Z', 'Month', '2024-12-01', '2025-01-01'],
  ['2024-06', null, '2024-06-01', '2024-07-01'],
  ['2024-09-30T00:00:00Z', 'Quarter 3', '2024-07-01', '2024-10-01'],
  ['2024-12-31T00:00:00Z', 'Q1', '2024-01-01', '2024-04-01'],
  ['2024-11-30T00:00:00Z', 'Quarter', '2024-10-01', '2025-01-01'],
  ['2024-12-31T00:00:00Z', 'First Half', '2024-01-01', '2024-07-01'],
  ['2024-06-30T00:00:00Z', 'Year', '2024-01-01', '2025-01-01'],
  ['2024', null, '2024-01-01', '2025-01-01'],
  ['2024-06-30T00:00:00Z', 'Fiscal Year', '2023-10-01', '2025-01-01'],
  ['2024-06-30T00:00:00Z', 'Decade', '2020-01-01', '2030-01-01'],
])('%s, accurate to %j, is from %s until %s', (date, precision, start, end) => {
  const interval = dateInterval(date, precision);
  const day = (instant: number | undefined) => new Date(instant ?? Number.NaN).toISOString();
  expect([day(interval?.start), day(interval?.end)]).toEqual([
    `${start}T00:00:00.000Z`,
    `${end}T00:00:00.000Z`,
  ]);
});

test('the first years are not taken for those of the 20th century', () => {
  expect(dateInterval('0050', null)).toEqual({
    start: Date.parse('0050-01-01'),
    end: Date.parse('0051-01-01'),
  });
});

test.each(['', 'TBD', '2024-13', '2024-02-30'])('%j is no date', (text) => {
  expect(dateInterval(text, 'Year')).toBeUndefined();
});
