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

describe('fromNow', () => {
  test.each<[number, string]>([
    [23.5 * MINUTE, 'in 24 min (12:23)'],
    [MINUTE, 'in 1 min (12:01)'],
    [-MINUTE, 'in 0 min (11:59)'],
  ])('formats a delay of %i ms as "%s"', (delay, text) => {
    expect(fromNow(TODAY + delay, TODAY)).toBe(text);
  });
});
