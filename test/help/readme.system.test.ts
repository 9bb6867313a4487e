/** Runs every example command of the README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';
import { sharedFolder } from '../setup.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

const lines = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^spacecraft\b/.test(line));

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
