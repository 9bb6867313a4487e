/** The API key goes to the API's own origin, and nowhere else: whatever a server does with it. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { always } from '../faults/faults.ts';
import { spacecraft, type WorldOptions } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const KEY = 'k3y/With"all\\kinds+of(characters)';

const api = await server({ token: KEY });
const folder = emptyFolder();

const run = (line: string, options: WorldOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], {
    env: { SPACECRAFT_TOKEN: KEY },
    cacheFolder: join(folder, 'cache'),
    ...options,
  });

/** Every way that JSON has to write it, and the way a terminal would. */
const isIn = (text: string) =>
  [text, unescaped(text)].some((each) => each.includes(KEY) || each.includes(JSON.stringify(KEY)));

const unescaped = (text: string) =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
    .replaceAll(/\\(.)/g, '$1');

const escapedWhole = Array.from(
  KEY,
  (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
).join('');

function everythingKept(): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name + readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

describe.each([
  ['as JSON writes it', JSON.stringify(KEY)],
  ['with every character escaped', `"${escapedWhole}"`],
  ['within a longer text', `"Token ${JSON.stringify(KEY).slice(1, -1)}, thanks"`],
])('a server that sends it back %s', (_, spelt) => {
  const record = `{"id": 85, "name": ${spelt}, ${spelt}: 1, "status": {"id": 1, "name": ${spelt}}}`;
  const page = `{"count": 1, "next": null, "previous": null, "results": [${record}]}`;

  test.each([
    ['list', page],
    ['list --json', page],
    ['list --format yaml --verbose', page],
    ['list --columns +serial --format csv', page],
    ['show 85 --json', record],
    ['show 85', record],
    ['sync', page],
  ])('in a record: %s', async (line, body) => {
    api.failWith(always(200, body)());
    const { exit, stdout, stderr } = await run(line);
    expect(exit).toBe(0);
    expect(isIn(stdout + stderr)).toBe(false);
    if (line !== 'sync') expect(stdout).toContain('[API key]');
    expect(isIn(everythingKept())).toBe(false);
    expect(everythingKept()).not.toBe('');
  });

  test.each([400, 401, 403, 418, 429, 500])('with status %i', async (status) => {
    api.failWith(always(status, `{"detail": ${spelt}}`)());
    const { exit, stdout, stderr } = await run('list --verbose');
    expect(exit).not.toBe(0);
    expect(isIn(stdout + stderr)).toBe(false);
  });
});

test('a server that redirects to an address with it', async () => {
  api.failWith(always(302, '', { Location: `http://x.invalid/${encodeURIComponent(KEY)}` })());
  const { exit, stderr } = await run('list --verbose');
  expect(exit).toBe(6);
  expect(isIn(decodeURIComponent(stderr))).toBe(false);
});

test.each([
  'list --curl',
  'show 85 --curl',
  'quota --curl',
  'quota',
  'quota --json',
  'list --json',
])('%s does not print it', async (line) => {
  const { exit, stdout, stderr } = await run(line);
  expect(exit).toBe(0);
  expect(isIn(stdout + stderr)).toBe(false);
});

describe.skipIf(process.platform === 'win32')('a file with the key', () => {
  const held = (mode: number) => {
    const file = join(folder, 'key');
    writeFileSync(file, `${KEY}\n`);
    chmodSync(file, mode);
    return file;
  };

  test.each([0o644, 0o640, 0o604])('is warned of where others can read it: %i', async (mode) => {
    const file = held(mode);
    const { exit, stderr } = await run('quota --format tsv', {
      env: { SPACECRAFT_TOKEN_FILE: file },
    });
    expect(exit).toBe(0);
    expect(stderr).toBe(`spacecraft: others can read the API key in ${file}: chmod 600 it\n`);
  });

  test("is not where it is its owner's alone", async () => {
    const env = { SPACECRAFT_TOKEN_FILE: held(0o600) };
    expect(await run('quota --format tsv', { env })).toMatchObject({ exit: 0, stderr: '' });
  });
});

test.skipIf(process.platform === 'win32')('what is kept is for its owner alone', async () => {
  await run('sync');
  await run('list --refresh');
  const entries = readdirSync(join(folder, 'cache'), { withFileTypes: true });
  expect(entries.length).toBeGreaterThan(1);
  const { statSync } = await import('node:fs');
  expect(statSync(join(folder, 'cache')).mode & 0o777).toBe(0o700);
  for (const { name } of entries) {
    expect(statSync(join(folder, 'cache', name)).mode & 0o777).toBe(0o600);
  }
});
