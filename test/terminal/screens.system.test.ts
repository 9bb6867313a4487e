/** Output on a real terminal, and the state the terminal is left in. */
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { sharedFolder } from '../setup.ts';
import { screen } from './screen.ts';

const SHOW_CURSOR = '\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';

let api: LaunchLibrary;
let env: Record<string, string>;
const cacheFolder = sharedFolder();
beforeAll(async () => {
  api = await launchLibrary({ fleet: fleet(120) });
  env = { SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder };
  await shell('spacecraft sync', env);
});
afterAll(() => api.close());
beforeEach(() => {
  api.failWith(undefined);
});

/**
 * Holds every response until the returned function is called, which sends them with the status, and
 * those to later requests too.
 */
function hold(): (status?: number) => void {
  const held: ServerResponse[] = [];
  let releasedWith: number | undefined;
  const send = (response: ServerResponse, status: number) =>
    response.writeHead(status).end(JSON.stringify({ count: 0, results: [] }));
  api.failWith((_request, response) => {
    if (releasedWith === undefined) held.push(response);
    else send(response, releasedWith);
    return true;
  });
  return (status = 200) => {
    releasedWith = status;
    for (const response of held) send(response, status);
  };
}

/** A server that answers after this many ms, for runs that must not show a spinner in that time. */
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
      .replaceAll(/\d+ years ago/g, 'N years ago')
      .replaceAll(/\d+d \d+h so far/g, 'N so far');
    expect(text).toMatchSnapshot();
  });
});

describe('while a request is pending', () => {
  test('a spinner shows, and disappears at the end with the cursor restored', async () => {
    const release = hold();
    const seen = screen('spacecraft list --refresh', { env });
    await seen.shows('Fetching spacecraft');
    release();
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).not.toContain('Fetching');
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
  });

  test('no spinner shows for cached data', async () => {
    hold();
    const seen = screen('spacecraft list', { env });
    expect(await seen.exitCode).toBe(0);
    expect(seen.raw()).not.toContain('Fetching');
  });

  test('Ctrl-C exits with 130 and restores the terminal', async () => {
    hold();
    const seen = screen('spacecraft list --refresh; echo "ended $?"; stty -a', { env });
    await seen.shows('Fetching spacecraft');
    seen.type('\u0003');
    await seen.shows('ended 130');
    await seen.exitCode;
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
    // Linux and macOS print the flags in different orders.
    for (const flag of ['isig', 'icanon', 'iexten', 'echo']) {
      expect(await seen.text()).toMatch(new RegExp(`(^|\\s)${flag}\\s`));
    }
  });

  test('Ctrl-Z restores the cursor, and fg continues with the spinner', async () => {
    const release = hold();
    // Job control, as in an interactive shell.
    const seen = screen(
      'set -m; spacecraft list --refresh; echo "suspended"; sleep 1; fg; echo "end $?"',
      { env },
    );
    await seen.shows('Fetching spacecraft');
    seen.type('\u001a');
    await seen.shows('suspended');
    const suspended = seen.raw();
    expect(suspended.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(suspended.lastIndexOf(HIDE_CURSOR));
    await expect
      .poll(() => seen.raw().slice(suspended.length), { timeout: 10_000 })
      .toContain('Fetching spacecraft');
    // A second time.
    seen.type('\u001a');
    await seen.shows('end 148');
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
    release();
    await seen.exitCode;
  });

  test('a run that continues after Ctrl-Z prints its result', async () => {
    const release = hold();
    const seen = screen('set -m; spacecraft list --refresh; fg; echo "ended $?"', { env });
    await seen.shows('Fetching spacecraft');
    seen.type('\u001a');
    await seen.shows('Fetching spacecraft', 3);
    release();
    await seen.shows('ended 0');
    await seen.exitCode;
    expect(await seen.text()).not.toContain('Fetching');
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
  });

  test('Ctrl-\\ ends with the cursor restored', async () => {
    hold();
    const seen = screen('ulimit -c 0; spacecraft list --refresh; echo "ended $?"', { env });
    await seen.shows('Fetching spacecraft');
    seen.type('\u001c');
    await seen.shows('ended 131');
    await seen.exitCode;
    expect(seen.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(
      seen.raw().lastIndexOf(HIDE_CURSOR),
    );
  });

  test('the terminal can change its size', async () => {
    const release = hold();
    const seen = screen('spacecraft list --refresh', { env });
    await seen.shows('Fetching spacecraft');
    for (const columns of [40, 120, 1, 80]) seen.resize(columns, 20);
    release();
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).not.toContain('Fetching');
  });

  test('a sync shows its progress', async () => {
    const release = hold();
    const seen = screen('spacecraft sync --refresh', { env });
    await seen.shows('Syncing');
    release(404);
    expect(await seen.exitCode).toBe(6);
  });

  test.each(['ACCESSIBLE=1', 'TERM=dumb'])(
    'one line shows, but no animation, with %s',
    async (variable) => {
      slow(600);
      const seen = screen(`export ${variable}; spacecraft list --refresh; spacecraft stats`, {
        env,
      });
      expect(await seen.exitCode).toBe(0);
      expect(seen.raw()).not.toMatch(/⠋|━/);
      expect(seen.raw().split('Fetching spacecraft…')).toHaveLength(2);
      expect(seen.raw()).not.toContain(HIDE_CURSOR);
      expect(await seen.text()).toMatch(/Single Use +\d+/);
    },
  );
});

