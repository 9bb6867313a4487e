/** Columns that a terminal has no room for are missing, and a notice says so. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';

const env = { NO_COLOR: '1' };
const run = (line: string, options: HarnessOptions) =>
  spacecraft([...line.split(' '), '--offline'], { env, ...options });

/** Returns the notice about hidden columns, if any. */
const noticeOf = async (line: string, width: number) => {
  const { exit, stderr } = await run(line, { terminal: width, errorTerminal: width });
  expect(exit).toBe(0);
  return stderr.match(/^.*hidden.*$/gm)?.join('\n');
};

describe('hidden columns of a list', () => {
  test.each([
    [200, undefined],
    [110, undefined],
    [100, '1 column hidden; use --wide'],
    [80, '2 columns hidden; use --wide'],
    [60, '3 columns hidden; use --wide'],
    // Compact rows lack the time docked.
    [50, '1 column hidden; use --wide'],
  ])('at %i columns: %s', async (width, expected) => {
    expect(await noticeOf('list', width)).toBe(expected);
    expect(await noticeOf('list --wide', width)).toBeUndefined();
  });

  test('are counted right: as many headings are missing', async () => {
    for (const width of [60, 70, 80, 90, 100, 110]) {
      const { stdout } = await run('list', { terminal: width });
      const shown = stdout.split('\n')[0]?.split(/ {2,}/).length ?? 0;
      const hidden = /^\d+/.exec((await noticeOf('list', width)) ?? '0')?.[0];
      expect(shown + Number(hidden)).toBe(8);
    }
  });

  test('are announced directly after the table, before the other notices', async () => {
    const { stderr } = await run('list', { terminal: 80, errorTerminal: 80 });
    expect(stderr).toBe(
      '\n2 columns hidden; use --wide\noffline: from the bundled sample of ten spacecraft\n10 of 10 spacecraft\n',
    );
  });

  test('are announced if COLUMNS limits the width, as under watch', async () => {
    const { stderr } = await run('list', { env: { COLUMNS: '70' } });
    expect(stderr).toMatch(/^3 columns hidden; use --wide\n/);
  });
});

test('columns that were asked for are never hidden without a word', async () => {
  const columns = 'id,name,configuration,in_space,flights,time_in_space,docked,agency';
  expect(await noticeOf(`list --columns ${columns}`, 60)).toMatch(/^\d columns hidden/);
});

test('the flights of a card may have hidden columns; several cards have one notice', async () => {
  expect(await noticeOf('show 85 --mode detailed', 60)).toMatch(/^\d columns? hidden/);
  expect(await noticeOf('show 85 85 --mode detailed', 60)).toBe(
    await noticeOf('show 85 --mode detailed', 60),
  );
  expect(await noticeOf('show 85 --mode normal', 60)).toBeUndefined();
});

test('nothing is hidden where nothing is fitted', async () => {
  for (const format of ['table', 'csv', 'tsv', 'json', 'ndjson', 'yaml', 'markdown']) {
    const { stderr } = await run(`list --format ${format}`, {});
    expect(stderr).not.toContain('hidden');
    if (format !== 'table') expect(await noticeOf(`list --format ${format}`, 60)).toBeUndefined();
  }
  expect(await noticeOf('show 85 601 --compare', 60)).toBeUndefined();
  expect(await noticeOf('show 85 601 --compare', 40)).toBeUndefined();
  expect(await noticeOf('stats', 40)).toBeUndefined();
  expect(await noticeOf('list -q', 40)).toBeUndefined();
});
