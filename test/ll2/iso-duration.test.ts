import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationSeconds, isoDuration } from '../../src/ll2/iso-duration.ts';
import { spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

describe('durationSeconds', () => {
  test.each<[string, number]>([
    ['P0D', 0],
    ['-P0D', 0],
    ['P182DT22H42M40S', 15_806_560],
    ['PT9M', 540],
    ['P1W', 604_800],
    ['P1W2D', 777_600],
    ['+P1D', 86_400],
    ['-P1DT2H', -93_600],
    ['-PT0.5S', -0.5],
    ['PT1.5S', 1.5],
    ['PT1,5S', 1.5],
    ['PT1.1H', 3_960],
    ['PT1.1M', 66],
    ['P0.5D', 43_200],
    ['P1.5W', 907_200],
    ['PT0.1234567S', 0.123457],
    ['PT0.9999999S', 1],
  ])('reads %s as %d s', (duration, seconds) => {
    expect(durationSeconds(duration)).toBe(seconds);
  });

  test.each([
    '',
    'P',
    'PT',
    'P1DT',
    '-P',
    'P-1D',
    'PT-2H',
    'PT-1H-5M',
    'P1Y',
    'P1M',
    'P1.5DT1H',
    'PT1.5H30M',
    'PT.5S',
    'PT1.S',
    'PT1.2.3S',
    'PT1S1M',
    'P1D1W',
    'PT1D',
    'P1H',
    'P1DT1W',
    'soon',
    'P999999999999999999999D',
  ])('does not read %j', (duration) => {
    expect(durationSeconds(duration)).toBeUndefined();
  });

  test('does not read a number of 400 digits as infinite', () => {
    expect(durationSeconds(`P${'9'.repeat(400)}D`)).toBeUndefined();
  });
});

describe('isoDuration', () => {
  test.each<[number, string]>([
    [0, 'P0D'],
    [-0, 'P0D'],
    [-93_600, '-P1DT2H'],
    [-7_200, '-PT2H'],
    [-300, '-PT5M'],
    [-0.5, '-PT0.5S'],
    [0.1 + 0.2, 'PT0.3S'],
    [0.1 + 0.7, 'PT0.8S'],
    [86_399.9999999, 'P1D'],
    [59.9999999, 'PT1M'],
    [60.000001, 'PT1M0.000001S'],
    [1e-9, 'P0D'],
    [1e15, 'P11574074074DT1H46M40S'],
  ])('formats %d s as %s', (seconds, duration) => {
    expect(isoDuration(seconds)).toBe(duration);
  });

  test('formats what durationSeconds reads back', () => {
    const microseconds = fc.maxSafeInteger().map((integer) => (integer % 1e15) / 1e6);
    fc.assert(
      fc.property(microseconds, (seconds) => {
        expect(isoDuration(seconds)).toMatch(/^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?$/);
        expect(durationSeconds(isoDuration(seconds))).toBeCloseTo(seconds, 5);
      }),
    );
  });
});

describe('the total time in space', () => {
  test.each<[string, readonly (string | null)[], string]>([
    ['negative', ['-P1DT2H'], '-P1DT2H'],
    ['a little negative', ['-PT5M'], '-PT5M'],
    ['a sum of fractions', ['PT0.1S', 'PT0.2S'], 'PT0.3S'],
    ['a sum of both signs', ['-P1D', 'PT23H59M59.5S'], '-PT0.5S'],
    ['zero after all', ['-PT0.3S', 'PT0.1S', 'PT0.2S'], 'P0D'],
    ['of the known only', ['P1D', null, 'P1Y', `P${'9'.repeat(400)}D`], 'P1D'],
    ['of many days', Array.from({ length: 9 }, () => 'P99999999999D'), 'P899999999991D'],
  ])('is %s', async (_, durations, total) => {
    const results = durations.map((time_in_space, id) => ({ id, name: `S${id}`, time_in_space }));
    api.transform(() => ({ count: results.length, next: null, previous: null, results }));
    const args = ['--api-url', api.url];
    await spacecraft(['sync', ...args], { cacheFolder });
    const { stdout } = await spacecraft(['stats', '--json', ...args], { cacheFolder });
    expect(JSON.parse(stdout)).toMatchObject({ time_in_space: { total } });
  });
});