test('a terminal that reports 0 columns gets complete output without a spinner', async () => {
  slow(600);
  const seen = screen(
    'stty cols 0; spacecraft list --refresh; spacecraft list --limit 1 --max-age 9999d',
    { columns: 100, env },
  );
  expect(await seen.exitCode).toBe(0);
  expect(await seen.text()).toMatch(/docked/);
});

describe('colour and links', () => {
  test('what matters has a colour, and the heading is bold', async () => {
    const seen = screen('spacecraft list --limit 40 --max-age 9999d', {
      env,
      rows: 60,
      columns: 120,
    });
    await seen.exitCode;
    for (const [word, code] of [
      ['Active', 32],
      ['Destroyed', 91],
      ['▲ yes', 36],
    ]) {
      expect(seen.raw()).toContain(`\u001b[${code}m${word}`);
    }
    for (const word of ['Retired', 'Single Use']) expect(seen.raw()).toContain(`  ${word}  `);
    expect(seen.raw()).toContain('\u001b[1mname');
  });

  test('names link to their pages if the terminal supports links', async () => {
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
  test('shows coloured output with --pager until the user quits', async () => {
    const seen = screen('spacecraft list --all --pager --max-age 9999d; echo "ended $?"', { env });
    // The prompt of less.
    await seen.shows(':\u001b[K');
    expect(seen.raw()).toContain('\u001b[1mname');
    expect(seen.raw()).not.toContain('ended');
    seen.type('\u0003');
    // Repeated because less discards keys while it handles Ctrl-C.
    const quitting = setInterval(() => seen.type('q'), 100);
    await seen.shows('ended 0');
    clearInterval(quitting);
  });

  test('is $SPACECRAFT_PAGER if set, even without --pager', async () => {
    const paged = { ...env, SPACECRAFT_PAGER: 'sed s/^/paged:/' };
    const seen = screen('spacecraft list --limit 1 --max-age 9999d', { env: paged });
    await seen.exitCode;
    expect(await seen.text()).toMatch(/^paged:.*id/);
    const unpaged = screen('spacecraft list --limit 1 --no-pager --max-age 9999d', { env: paged });
    await unpaged.exitCode;
    expect(await unpaged.text()).not.toContain('paged:');
  });

  test('less shows colours and bars without LESS and in the C locale', async () => {
    const line = 'export LC_ALL=C PAGER=less; spacecraft stats --pager';
    const seen = screen(line, { env, rows: 60 });
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).toMatch(/Single Use +\d+ +━/);
    expect(await seen.text()).not.toMatch(/<E2>|ESC/);
    expect(seen.raw()).toContain('\u001b[1m');
  });

  test('less without -R gets no colours', async () => {
    const line = 'export LESS=X PAGER=less; spacecraft stats --pager';
    const seen = screen(line, { env, rows: 60 });
    // The end of the text, where less waits for a key.
    await seen.shows('(END)');
    seen.type('q');
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).toMatch(/Single Use/);
    expect(await seen.text()).not.toContain('ESC');
  });

  test('that does not start is skipped', async () => {
    const seen = screen('spacecraft list --limit 1 --max-age 9999d', {
      env: { ...env, SPACECRAFT_PAGER: 'no-such-pager' },
    });
    expect(await seen.exitCode).toBe(0);
    expect(await seen.text()).toMatch(/Soyuz-01/);
  });
});

test('--pager has no effect in a pipe', async () => {
  const { code, stdout } = await shell(
    'spacecraft list --limit 1 --pager --max-age 9999d | cat',
    env,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/Soyuz-01/);
});
