/** Runs every example command of the README. */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXECUTABLE, environment, shell } from '../executable.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { sharedFolder } from '../setup.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

const lines = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^spacecraft\b|; spacecraft\b/.test(line));

let api: LaunchLibrary;
const home = sharedFolder();
beforeAll(async () => {
  api = await launchLibrary({ quota: 15 });
});
afterAll(() => api.close());

test('the README contains examples', () => {
  expect(lines.length).toBeGreaterThan(12);
});

test.each(lines)('the README example `%s` succeeds', async (line) => {
  const env = {
    HOME: home,
    SPACECRAFT_CACHE_DIR: join(home, 'cache'),
    SPACECRAFT_API_URL: api.url,
  };
  const { code, stderr } = await shell(`cd "$HOME"; ${line}`, env);
  expect({ line, code, stderr }).toMatchObject({ code: 0 });
});

describe('the recipe for Excel', () => {
  const recipe = lines.find((line) => line.includes('printf'));
  const shells = ['bash', 'dash', 'zsh'].filter(
    (name) => spawnSync(name, ['-c', 'exit 0']).status === 0,
  );

  test.each(shells)('writes one byte order mark in %s, whatever the locale', async (name) => {
    const script = `cd "$HOME"; spacecraft() { "${process.execPath}" "${EXECUTABLE}" "$@"; }; ${recipe}`;
    const env = {
      HOME: home,
      SPACECRAFT_API_URL: api.url,
      SPACECRAFT_CACHE_DIR: join(home, 'cache'),
    };
    for (const LC_ALL of ['C', 'C.UTF-8']) {
      await promisify(execFile)(name, ['-c', script], { env: environment({ ...env, LC_ALL }) });
      const bytes = readFileSync(join(home, 'spacecraft.csv'));
      expect(bytes.subarray(0, 6).toString('latin1')).toBe('\u00ef\u00bb\u00bfid,');
      expect(bytes.toString().match(/\ufeff/g)).toHaveLength(1);
    }
  });
});

test('all README examples together stay within the hourly quota', () => {
  expect(api.requests.length).toBeLessThanOrEqual(15);
});

test('every README picture exists, in a light and a dark version', () => {
  const pictures = [...readme.matchAll(/\.github\/screenshots\/[a-z]+-(?:light|dark)\.svg/g)].map(
    ([path]) => path,
  );
  expect(new Set(pictures).size).toBe(8);
  for (const path of pictures) {
    expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toMatch(
      /^<svg [\s\S]*<text /,
    );
  }
});
