import { describe, expect, test } from 'vitest';
import { ago, fromNow } from '../../src/text/relative-time.ts';
import { TODAY } from '../harness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('ago', () => {
  test.each<[number, string]>([
    [0, 'just now'],
    [59_000, 'just now'],
    [MINUTE, '1 min ago'],
    [HOUR - 1, '59 min ago'],
    [HOUR, '1 h ago'],
    [DAY - 1, '23 h ago'],
    [2 * DAY, '2 d ago'],
    // Clocks of two machines are never quite equal.
    [-MINUTE, 'just now'],
    [-DAY, '2026-11-24 (system clock changed since)'],
  ])('formats an age of %i ms as "%s"', (age, text) => {
    expect(ago(TODAY - age, TODAY)).toBe(text);
  });
});

test.each([Number.NaN, Infinity, -Infinity, 8.64e15, 9e15, 253_402_300_800_000])(
  'an age is unknown if the instant is %d',
  (instant) => {
    expect(ago(instant, TODAY)).toBe('an unknown date (system clock changed since)');
  },
);

test('an instant of the year 9999 is a date', () => {
  expect(ago(253_402_300_799_999, TODAY)).toBe('9999-12-31 (system clock changed since)');
});

describe('fromNow', () => {
  test.each<[number, string]>([
    [23.5 * MINUTE, 'in 24 min (12:23)'],
    [MINUTE, 'in 1 min (12:01)'],
    [-MINUTE, 'in 0 min (11:59)'],
    [DAY, 'in 1440 min (12:00)'],
    [DAY + MINUTE, 'in more than a day'],
    [1e308, 'in more than a day'],
    [Number.NaN, 'in more than a day'],
    [Infinity, 'in more than a day'],
  ])('formats a delay of %i ms as "%s"', (delay, text) => {
    expect(fromNow(TODAY + delay, TODAY)).toBe(text);
  });
});
