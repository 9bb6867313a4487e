import { describe, expect, test } from 'vitest';
import { sparklines } from '../../src/render/sparklines.ts';

const AMOUNTS = [2, 3, 4, 5, 9, 2, 0, 2, 5, 6, 6, 8];

function render(width: number, { amounts = AMOUNTS, bars = true } = {}): string {
  const options = { width, bars, links: false, header: undefined, paint: (text: string) => text };
  return [...sparklines({ firstYear: 1981, amounts }, options)].join('');
}

describe('sparklines', () => {
  test('show each decade on a line, with the numbers next to it', () => {
    expect(render(80)).toBe(
      '1981–1989   ▂▃▄▅█▂ ▂▅    2 3 4 5 9 2 0 2 5\n' + '1990–1992  ▆▆█         6 6 8\n',
    );
  });

  test('show half decades on a narrow terminal, and fit it', () => {
    for (const width of [43, 42, 36, 28, 27, 20, 5]) {
      const lines = render(width).trimEnd().split('\n');
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(width, 20));
    }
    expect(render(30)).toBe(
      '1981–1984   ▂▃▄▅    2 3 4 5\n1985–1989  █▂ ▂▅  9 2 0 2 5\n1990–1992  ▆▆█    6 6 8\n',
    );
  });

  test('are only numbers for screen readers and terminals without cursor control', () => {
    expect(render(80, { bars: false })).toBe('1981–1989    2 3 4 5 9 2 0 2 5\n1990–1992  6 6 8\n');
  });

  test('align numbers of any width, and show 1 of 1000 as more than none', () => {
    expect(render(80, { amounts: [1, 1000, 0] })).toBe(
      '1981–1983   ▁█                 1 1000    0\n',
    );
    expect(render(80, { amounts: [] })).toBe('');
    expect(render(80, { amounts: [0] })).toMatch(/^1981 +0\n$/);
  });
});
