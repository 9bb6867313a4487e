/** Tests that damage to the cache folder never changes what the program prints. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';

const LIST = 'list --all --json';
const SHOW = 'show 7 --json --mode detailed';

let api: LaunchLibrary;
let cacheFolder: string;
/** The intact files: a normal catalogue, and a cached response in detailed mode. */
let files: Map<string, Buffer>;
/** What the commands print if the files are intact. */
let listOutput: string;
let showOutput: string;

const run = (line: string) =>
  spacecraft(line.split(' '), { cacheFolder, env: { SPACECRAFT_API_URL: api.url } });

beforeAll(async () => {
  api = await launchLibrary({ fleet: fleet(30) });
  cacheFolder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  await run('sync --mode normal');
  listOutput = (await run(LIST)).stdout;
  showOutput = (await run(SHOW)).stdout;
  files = new Map(
    readdirSync(cacheFolder).map((name) => [name, readFileSync(join(cacheFolder, name))]),
  );
  expect([...files.keys()]).toEqual([
    expect.stringMatching(/^catalogue-/),
    expect.stringMatching(/^response-/),
  ]);
});
afterAll(async () => {
  await api.close();
  rmSync(cacheFolder, { recursive: true, force: true });
});
beforeEach(() => restoreFiles());

function restoreFiles(): void {
  rmSync(cacheFolder, { recursive: true, force: true });
  mkdirSync(cacheFolder, { mode: 0o700 });
  for (const [name, bytes] of files) writeFileSync(join(cacheFolder, name), bytes);
  api.requests.length = 0;
}

type Damage = (bytes: Buffer) => Buffer;

const replaceText =
  (pattern: RegExp, replacement: string): Damage =>
  (bytes) =>
    Buffer.from(bytes.toString('latin1').replace(pattern, replacement), 'latin1');

/** Damages all files, or those whose name starts with `prefix`. */
function damageFiles(damage: Damage, prefix = ''): void {
  const names = [...files.keys()].filter((name) => name.startsWith(prefix));
  expect(names).not.toEqual([]);
  for (const name of names) {
    const path = join(cacheFolder, name);
    const bytes = readFileSync(path);
    const damaged = damage(bytes);
    expect(damaged.equals(bytes), `${name} must differ`).toBe(false);
    writeFileSync(path, damaged);
  }
}

/** Both commands print the right data, at the cost of at most one request and two warnings each. */
async function expectRightOutput(): Promise<void> {
  for (const [line, stdout] of [
    [LIST, listOutput],
    [SHOW, showOutput],
  ] as const) {
    api.requests.length = 0;
    const result = await run(line);
    expect({ line, exit: result.exit, stdout: result.stdout }).toEqual({ line, exit: 0, stdout });
    expect(result.stderr).toMatch(/^(spacecraft: [^\n]+\n){0,2}$/);
    expect(api.requests.length).toBeLessThanOrEqual(1);
  }
}

test('intact files are used without a request or a warning', async () => {
  expect(await run(LIST)).toMatchObject({ exit: 0, stdout: listOutput, stderr: '' });
  expect(await run(SHOW)).toMatchObject({ exit: 0, stdout: showOutput, stderr: '' });
  expect(api.requests).toHaveLength(0);
});

