/** `SPACECRAFT_TOKEN_FILE` names a file that may be anything. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const KEY = 'key-from-a-file';

const api = await server({ token: KEY });
const folder = emptyFolder();
const file = join(folder, 'key');
const run = (path = file) =>
  spacecraft(['list', '--limit', '1', '-q'], {
    env: { SPACECRAFT_API_URL: api.url, SPACECRAFT_TOKEN_FILE: path },
  });

const expectUsageError = async (path: string, message: string) =>
  expect(await run(path)).toMatchObject({
    exit: 2,
    stdout: '',
    stderr: `spacecraft: SPACECRAFT_TOKEN_FILE: ${message}\n`,
  });

const NO_KEY = 'expected an API key: one word of printable ASCII characters';

test('a key file may contain a line break at the end', async () => {
  writeFileSync(file, `${KEY}\r\n`, { mode: 0o600 });
  expect(await run()).toMatchObject({ exit: 0, stderr: '' });
  expect(api.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
});

test('a key file may be in the home folder, as ~/…', async () => {
  writeFileSync(file, KEY, { mode: 0o600 });
  const home = { HOME: folder, USERPROFILE: folder };
  const env = { ...home, SPACECRAFT_API_URL: api.url, SPACECRAFT_TOKEN_FILE: '~/key' };
  const args = ['list', '--limit', '1', '-q'];
  expect(await spacecraft(args, { env })).toMatchObject({ exit: 0, stderr: '' });
  expect(api.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
  expect(
    await spacecraft(args, { env: { ...env, SPACECRAFT_TOKEN_FILE: '~/none' } }),
  ).toMatchObject({
    exit: 2,
    stderr: `spacecraft: SPACECRAFT_TOKEN_FILE: cannot read ${join(folder, 'none')} (ENOENT)\n`,
  });
});

describe('exit code 2 and one line for', () => {
  test.each([
    ['an empty file', ''],
    ['several words', 'two words'],
    ['binary data', '\0\x01\x02'],
  ])('%s', async (_, content) => {
    writeFileSync(file, content, { mode: 0o600 });
    await expectUsageError(file, `${file}: ${NO_KEY}`);
  });

  test('a huge file', async () => {
    writeFileSync(file, '', { mode: 0o600 });
    truncateSync(file, 2 ** 40);
    await expectUsageError(file, `${file} exceeds 16 KiB; expected an API key`);
  });

  test.skipIf(process.platform === 'win32')('a device without an end', async () => {
    await expectUsageError('/dev/zero', '/dev/zero exceeds 16 KiB; expected an API key');
    await expectUsageError('/dev/null', `/dev/null: ${NO_KEY}`);
  });

  test.skipIf(process.platform === 'win32')('a folder', async () => {
    await expectUsageError(folder, `cannot read ${folder} (EISDIR)`);
  });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  test('without a writer causes exit code 2', async () => {
    execFileSync('mkfifo', [file]);
    await expectUsageError(file, `${file}: ${NO_KEY}`);
  });

  test('whose writer is silent causes exit code 2', async () => {
    execFileSync('mkfifo', [file]);
    const end = openSync(file, constants.O_RDWR);
    try {
      await expectUsageError(file, `no API key from ${file} within 10 seconds`);
    } finally {
      closeSync(end);
    }
  });
});
