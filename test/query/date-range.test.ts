import { expect, test } from 'vitest';
import { InvalidValueError } from '../../src/flags/flag.ts';
import { parseDateRange } from '../../src/query/date-range.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

const day = (instant: number) =>
  Number.isFinite(instant) ? new Date(instant).toISOString().slice(0, 10) : String(instant);

test.each([
  ['2024', '2024-01-01', '2025-01-01'],
  ['2024-02', '2024-02-01', '2024-03-01'],
  ['2024-12', '2024-12-01', '2025-01-01'],
  ['2024-06-05', '2024-06-05', '2024-06-06'],
  ['2020..2024', '2020-01-01', '2025-01-01'],
  ['2020-03..2020-03-15', '2020-03-01', '2020-03-16'],
  ['..2010', '-Infinity', '2011-01-01'],
  ['2020..', '2020-01-01', 'Infinity'],
  ['today', '2026-11-23', '2026-11-24'],
  ['Yesterday', '2026-11-22', '2026-11-23'],
  ['2026..today', '2026-01-01', '2026-11-24'],
  ['yesterday..today', '2026-11-22', '2026-11-24'],
  [' 2020 .. 2024 ', '2020-01-01', '2025-01-01'],
])('%s is from %s until %s', (text, start, end) => {
  const range = parseDateRange(text)(NOW);
  expect([day(range.start), day(range.end)]).toEqual([start, end]);
});

test.each([
  '',
  '..',
  'soon',
  '24',
  '2024-13',
  '2024-02-30',
  '2020..2021..2022',
  '2024-06-05T12:00Z',
  'constructor',
  '2020...2024',
])('%j is rejected with the forms that are valid', (text) => {
  expect(() => parseDateRange(text)).toThrow(InvalidValueError);
  expect(() => parseDateRange(text)).toThrow(/expected a year, month or day .* or a range/);
});

test('a range that ends before it starts is rejected', () => {
  expect(() => parseDateRange('2024..2020')).toThrow('the range ends before it starts');
  expect(() => parseDateRange('today..yesterday')).toThrow('the range ends before it starts');
  expect(() => parseDateRange('2024-06..2024-05')).toThrow('the range ends before it starts');
});