describe('commands print the right data if both files', () => {
  test.each<[string, Damage]>([
    ['are empty', () => Buffer.alloc(0)],
    ['contain a single byte', () => Buffer.from('{')],
    ['contain garbage', (bytes) => Buffer.alloc(bytes.length, 0xa5)],
    ['contain only zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['contain text of another program', () => Buffer.from('[]\n{}\n')],
    ['are cut in half', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['end after the header', (bytes) => bytes.subarray(0, bytes.indexOf('\n') + 1)],
    ['lack the last byte', (bytes) => bytes.subarray(0, -1)],
    ['lack the first byte', (bytes) => bytes.subarray(1)],
    ['have a byte appended', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['are appended to themselves', (bytes) => Buffer.concat([bytes, bytes])],
    ['have another format', replaceText(/"format":"(\w+)-\d+"/, '"format":"$1-99"')],
    ['have another time', replaceText(/"at":\d/, '"at":9')],
    ['have another URL', replaceText(/127\.0\.0\.1/, '127.0.0.2')],
    ['have a negative size', replaceText(/"size":\d+/, '"size":-5')],
    ['have a huge size', replaceText(/"size":\d+/, '"size":9e15')],
    ['have another checksum of a part', replaceText(/"checksum":"\w{8}"/, '"checksum":"00000000"')],
  ])('%s', async (_, damage) => {
    damageFiles(damage);
    await expectRightOutput();
  });
});

describe('commands print the right data if the catalogue', () => {
  test.each<[string, Damage]>([
    ['claims to be detailed', replaceText(/"mode":"normal"/, '"mode":"detailed"')],
    ['claims another count', replaceText(/"count":30/, '"count":31')],
    ['has a changed name in its index', replaceText(/"name":"Soyuz-01"/, '"name":"Soyuz-99"')],
    [
      'has a changed name in a record',
      replaceText(/"name":"Soyuz-01","image"/, '"name":"Soyuz-99","image"'),
    ],
    [
      'has two swapped records',
      replaceText(
        /(\{"response_mode":"normal","id":1,.*\})(\{"response_mode":"normal","id":2,.*\})(?=\{"response_mode":"normal","id":3,)/,
        '$2$1',
      ),
    ],
  ])('%s', async (_, damage) => {
    damageFiles(damage, 'catalogue');
    const { stdout } = await run('cache info --json');
    expect(JSON.parse(stdout)).not.toMatchObject({ catalogues: [{ mode: 'detailed' }] });
    expect(JSON.parse(stdout)).not.toMatchObject({ catalogues: [{ count: 31 }] });
    await expectRightOutput();
  });
});

/** The last byte, and the bytes that the header, the index and the records start with. */
const startsOf = (bytes: Buffer) => {
  const header = bytes.indexOf('\n') + 1;
  const [, size] = /"size":(\d+)/.exec(bytes.toString()) ?? [];
  return [0, 9, header, header + Number(size), bytes.length - 1];
};

test.each([0, 1, 2, 3, 4])(
  'commands print the right data if a bit is flipped at boundary %i',
  async (boundary) => {
    damageFiles((bytes) => {
      const damaged = Buffer.from(bytes);
      const position = Math.min(startsOf(bytes)[boundary] ?? 0, bytes.length - 1);
      damaged[position] = (damaged[position] ?? 0) ^ 1;
      return damaged;
    });
    await expectRightOutput();
  },
);

test('commands print the right data if one or two bytes are changed anywhere', async () => {
  const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(position, { minLength: 1, maxLength: 2 }),
      fc.oneof(fc.constant(0x80), fc.integer({ min: 1, max: 255 })),
      async (positions, change) => {
        restoreFiles();
        damageFiles((bytes) => {
          const damaged = Buffer.from(bytes);
          const indexes = new Set(positions.map((each) => Math.floor(each * bytes.length)));
          for (const index of indexes) damaged[index] = (damaged[index] ?? 0) ^ change;
          return damaged;
        });
        await expectRightOutput();
      },
    ),
    { numRuns: 50 },
  );
});

test('commands print the right data if folders or pipes have the names of the files', async () => {
  for (const create of [
    (path: string) => mkdirSync(path),
    (path: string) => execFileSync('mkfifo', [path]),
  ]) {
    restoreFiles();
    for (const name of files.keys()) {
      rmSync(join(cacheFolder, name));
      create(join(cacheFolder, name));
    }
    await expectRightOutput();
  }
});

// The root user can write to read-only folders.
test.runIf(process.getuid?.() !== 0)(
  'commands print the right data if the folder is read-only',
  async () => {
    chmodSync(cacheFolder, 0o500);
    await expectRightOutput();
  },
);

test('a corrupt catalogue is reported, and the next sync replaces it', async () => {
  const warning = 'spacecraft: ignoring the corrupt catalogue; run spacecraft sync\n';
  damageFiles((bytes) => bytes.subarray(0, -1), 'catalogue');
  expect((await run(LIST)).stderr).toContain(warning);
  const info = await run('cache info --json');
  expect(info).toMatchObject({ exit: 0, stderr: warning });
  expect(JSON.parse(info.stdout)).toMatchObject({ catalogues: [] });
  await run('sync --mode normal');
  expect(await run(LIST)).toMatchObject({ stdout: listOutput, stderr: '' });
});

test('sync replaces a fresh catalogue if one of its records is corrupt', async () => {
  damageFiles(replaceText(/"name":"Soyuz-01","image"/, '"name":"Soyuz-99","image"'), 'catalogue');
  expect((await run('sync --mode normal')).stderr).toBe('synced 30 spacecraft\n');
  expect(await run(LIST)).toMatchObject({ stdout: listOutput, stderr: '' });
  expect((await run('sync --mode normal')).stderr).toContain('is fresh');
});

test('a corrupt cached response is reported once and replaced', async () => {
  damageFiles((bytes) => bytes.subarray(0, -1), 'response');
  expect(await run(SHOW)).toMatchObject({
    stdout: showOutput,
    stderr: 'spacecraft: discarded a corrupt cache entry\n',
  });
  expect(await run(SHOW)).toMatchObject({ stdout: showOutput, stderr: '' });
  expect(api.requests).toHaveLength(1);
});

test('a file in place of the cache folder is reported, and sync fails', async () => {
  rmSync(cacheFolder, { recursive: true });
  writeFileSync(cacheFolder, 'not a folder');
  const warning = `spacecraft: cannot write to the cache folder ${cacheFolder} (ENOTDIR); continuing without a cache\n`;
  expect(await run(SHOW)).toMatchObject({ exit: 0, stdout: showOutput, stderr: warning });
  expect(await run('cache info')).toMatchObject({ exit: 0, stderr: warning });
  expect(await run('cache clear')).toMatchObject({ exit: 0 });
  const sync = await run('sync');
  expect(sync.exit).not.toBe(0);
  expect(sync.stderr).toContain(warning);
});

test('a cache folder that cannot be created is reported', async () => {
  const result = await spacecraft([...SHOW.split(' '), '--api-url', api.url], {
    cacheFolder: '/proc/nowhere/at/all',
  });
  expect(result).toMatchObject({ exit: 0, stdout: showOutput });
  expect(result.stderr).toMatch(
    /^spacecraft: cannot write to the cache folder \/proc\/nowhere\/at\/all \(\w+\); continuing without a cache\n$/,
  );
});

test('a user without a cache folder sees no warning', async () => {
  expect(await spacecraft([...SHOW.split(' '), '--api-url', api.url])).toMatchObject({
    exit: 0,
    stdout: showOutput,
    stderr: '',
  });
});

test('cache clear removes files of earlier versions but no files of others', async () => {
  for (const name of [
    'answer-0123abcd.ndjson',
    'catalogue-normal-0123abcd.ndjson',
    'catalogue-detailed-0123abcd.ndjson',
    'answer-mine.txt',
    'response-mine.cache',
  ]) {
    writeFileSync(join(cacheFolder, name), 'content');
  }
  await run('cache clear');
  expect(readdirSync(cacheFolder).sort()).toEqual(['answer-mine.txt', 'response-mine.cache']);
});

test('temporary files of killed processes are removed after an hour', async () => {
  const tempFile = join(cacheFolder, `${[...files.keys()][0]}.tmp-1234567890ab`);
  writeFileSync(tempFile, 'half of the content');
  await run('show 8 --refresh');
  expect(existsSync(tempFile)).toBe(true);
  execFileSync('touch', ['-d', '2 hours ago', tempFile]);
  await run('show 9 --refresh');
  expect(existsSync(tempFile)).toBe(false);
});
