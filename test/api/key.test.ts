/** The API key must not appear anywhere except in requests to the API, even if a server echoes it. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { type FaultHandler, launchLibrary } from '../loopback/launch-library.ts';
import { emptyFolder, server } from '../setup.ts';

const KEY = 'k3y/With"all\\kinds+of(characters)';

const api = await server({ token: KEY });
const folder = emptyFolder();
const cacheFolder = join(folder, 'cache');

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], {
    env: { SPACECRAFT_TOKEN: KEY },
    cacheFolder,
    ...options,
  });

/** Whether text contains the key, as it is or with JSON's escapes. */
function containsKey(text: string): boolean {
  return [text, unescapeJson(text)].some(
    (variant) => variant.includes(KEY) || variant.includes(JSON.stringify(KEY)),
  );
}

function unescapeJson(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
    .replaceAll(/\\(.)/g, '$1');
}

const UNICODE_ESCAPES = Array.from(
  KEY,
  (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
).join('');

/** Returns the names and contents of all files that the program wrote. */
function writtenFiles(): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name + readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

describe.each([
  ['with the usual escapes of JSON', JSON.stringify(KEY)],
  ['with every character escaped', `"${UNICODE_ESCAPES}"`],
  ['within a longer text', `"Token ${JSON.stringify(KEY).slice(1, -1)}, thanks"`],
])('if the server echoes the key %s', (_, text) => {
  const record = `{"id": 85, "name": ${text}, ${text}: 1, "status": {"id": 1, "name": ${text}}}`;
  const page = `{"count": 1, "next": null, "previous": null, "results": [${record}]}`;

  test.each([
    ['list', page],
    ['list --json', page],
    ['list --format yaml --verbose', page],
    ['list --columns +serial --format csv', page],
    ['show 85 --json', record],
    ['show 85', record],
    ['sync', page],
  ])('in a record, %s neither prints it nor writes it to a file', async (line, body) => {
    api.failWith(respond(200, body));
    const { exit, stdout, stderr } = await run(line);
    expect(exit).toBe(0);
    expect(containsKey(stdout + stderr)).toBe(false);
    if (line !== 'sync') expect(stdout).toContain('[API key]');
    expect(containsKey(writtenFiles())).toBe(false);
    expect(writtenFiles()).not.toBe('');
  });

  test.each([400, 401, 403, 418, 429, 500])(
    'in a message with status %i, the error does not contain it',
    async (status) => {
      api.failWith(respond(status, `{"detail": ${text}}`));
      const { exit, stdout, stderr } = await run('list --verbose');
      expect(exit).not.toBe(0);
      expect(containsKey(stdout + stderr)).toBe(false);
    },
  );
});

/** The key as servers may write it into a header. */
const ENCODED_KEYS: readonly (readonly [how: string, key: string])[] = [
  ['percent-encoded', encodeURIComponent(KEY)],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(KEY))],
  [
    'with every character percent-encoded',
    Array.from(KEY, (character) => `%${character.charCodeAt(0).toString(16)}`).join(''),
  ],
  ['as it is', KEY],
  ['in upper case', KEY.toUpperCase()],
];

/** Whether text contains the key, in any of the ways above. */
function containsEncodedKey(text: string): boolean {
  const decode = (encoded: string) =>
    encoded.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number(`0x${hex}`)),
    );
  return [text, decode(text), decode(decode(text))].some((variant) =>
    unescapeJson(variant.toLowerCase()).includes(unescapeJson(KEY.toLowerCase())),
  );
}

describe.each(ENCODED_KEYS)('if a header contains the key %s', (_, key) => {
  test.each<[string, FaultHandler]>([
    ['redirects to another origin', respond(302, '', { Location: `http://x.invalid/${key}` })],
    ['redirects to a host', respond(302, '', { Location: `http://${key}.invalid/` })],
    ['redirects to its own origin forever', respond(302, '', { Location: `/2.3.0/${key}/` })],
    [
      'redirects to its own origin, then to another',
      (request, response) => {
        const isFirst = !request.url?.includes('moved');
        const target = isFirst ? `/2.3.0/moved/?key=${key}` : 'http://x.invalid/';
        response.writeHead(302, { Location: target }).end();
        return true;
      },
    ],
    [
      'redirects to its own origin, then sends HTML',
      (request, response) => {
        if (request.url?.includes('moved')) response.end('<html>');
        else response.writeHead(302, { Location: `/2.3.0/moved/?key=${key}` }).end();
        return true;
      },
    ],
    ['sends it as Content-Encoding', respond(200, '{}', { 'Content-Encoding': key })],
    ['sends it as Retry-After', respond(429, '', { 'Retry-After': key })],
  ])('of a server that %s, neither errors nor --verbose contain it', async (__, fault) => {
    api.failWith(fault);
    const { exit, stdout, stderr } = await run('list --verbose');
    expect(exit).toBeGreaterThan(1);
    expect(containsEncodedKey(stdout + stderr)).toBe(false);
  });
});

