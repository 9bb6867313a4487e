/** The context of the real process and machine. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ProcessContextOptions, processContext } from '../src/context.ts';
import { emptyFolder } from './setup.ts';

const folder = emptyFolder();

const VARIABLES = [
  'SPACECRAFT_CACHE_DIR',
  'XDG_CACHE_HOME',
  'BROWSER',
  'DISPLAY',
  'WAYLAND_DISPLAY',
];
beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function context(options: Partial<ProcessContextOptions> = {}) {
  return processContext({
    interruption: new AbortController().signal,
    onPager: () => {},
    ...options,
  });
}

describe('the cache folder', () => {
  test('is the value of SPACECRAFT_CACHE_DIR, if set', async () => {
    vi.stubEnv('SPACECRAFT_CACHE_DIR', '/my/own/folder');
    expect(await context().cacheFolder()).toBe('/my/own/folder');
  });

  describe.runIf(process.platform === 'linux')('on Linux', () => {
    test('is ~/.cache/spacecraft by default', async () => {
      expect(await context().cacheFolder()).toBe(join(homedir(), '.cache', 'spacecraft'));
    });

    test.each([
      ['HOME', '/h', '/h/.cache/spacecraft'],
      ['XDG_CACHE_HOME', '/x', '/x/spacecraft'],
      ['XDG_CACHE_HOME', '~/x', '/home/me/x/spacecraft'],
      ['SPACECRAFT_CACHE_DIR', '~/my cache', '/home/me/my cache'],
      ['SPACECRAFT_CACHE_DIR', '~', '/home/me'],
      ['SPACECRAFT_CACHE_DIR', '~$&/a', '/home/me/.cache/spacecraft'],
    ])('with %s=%s is %s', async (name, value, path) => {
      vi.stubEnv('HOME', '/home/me');
      vi.stubEnv(name, value);
      expect(await context().cacheFolder()).toBe(path);
    });

    test.each(['HOME', 'XDG_CACHE_HOME', 'SPACECRAFT_CACHE_DIR'])(
      'with %s empty or relative is the same as without it',
      async (name) => {
        const { homedir: systemHome } = userInfo();
        vi.stubEnv('HOME', name === 'HOME' ? undefined : '/home/me');
        const home = name === 'HOME' ? systemHome : '/home/me';
        for (const value of [undefined, '', '.', 'rel', './rel', '../rel', '~other/rel', ' /x']) {
          vi.stubEnv(name, value);
          expect(await context().cacheFolder()).toBe(join(home, '.cache', 'spacecraft'));
        }
      },
    );
  });
});

describe('time', () => {
  test('now() returns the time of the machine', () => {
    const before = Date.now();
    expect(context().now()).toBeGreaterThanOrEqual(before);
    expect(context().now()).toBeLessThan(before + 60_000);
  });

  test('wait() resolves after the given time', async () => {
    const before = Date.now();
    await context().wait(20);
    // Timers of Node can fire up to a millisecond early.
    expect(Date.now() - before).toBeGreaterThanOrEqual(19);
  });

  test('wait() rejects on an interruption', async () => {
    const interruption = new AbortController();
    const waiting = context({ interruption: interruption.signal }).wait(3_600_000);
    interruption.abort('SIGINT');
    await expect(waiting).rejects.toThrow();
  });
});

describe('streams', () => {
  test('stdin is the stream of the process', () => {
    expect(context().stdin).toBe(process.stdin);
  });

  test('stdout and stderr are different streams', () => {
    const { stdout, stderr } = context();
    expect(stdout).not.toBe(stderr);
  });

  test('an error on stdout does not throw', () => {
    expect(() => context().stdout.emit('error', new Error('EIO'))).not.toThrow();
  });

  test('links are disabled when stdout is not a terminal', async () => {
    expect(await context().hasLinks()).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('browse', () => {
  const useBrowser = (script: string) => {
    const path = join(folder, 'browser');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    vi.stubEnv('BROWSER', path);
  };

  test('resolves to false without a display or BROWSER', async () => {
    useBrowser(`touch "${folder}/opened"`);
    vi.stubEnv('BROWSER', undefined);
    expect(await context().browse('https://example.com/')).toBe(false);
    expect(existsSync(join(folder, 'opened'))).toBe(false);
  });

  test('passes the URL unchanged', async () => {
    useBrowser(`printf %s "$1" > "${folder}/opened"`);
    const url = "https://example.com/?a='$(touch x)'&b";
    expect(await context().browse(url)).toBe(true);
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(url);
  });

  test.each([
    ['with an option', 'BROWSER --new-tab', ['--new-tab', 'URL']],
    ['with a place for the URL', 'BROWSER %s --new-tab', ['URL', '--new-tab']],
    ['with a quoted place', "BROWSER '%s' --rate 100%%", ['URL', '--rate', '100%']],
    ['with quotes', `BROWSER -a 'My "own" browser'`, ['-a', 'My "own" browser', 'URL']],
    ['in the background', 'BROWSER &', ['URL']],
    ['after one that fails', 'false:BROWSER', ['URL']],
    ['after one that is missing', '/no/such/browser:BROWSER:false', ['URL']],
    ['between empty ones', ':BROWSER:', ['URL']],
  ])('runs BROWSER %s', async (_, command, args) => {
    useBrowser(`for each; do printf '%s\n' "$each"; done > "${folder}/opened"`);
    vi.stubEnv('BROWSER', command.replace('BROWSER', join(folder, 'browser')));
    // A desktop's own choice has no say.
    vi.stubEnv('DISPLAY', ':0');
    const url = "https://example.com/?a='$(touch x)'&b=%20%s";
    expect(await context().browse(url)).toBe(true);
    const expected = args.map((each) => (each === 'URL' ? url : each));
    expect(readFileSync(join(folder, 'opened'), 'utf8').split('\n')).toEqual([...expected, '']);
  });

  test('gives a text browser the terminal until it exits', async () => {
    const calls: boolean[] = [];
    writeFileSync(join(folder, 'w3m'), `#!/bin/sh\nsleep 2; touch "${folder}/left"\n`);
    chmodSync(join(folder, 'w3m'), 0o755);
    vi.stubEnv('BROWSER', join(folder, 'w3m'));
    const options = { onPager: (isRunning: boolean) => calls.push(isRunning) };
    expect(await context(options).browse('https://example.com/')).toBe(true);
    expect(existsSync(join(folder, 'left'))).toBe(true);
    expect(calls).toEqual([true, false]);
  });

  test('resolves to false when the browser fails', async () => {
    useBrowser('exit 3');
    expect(await context().browse('https://example.com/')).toBe(false);
  });

  test('resolves to true when the browser stays open', async () => {
    useBrowser('sleep 2');
    expect(await context().browse('https://example.com/')).toBe(true);
  });
});

describe('a pager', () => {
  test('is a shell command that reads the text and returns its exit code', async () => {
    const pager = await context().startPager(`cat > "${folder}/paged"; exit 4`);
    pager.input.end('a long text');
    expect(await pager.exitCode).toBe(4);
    expect(readFileSync(join(folder, 'paged'), 'utf8')).toBe('a long text');
  });

  test('has variables with defaults, unless the user has set them', async () => {
    const read = async () => {
      const defaults = { LESS: 'FRX', LV: '-c' };
      const pager = await context().startPager(
        `printf %s "$LESS,$LV" > "${folder}/paged"`,
        defaults,
      );
      await pager.exitCode;
      return readFileSync(join(folder, 'paged'), 'utf8');
    };
    for (const name of ['LESS', 'LV']) vi.stubEnv(name, undefined);
    expect(await read()).toBe('FRX,-c');
    vi.stubEnv('LESS', '');
    expect(await read()).toBe(',-c');
  });

  test('that is ended by a signal exits with 0', async () => {
    const pager = await context().startPager('kill -9 $$');
    expect(await pager.exitCode).toBe(0);
  });

  test('that does not exist exits with 127', async () => {
    const pager = await context().startPager('/no/such/pager 2>/dev/null');
    expect(await pager.exitCode).toBe(127);
  });

  test('is announced when it starts and when it exits', async () => {
    const calls: boolean[] = [];
    const pager = await context({ onPager: (isRunning) => calls.push(isRunning) }).startPager(
      'cat',
    );
    expect(calls).toEqual([true]);
    pager.input.end();
    await pager.exitCode;
    expect(calls).toEqual([true, false]);
  });
});
