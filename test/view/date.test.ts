import { describe, expect, test } from 'vitest';
import { dateText, dateTextWithDistance } from '../../src/view/date.ts';
import { TODAY } from '../harness.ts';

describe('dateTextWithDistance', () => {
  test.each<[string, string]>([
    ['2006-03-30T02:30:20Z', '2006-03-30, 20 years ago'],
    ['2025-11-20', '2025-11-20, 1 year ago'],
    ['2026-09-20', '2026-09-20, 2 months ago'],
    ['2026-11-22', '2026-11-22, 1 day ago'],
    ['2026-11-23T01:00:00Z', '2026-11-23, less than a day ago'],
    ['2026-11-23T13:00:00Z', '2026-11-23, within a day'],
    ['2026-11-30', '2026-11-30, in 6 days'],
    ['2029-01-01', '2029-01-01, in 2 years'],
    ['1961', '1961, 65 years ago'],
    ['2026-12', '2026-12, in 1 month'],
  ])('formats %s as "%s"', (date, text) => {
    expect(dateTextWithDistance(date, TODAY)).toBe(text);
  });

  test.each<[string, string, string]>([
    ['2027-12-31T00:00:00Z', 'Year', '2027, in 1 year'],
    ['2026-12-31T00:00:00Z', 'Year', '2026, this year'],
    ['2027-06-30T00:00:00Z', 'Month', '2027-06, in 7 months'],
    ['2026-11-30T00:00:00Z', 'Month', '2026-11, this month'],
    ['2027-07-31T00:00:00Z', 'Quarter 3', 'Q3 2027, in 3 quarters'],
    ['2026-12-31T00:00:00Z', 'Q4', 'Q4 2026, this quarter'],
    ['2027-12-31T00:00:00Z', 'H1', 'H1 2027, in 1 half-year'],
    ['2035-12-31T00:00:00Z', 'Decade', '2030s, in 10 years'],
    ['2026-12-01T00:00:00Z', 'Week', 'week of 2026-12-01, in 7 days'],
    ['2027-12-31T00:00:00Z', 'Fiscal Year', 'FY 2027, in 1 year'],
    ['2026-12-31T00:00:00Z', 'Fiscal Year', 'FY 2026, this fiscal year'],
    ['2020-12-31T00:00:00Z', 'Half', 'H2 2020, 6 years ago'],
  ])('formats %s, accurate to "%s", as "%s"', (date, precision, text) => {
    expect(dateTextWithDistance(date, TODAY, precision)).toBe(text);
  });

  test('does not change text that is no date', () => {
    expect(dateTextWithDistance('next spring', TODAY)).toBe('next spring');
    expect(dateTextWithDistance('TBD 2', TODAY, 'Year')).toBe('TBD 2');
  });
});

describe('dateText', () => {
  test.each<[string, string]>([
    ['Second', '2027-09-30'],
    ['Minute', '2027-09-30'],
    ['Hour', '2027-09-30'],
    ['Morning', '2027-09-30'],
    ['Day', '2027-09-30'],
    ['Month', '2027-09'],
    ['M', '2027-09'],
    ['Quarter 1', 'Q1 2027'],
    ['Quarter', 'Q3 2027'],
    ['Third Quarter', 'Q3 2027'],
    ['Q4', 'Q4 2027'],
    ['H1', 'H1 2027'],
    ['H2', 'H2 2027'],
    ['Half 2', 'H2 2027'],
    ['First Half', 'H1 2027'],
    ['Half', 'H2 2027'],
    ['year', '2027'],
    ['FY', 'FY 2027'],
    ['Decade', '2020s'],
    ['constructor', '2027-09-30'],
    ['', '2027-09-30'],
  ])('is accurate to the API\'s "%s": %s', (precision, text) => {
    expect(dateText('2027-09-30T23:59:59Z', precision)).toBe(text);
  });

  test('is not more accurate than the date itself', () => {
    expect(dateText('2027', 'Day')).toBe('2027');
    expect(dateText('2027-06', 'Day')).toBe('2027-06');
    expect(dateText('2027', 'Quarter 3')).toBe('2027');
  });

  test('drops the time of day', () => {
    expect(dateText('2006-03-30T02:30:20Z')).toBe('2006-03-30');
  });

  test('does not change text that is no date', () => {
    expect(dateText('next spring')).toBe('next spring');
    expect(dateText('TBD 2')).toBe('TBD 2');
  });
});
