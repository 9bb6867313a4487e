import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseIsoDate } from '../../src/ll2/iso-date.ts';

const instantOf = (text: string) => {
  const date = parseIsoDate(text);
  return date && new Date(date.instant).toISOString();
};

describe('parseIsoDate reads', () => {
  test.each([
    ['2027', '2027-01-01T00:00:00.000Z', 'year'],
    ['2027-06', '2027-06-01T00:00:00.000Z', 'month'],
    ['0050-01-02', '0050-01-02T00:00:00.000Z', 'day'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', 'day'],
    ['2006-03-30T02:30Z', '2006-03-30T02:30:00.000Z', 'day'],
    ['2006-03-30T02:30:20Z', '2006-03-30T02:30:20.000Z', 'day'],
    ['2006-03-30T02:30:20.123456Z', '2006-03-30T02:30:20.123Z', 'day'],
    ['2006-03-30T02:30:20,5Z', '2006-03-30T02:30:20.500Z', 'day'],
    ['2006-03-30T02:30:20+03:00', '2006-03-29T23:30:20.000Z', 'day'],
    ['2006-03-30T02:30:20+0330', '2006-03-29T23:00:20.000Z', 'day'],
    ['2006-03-30T22:30:20-05', '2006-03-31T03:30:20.000Z', 'day'],
  ])('%s as %s, accurate to the %s', (text, instant, unit) => {
    expect({ instant: instantOf(text), unit: parseIsoDate(text)?.unit }).toEqual({ instant, unit });
  });
});

describe('without a zone, a time is in UTC', () => {
  afterEach(() => vi.unstubAllEnvs());

  test.each(['Asia/Tokyo', 'America/Los_Angeles'])('also in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(instantOf('2006-03-30T02:30:20')).toBe('2006-03-30T02:30:20.000Z');
    expect(instantOf('2006-03-30T22:30')).toBe('2006-03-30T22:30:00.000Z');
  });
});

test.each([
  'TBD 2',
  'TBD',
  '2',
  '12',
  '1/2/2003',
  'March 3, 2027',
  'Q3 2027',
  '2027-13',
  '2027-00-10',
  '2027-02-30',
  '2026-02-29',
  '2027-06-31T00:00:00Z',
  '2006-03-30T25:00:00Z',
  '2006-03-30T02:60:00Z',
  '2006-03-30T02:30:20 PST',
  '2006-03-30T02:30:20+99:00',
  '2006-03-30T02:30.5',
  '2006-03-30 ',
  '2006-03-30T',
  '2006-03-30Z',
  '9999-99-99T99:99:99Z',
  '9999-12-31T23:59:59-01:00',
  '0000-01-01T00:00:00+01:00',
  '+010000-01-01',
  '-000001-01-01',
  '',
])('parseIsoDate rejects %j', (text) => {
  expect(parseIsoDate(text)).toBeUndefined();
});
