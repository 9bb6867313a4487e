import { expect, test } from 'vitest';
import type { DurationStyle } from '../../src/output-options.ts';
import { durationText, durationValue } from '../../src/view/duration-style.ts';

test.each<[string, DurationStyle, string | number, string]>([
  ['P182DT22H42M40S', 'human', '182d 22h', '182d 22h'],
  ['P182DT22H42M40S', 'iso', 'P182DT22H42M40S', 'P182DT22H42M40S'],
  ['P182DT22H42M40S', 'days', 182.946, '182.946'],
  ['P182DT22H42M40S', 'hours', 4390.71, '4390.71'],
  ['P182DT22H42M40S', 'seconds', 15_806_560, '15806560'],
  ['P1D', 'days', 1, '1.000'],
  ['P0D', 'days', 0, '0.000'],
  ['P0D', 'seconds', 0, '0'],
  ['PT9M', 'days', 0.006, '0.006'],
  ['PT9M', 'hours', 0.15, '0.15'],
  ['PT1.5S', 'seconds', 1.5, '1.5'],
  ['-P1DT12H', 'days', -1.5, '-1.500'],
  ['-PT1S', 'days', 0, '0.000'],
  ['P1Y', 'days', 'P1Y', 'P1Y'],
  ['=soon', 'seconds', '=soon', '=soon'],
  ['', 'hours', '', ''],
])('%j as %s is %j for programs and %j for people', (duration, style, value, text) => {
  expect(durationValue(duration, style)).toBe(value);
  expect(durationText(duration, style, 2)).toBe(text);
});