test.each(['search', 'list --columns', 'list --sort', 'show', 'no-such-command'])(
  'if the user types the key after %s, it is neither printed nor written to a file',
  async (line) => {
    const args = [...line.split(' '), KEY, '--api-url', api.url, '--verbose'];
    const { stdout, stderr } = await spacecraft(args, {
      env: { SPACECRAFT_TOKEN: KEY },
      cacheFolder,
    });
    expect(containsEncodedKey(stdout + stderr)).toBe(false);
    expect(containsEncodedKey(writtenFiles())).toBe(false);
  },
);

test('the stack trace of a bug does not contain the key', async () => {
  const { exit, stderr } = await spacecraft(['list', '--api-url', api.url], {
    env: { SPACECRAFT_TOKEN: KEY },
    cacheFolder: {
      toString() {
        throw new Error(`a bug, with ${KEY}`);
      },
    } as unknown as string,
  });
  expect(exit).toBe(1);
  expect(stderr).toContain('this is a bug');
  expect(containsKey(stderr)).toBe(false);
});

test.each([
  ['of 3,900 characters', 'aB3/'.repeat(975)],
  ['of brackets', '[({'.repeat(9)],
  ['that ends in a percent sign', 'abcdefgh%'],
  ['that ends in a backslash', 'abcdefgh\\'],
  ['that contains the escape of a character', 'abc\\u0041%41def'],
])('a key %s works, and is not printed', async (_, key) => {
  const long = await launchLibrary({ token: key });
  onTestFinished(() => long.close());
  const env = { SPACECRAFT_TOKEN: key };
  const args = ['list', '--json', '--api-url', long.url];
  expect(await spacecraft(args, { env })).toMatchObject({ exit: 0 });
  const echo = (text: string) =>
    JSON.stringify({ count: 1, next: null, results: [{ id: 1, name: text }] });
  for (const name of [key, `${key}41`, `"${key}"`, encodeURIComponent(key), JSON.stringify(key)]) {
    long.failWith(respond(200, echo(name)));
    const { exit, stdout } = await spacecraft(args, { env });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).results[0].name).toContain('[API key]');
    expect(stdout).not.toContain(key.slice(0, -1));
  }
});

test.each([
  'list --curl',
  'show 85 --curl',
  'quota --curl',
  'quota',
  'quota --json',
  'list --json',
])('%s does not print the key', async (line) => {
  const { exit, stdout, stderr } = await run(line);
  expect(exit).toBe(0);
  expect(containsKey(stdout + stderr)).toBe(false);
});

describe.skipIf(process.platform === 'win32')('a key file', () => {
  function writeKeyFile(mode: number): string {
    const file = join(folder, 'key');
    writeFileSync(file, `${KEY}\n`);
    chmodSync(file, mode);
    return file;
  }

  test.each([
    ['0644', 0o644],
    ['0640', 0o640],
    ['0604', 0o604],
  ])('with mode %s causes a warning', async (_, mode) => {
    const file = writeKeyFile(mode);
    const env = { SPACECRAFT_TOKEN_FILE: file };
    expect(await run('quota --format tsv', { env })).toMatchObject({
      exit: 0,
      stderr: `spacecraft: other users can read the API key in ${file}; run chmod 600 ${file}\n`,
    });
  });

  test('with mode 0600 causes no warning', async () => {
    const env = { SPACECRAFT_TOKEN_FILE: writeKeyFile(0o600) };
    expect(await run('quota --format tsv', { env })).toMatchObject({ exit: 0, stderr: '' });
  });

  test('that does not exist causes exit code 2', async () => {
    const file = join(folder, 'missing');
    expect(await run('quota', { env: { SPACECRAFT_TOKEN_FILE: file } })).toMatchObject({
      exit: 2,
      stderr: `spacecraft: SPACECRAFT_TOKEN_FILE: cannot read ${file} (ENOENT)\n`,
    });
  });
});

test.skipIf(process.platform === 'win32')(
  'only the owner can read the cache folder and its files',
  async () => {
    await run('sync');
    await run('list --refresh');
    const names = readdirSync(cacheFolder);
    expect(names.length).toBeGreaterThan(1);
    const modeOf = (path: string) => statSync(path).mode & 0o777;
    expect(modeOf(cacheFolder)).toBe(0o700);
    for (const name of names) expect(modeOf(join(cacheFolder, name))).toBe(0o600);
  },
);
