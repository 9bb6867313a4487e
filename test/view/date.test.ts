import { expect, test } from 'vitest';
import { ago, inTime } from '../../src/text/relative-time.ts';
import { day, dayAndDistance } from '../../src/view/date.ts';
import { TODAY } from '../harness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each<[string, string]>([
  ['2006-03-30T02:30:20Z', '2006-03-30, 20 years ago'],
  ['2025-11-20', '2025-11-20, 1 year ago'],
  ['2026-09-20', '2026-09-20, 2 months ago'],
  ['2026-11-22', '2026-11-22, 1 day ago'],
  ['2026-11-23T01:00:00Z', '2026-11-23, less than a day ago'],
  ['2026-11-23T13:00:00Z', '2026-11-23, within a day'],
  ['2026-11-30', '2026-11-30, in 6 days'],
  ['2029-01-01', '2029-01-01, in 2 years'],
  ['next spring', 'next spring'],
])('%s is %s', (date, text) => {
  expect(dayAndDistance(date, TODAY)).toBe(text);
});

test('what is no date is left as it is', () => {
  expect(day('2006-03-30T02:30:20Z')).toBe('2006-03-30');
  expect(day('next spring')).toBe('next spring');
});

test.each<[number, string]>([
  [0, 'just now'],
  [59_000, 'just now'],
  [MINUTE, '1 min ago'],
  [HOUR - 1, '59 min ago'],
  [HOUR, '1 h ago'],
  [DAY - 1, '23 h ago'],
  [2 * DAY, '2 d ago'],
  // A clock is never quite right.
  [-MINUTE, 'just now'],
  [-DAY, 'on 2026-11-24, going by the clock then'],
])('%i ms before is %s', (age, text) => {
  expect(ago(TODAY - age, TODAY)).toBe(text);
});

test('what is to come is told in minutes, rounded up, and by the clock', () => {
  expect(inTime(TODAY + 23.5 * MINUTE, TODAY)).toBe('in 24 min, at 12:23');
  expect(inTime(TODAY - MINUTE, TODAY)).toBe('in 0 min, at 11:59');
});
