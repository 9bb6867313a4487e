/** What the program is told of the real process and machine. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { processContext } from '../src/context.ts';
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

const context = (interruption = new AbortController().signal) => processContext(interruption);

describe('the folder where answers are kept', () => {
  test('is the one that SPACECRAFT_CACHE_DIR names', async () => {
    vi.stubEnv('SPACECRAFT_CACHE_DIR', '/of/my/own');
    expect(await context().cacheFolder()).toBe('/of/my/own');
  });

  test.runIf(process.platform === 'linux')('is where this system keeps such things', async () => {
    expect(await context().cacheFolder()).toBe(join(homedir(), '.cache', 'spacecraft'));
  });
});

describe('time', () => {
  test('is that of the machine', () => {
    const before = Date.now();
    expect(context().now()).toBeGreaterThanOrEqual(before);
    expect(context().now()).toBeLessThan(before + 60_000);
  });

  test('is waited for, until somebody interrupts', async () => {
    const before = Date.now();
    await context().wait(20);
    // A timer of Node's may be early by less than a millisecond.
    expect(Date.now() - before).toBeGreaterThanOrEqual(19);
    const interruption = new AbortController();
    const waiting = context(interruption.signal).wait(3_600_000);
    interruption.abort('SIGINT');
    await expect(waiting).rejects.toThrow();
  });
});

test('the streams are those of the process, each one and the same all along', () => {
  const world = context();
  expect(world.stdin).toBe(process.stdin);
  expect(world.stdout).toBe(world.stdout);
  expect(world.stderr).toBe(world.stderr);
  expect(world.stdout).not.toBe(world.stderr);
});

test('there are no links where stdout is no terminal', async () => {
  expect(await context().hasLinks()).toBe(false);
});

describe.runIf(process.platform === 'linux')('a browser', () => {
  /** What opens addresses on a desktop, in place of the real thing. */
  const opener = (script: string) => {
    const path = join(folder, 'browser');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    vi.stubEnv('BROWSER', path);
  };

  test('is none where there is no screen', async () => {
    opener(`touch "${folder}/opened"`);
    vi.stubEnv('BROWSER', undefined);
    expect(await context().browse('https://example.com/')).toBe(false);
    expect(existsSync(join(folder, 'opened'))).toBe(false);
  });

  test('is given the address as it is', async () => {
    opener(`printf %s "$1" > "${folder}/opened"`);
    const url = "https://example.com/?a='$(touch x)'&b";
    expect(await context().browse(url)).toBe(true);
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(url);
  });

  test('may fail, and may stay open', async () => {
    opener('exit 3');
    expect(await context().browse('https://example.com/')).toBe(false);
    opener('sleep 2');
    expect(await context().browse('https://example.com/')).toBe(true);
  });
});

describe('a pager', () => {
  /** Starting one takes Ctrl-C from the process, which here is the test runner's. */
  const listeners = process.listeners('SIGINT');
  afterEach(() => {
    process.removeAllListeners('SIGINT');
    for (const listener of listeners) process.on('SIGINT', listener);
  });

  test('is a command of the shell, is given the text, and tells when it is left', async () => {
    const pager = await context().startPager(`cat > "${folder}/paged"; exit 4`);
    pager.input.end('what there is to read');
    expect(await pager.exitCode).toBe(4);
    expect(readFileSync(join(folder, 'paged'), 'utf8')).toBe('what there is to read');
  });

  test('may be ended by a signal, or be none', async () => {
    const ended = await context().startPager('kill -9 $$');
    expect(await ended.exitCode).toBe(0);
    const none = await context().startPager('/there/is/no/such/pager 2>/dev/null');
    expect(await none.exitCode).toBe(127);
  });

  test('has Ctrl-C to itself', async () => {
    let heard = 0;
    process.on('SIGINT', () => heard++);
    const pager = await context().startPager('cat');
    process.emit('SIGINT');
    await wait(0);
    expect(heard).toBe(0);
    pager.input.end();
    await pager.exitCode;
  });
});
