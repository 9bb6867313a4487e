/** The bars of stats. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';

const stats = async (options: HarnessOptions, ...flags: string[]) => {
  const { exit, stdout } = await spacecraft(['stats', ...flags], options);
  expect(exit).toBe(0);
  return stdout;
};

const BAR = /━+╸?|╸/;

/** Returns the lines with a bar, and the bars. */
function barsIn(text: string) {
  return text.split('\n').flatMap((line) => {
    const bar = BAR.exec(line);
    return bar ? [{ line, column: bar.index, bar: bar[0] }] : [];
  });
}

describe.each([undefined, 100, 80, 50])('on a terminal of %s columns', (terminal) => {
  const options = { ...(terminal && { terminal }), env: { NO_COLOR: '1' } };

  test('all bars start in one column, behind right-aligned numbers', async () => {
    const bars = barsIn(await stats(options, '--by', 'status,type,agency,family'));
    expect(bars.length).toBeGreaterThan(8);
    expect(new Set(bars.map(({ column }) => column)).size).toBe(1);
    for (const { line, column } of bars) expect(line.slice(0, column)).toMatch(/ {2}\d+ {2}$/);
  });

  test('bars of one length mean the same number in all sections', async () => {
    const lengths = new Map<string, Set<string>>();
    for (const { line, bar } of barsIn(await stats(options))) {
      const number = /(\d+) {2}[━╸]/.exec(line)?.[1] ?? '';
      lengths.set(number, (lengths.get(number) ?? new Set()).add(bar));
    }
    expect(lengths.size).toBeGreaterThan(3);
    for (const bars of lengths.values()) expect(bars.size).toBe(1);
  });

  test('no label is cut', async () => {
    const words = (await stats(options, '--by', 'agency')).replaceAll(/[\d━╸\s]+/g, ' ');
    expect(words).toContain('Russian Federal Space Agency (ROSCOSMOS)');
    expect(words).toContain('China Aerospace Science and Technology Corporation');
  });
});

test('bars do not merge with those above and below', async () => {
  expect(await stats({ terminal: 100 })).not.toMatch(/[\u2580-\u259f]/);
});

test.each([
  ['1', false],
  ['', true],
  ['0', true],
  ['false', true],
])('bars with ACCESSIBLE=%s are drawn: %s', async (ACCESSIBLE, expected) => {
  expect(BAR.test(await stats({ terminal: 100, env: { ACCESSIBLE } }))).toBe(expected);
});

test('a terminal without room for bars has labels and numbers', async () => {
  const text = await stats({ terminal: 30, env: { NO_COLOR: '1' } });
  expect(text).not.toMatch(BAR);
  expect(text).toMatch(/^ {2}Single Use +9$/m);
});
