import { describe, expect, test } from 'vitest';
import { isoDay, isoDayWithDistance } from '../../src/view/date.ts';
import { TODAY } from '../harness.ts';

describe('isoDayWithDistance', () => {
  test.each<[string, string]>([
    ['2006-03-30T02:30:20Z', '2006-03-30, 20 years ago'],
    ['2025-11-20', '2025-11-20, 1 year ago'],
    ['2026-09-20', '2026-09-20, 2 months ago'],
    ['2026-11-22', '2026-11-22, 1 day ago'],
    ['2026-11-23T01:00:00Z', '2026-11-23, less than a day ago'],
    ['2026-11-23T13:00:00Z', '2026-11-23, within a day'],
    ['2026-11-30', '2026-11-30, in 6 days'],
    ['2029-01-01', '2029-01-01, in 2 years'],
  ])('formats %s as "%s"', (date, text) => {
    expect(isoDayWithDistance(date, TODAY)).toBe(text);
  });

  test('does not change text that is no date', () => {
    expect(isoDayWithDistance('next spring', TODAY)).toBe('next spring');
  });
});

describe('isoDay', () => {
  test('drops the time of day', () => {
    expect(isoDay('2006-03-30T02:30:20Z')).toBe('2006-03-30');
  });

  test('does not change text that is no date', () => {
    expect(isoDay('next spring')).toBe('next spring');
  });
});
