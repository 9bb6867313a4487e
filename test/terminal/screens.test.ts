/** What people see on a real terminal, and what the terminal is left like. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { screen } from './screen.ts';

const SHOW_CURSOR = '\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';

let api: LaunchLibrary;
let env: Record<string, string>;
let cacheFolder: string;
beforeAll(async () => {
  api = await launchLibrary({ craft: fleet(120) });
  cacheFolder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  env = { SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder };
  await shell('spacecraft sync; spacecraft sync --mode detailed', env);
});
afterAll(async () => {
  await api.close();
  rmSync(cacheFolder, { recursive: true });
});
beforeEach(() => {
  api.failWith(undefined);
});

/** Answers every request after so many milliseconds. */
const slow = (milliseconds: number) => {
  api.failWith((request, response) => {
    setTimeout(() => {
      if (!response.destroyed)
        response.end(JSON.stringify({ count: 0, results: [], url: request.url }));
    }, milliseconds);
    return true;
  });
};

describe.each([100, 80, 50, 40])('at %i columns', (columns) => {
  test.each([
    'list --ordering=-flights_count --limit 5 --offline',
    'list --in-space --limit 4 --offline',
    'show 85 --mode detailed --offline',
    'show 8 6 --compare --offline',
    'stats --by status,family',
  ])('%s', async (line) => {
    const seen = screen(`spacecraft ${line}`, { columns, rows: 60, env });
    expect(await seen.exitCode).toBe(0);
    const text = (await seen.text())
      .replaceAll(/synced [^\n·]*(ago|now)/g, 'synced AGO')
      .replaceAll(/\d+ years ago/g, 'N years ago');
    expect(text).toMatchSnapshot();
  });
});

describe('while a request takes its time', () => {
  test('a spinner shows, and is gone at the end with the cursor back', async () => {
    slow(700);
    const seen = screen('spacecraft list --refresh', { env });
    await seen.shows('Asking for spacecraft');
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).not.toContain('Asking');
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
  });

  // Told by the clock: on a machine that is slow for a moment any answer takes its time.
  test('no spinner shows where it does not', { retry: 3 }, async () => {
    slow(0);
    const seen = screen('spacecraft list --refresh', { env });
    expect(await seen.exitCode).toBe(0);
    expect(seen.raw()).not.toContain('Asking');
  });

  test('Ctrl-C ends it with 130, and leaves the terminal as it was', async () => {
    slow(60_000);
    const seen = screen('spacecraft list --refresh; echo "ended $?"; stty -a', { env });
    await seen.shows('Asking for spacecraft');
    seen.type('\u0003');
    await seen.shows('ended 130');
    await seen.exitCode;
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
    expect(await seen.text()).toMatch(/\bisig icanon iexten echo /);
  });

  test('the terminal may change its size', async () => {
    slow(900);
    const seen = screen('spacecraft list --refresh', { env });
    await seen.shows('Asking for spacecraft');
    for (const columns of [40, 120, 1, 80]) seen.resize(columns, 20);
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).not.toContain('Asking');
  });

  test('a sync shows how far it is', async () => {
    api.failWith((_request, response) => {
      setTimeout(() => response.writeHead(500).end(), 900);
      return true;
    });
    const seen = screen('spacecraft sync --refresh', { env });
    await seen.shows('Syncing');
    expect(await seen.exitCode).toBe(4);
  });

  test.each(['ACCESSIBLE=1', 'TERM=dumb'])('nothing moves with %s', async (variable) => {
    slow(600);
    const seen = screen(`export ${variable}; spacecraft list --refresh; spacecraft stats`, { env });
    expect(await seen.exitCode).toBe(0);
    expect(seen.raw()).not.toMatch(/Asking|█/);
    expect(seen.raw()).not.toContain(HIDE_CURSOR);
    expect(await seen.text()).toMatch(/Single Use +\d+/);
  });
});

test('a terminal that reports no columns is neither waited for nor cut to', async () => {
  slow(600);
  const seen = screen(
    'stty cols 0; spacecraft list --refresh; spacecraft list --limit 1 --max-age 9999d',
    { env },
  );
  expect(await seen.exitCode).toBe(0);
  expect(await seen.text()).toMatch(/docked/);
});

describe('colour and links', () => {
  test('status has its own colour, and the heading is bold', async () => {
    const seen = screen('spacecraft list --limit 40 --max-age 9999d', {
      env,
      rows: 60,
      columns: 120,
    });
    await seen.exitCode;
    for (const [word, code] of [
      ['Active', 32],
      ['Retired', 34],
      ['Destroyed', 31],
      ['Single Use', 33],
    ]) {
      expect(seen.raw()).toContain(`\u001b[${code}m${word}`);
    }
    expect(seen.raw()).toContain('\u001b[1mname');
  });

  test('names lead to their pages where the terminal has links', async () => {
    const line = 'spacecraft show 85 --mode detailed --max-age 9999d';
    const seen = screen(line, { env: { ...env, FORCE_HYPERLINK: '1' } });
    await seen.exitCode;
    expect(seen.raw()).toContain('\u001b]8;;https://en.wikipedia.org/wiki/Soyuz%20TMA\u001b\\');
    const without = screen(line, { env: { ...env, FORCE_HYPERLINK: '0' } });
    await without.exitCode;
    expect(without.raw()).not.toContain('\u001b]8');
  });
});

describe('the pager', () => {
  test('shows the output when it is asked for, colours and all, until the user leaves it', async () => {
    const seen = screen('spacecraft list --all --pager --max-age 9999d; echo "ended $?"', { env });
    // Its prompt.
    await seen.shows(':\u001b[K');
    expect(seen.raw()).toContain('\u001b[1mname');
    expect(seen.raw()).not.toContain('ended');
    seen.type('\u0003');
    // Until it is heard: what the pager makes of Ctrl-C takes it a moment.
    const leaving = setInterval(() => seen.type('q'), 100);
    await seen.shows('ended 0');
    clearInterval(leaving);
  });

  test('is $SPACECRAFT_PAGER where that is set, asked for or not', async () => {
    const paged = { ...env, SPACECRAFT_PAGER: 'sed s/^/paged:/' };
    const seen = screen('spacecraft list --limit 1 --max-age 9999d', { env: paged });
    await seen.exitCode;
    expect(await seen.text()).toMatch(/^paged:.*id/);
    const unpaged = screen('spacecraft list --limit 1 --no-pager --max-age 9999d', { env: paged });
    await unpaged.exitCode;
    expect(await unpaged.text()).not.toContain('paged:');
  });

  test('that does not start is done without', async () => {
    const seen = screen('spacecraft list --limit 1 --max-age 9999d', {
      env: { ...env, SPACECRAFT_PAGER: 'no-such-pager' },
    });
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).toMatch(/Soyuz-01/);
  });
});

test('--pager is nothing to a pipe', async () => {
  const { code, stdout } = await shell(
    'spacecraft list --limit 1 --pager --max-age 9999d | cat',
    env,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/Soyuz-01/);
});
