import { expect, test } from 'vitest';
import { cut, measureFor } from '../../src/render/measure.ts';
import { wrap } from '../../src/render/wrap.ts';
import { cpuTime } from '../setup.ts';

test.each([
  ['narrow letters', 'x', 6_000_000, 1],
  ['wide letters', '船', 40_000, 2],
  ['emoji', '👩‍🚀', 20_000, 2],
  ['flags', '🇺🇦', 20_000, 2],
  ['letters with a combining mark', 'e\u0301', 40_000, 1],
])(
  'a word of many %s is measured, cut and wrapped in linear time',
  async (_, letter, count, width) => {
    const start = cpuTime();
    const word = letter.repeat(count);
    const measure = await measureFor([word]);
    expect(measure.width(word)).toBe(count * width);
    expect(cut(word, 21, measure)).toBe(`${letter.repeat(20 / width)}…`);
    const lines = [...wrap({ text: word }, { width: 20, measure })];
    expect(lines).toHaveLength((count * width) / 20);
    expect(new Set(lines)).toEqual(new Set([letter.repeat(20 / width)]));
    expect(cpuTime() - start).toBeLessThan(15_000);
  },
);
