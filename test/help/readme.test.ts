/** Every line of the README that a reader may type is typed here. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

const lines = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, ''))
  .filter((line) => /^spacecraft\b/.test(line));

let api: LaunchLibrary;
let home: string;
beforeAll(async () => {
  api = await launchLibrary({ quota: 15 });
  home = mkdtempSync(join(tmpdir(), 'spacecraft-'));
});
afterAll(async () => {
  await api.close();
  rmSync(home, { recursive: true });
});

test('there are some', () => {
  expect(lines.length).toBeGreaterThan(12);
});

test.each(lines)('%s', async (line) => {
  const env = {
    HOME: home,
    SPACECRAFT_CACHE_DIR: join(home, 'cache'),
    SPACECRAFT_API_URL: api.url,
  };
  const { code, stderr } = await shell(`cd "$HOME"; ${line}`, env);
  expect({ line, code, stderr }).toMatchObject({ code: 0 });
});

test('all of them within the quota', () => {
  expect(api.requests.length).toBeLessThanOrEqual(15);
});

test('every picture is there, for light pages and for dark ones', () => {
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
