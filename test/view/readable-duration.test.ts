import { expect, test } from 'vitest';
import { readableDuration } from '../../src/view/readable-duration.ts';

test.each<[string, number, string]>([
  ['P182DT22H42M40S', 2, '182d 22h'],
  ['P182DT22H42M40S', 3, '182d 22h 42m'],
  ['P1627DT1H53M22S', 2, '1627d 1h'],
  ['P181DT17H', 2, '181d 17h'],
  ['P18DT44M', 2, '18d'],
  ['P18DT44M', 3, '18d 44m'],
  ['PT9M', 2, '9m'],
  ['P1D', 2, '1d'],
  ['P0D', 2, '0d'],
  ['PT1.5S', 2, '1s'],
  ['PT0.5S', 2, '<1s'],
  ['-P1DT2H', 2, '-1d 2h'],
  ['P1W', 2, '7d'],
  ['P1Y', 2, 'P1Y'],
  ['soon', 2, 'soon'],
])('formats %s with %i units as "%s"', (duration, maxUnits, text) => {
  expect(readableDuration(duration, maxUnits)).toBe(text);
});
