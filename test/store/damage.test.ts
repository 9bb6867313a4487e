/** Whatever happens to the folder costs at most a request and a line: no crash, no wrong data. */
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

let api: LaunchLibrary;
let cacheFolder: string;
/** What a fresh folder holds, and what it answers. */
let files: Map<string, Buffer>;
const LIST = 'list --all --json';
const SHOW = 'show 7 --json --mode detailed';
let listed: string;
let shown: string;

const run = (line: string) =>
  spacecraft(line.split(' '), { cacheFolder, env: { SPACECRAFT_API_URL: api.url } });

beforeAll(async () => {
  api = await launchLibrary({ craft: fleet(30) });
  cacheFolder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  await run('sync');
  listed = (await run(LIST)).stdout;
  shown = (await run(SHOW)).stdout;
  files = new Map(
    readdirSync(cacheFolder).map((name) => [name, readFileSync(join(cacheFolder, name))]),
  );
  expect(files.size).toBe(2);
});
afterAll(async () => {
  await api.close();
  rmSync(cacheFolder, { recursive: true, force: true });
});
beforeEach(() => restore());

function restore(): void {
  rmSync(cacheFolder, { recursive: true, force: true });
  mkdirSync(cacheFolder, { mode: 0o700 });
  for (const [name, bytes] of files) writeFileSync(join(cacheFolder, name), bytes);
  api.requests.length = 0;
}

/** Both questions are still answered rightly, each with a request at the most, and a line. */
async function expectUnharmed(): Promise<void> {
  for (const [line, stdout] of [
    [LIST, listed],
    [SHOW, shown],
  ] as const) {
    api.requests.length = 0;
    const ran = await run(line);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: 0, stdout });
    expect(ran.stderr).toMatch(/^(spacecraft: [^\n]+\n){0,2}$/);
    expect(api.requests.length).toBeLessThanOrEqual(1);
  }
}

const everyFile = (change: (bytes: Buffer) => Buffer | string) => {
  for (const [name, bytes] of files) writeFileSync(join(cacheFolder, name), change(bytes));
};

describe('damage to the folder', () => {
  test('none: nothing is asked and nothing said', async () => {
    expect(await run(LIST)).toMatchObject({ exit: 0, stdout: listed, stderr: '' });
    expect(await run(SHOW)).toMatchObject({ exit: 0, stdout: shown, stderr: '' });
    expect(api.requests).toHaveLength(0);
  });

  test.each<[string, (bytes: Buffer) => Buffer | string]>([
    ['empty files', () => ''],
    ['one byte', () => '{'],
    ['garbage', (bytes) => Buffer.alloc(bytes.length, 0xa5)],
    ['zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['cut to the half', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['cut by a byte', (bytes) => bytes.subarray(0, -1)],
    ['something behind', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['a header that is no object', () => '[]\n{}\n'],
    ['a header that is null', () => 'null\nnull\n'],
    ['another version', (bytes) => bytes.toString().replace('"format":1', '"format":2')],
    ['senseless sizes', (bytes) => bytes.toString().replace(/"(indexSize|size)":\d+/, '"$1":-5')],
    ['huge sizes', (bytes) => bytes.toString().replace(/"(indexSize|size)":\d+/, '"$1":9e15')],
    ['another age', (bytes) => bytes.toString().replace(/"at":\d/, '"at":9')],
  ])('%s', async (_, change) => {
    everyFile(change);
    await expectUnharmed();
  });

  test('a byte changed, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (place, change) => {
          restore();
          everyFile((bytes) => {
            const damaged = Buffer.from(bytes);
            const at = Math.floor(place * bytes.length);
            damaged[at] = (damaged[at] ?? 0) ^ change;
            return damaged;
          });
          await expectUnharmed();
        },
      ),
      { numRuns: fc.readConfigureGlobal()?.numRuns ?? 150 },
    );
  });

  test('folders, and pipes that nobody writes to, where files should be', async () => {
    for (const make of [
      (path: string) => mkdirSync(path),
      (path: string) => execFileSync('mkfifo', [path]),
    ]) {
      restore();
      for (const name of files.keys()) {
        rmSync(join(cacheFolder, name));
        make(join(cacheFolder, name));
      }
      await expectUnharmed();
    }
  });

  test('cache info does not count a catalogue that is of no use, and says so', async () => {
    const name = [...files.keys()].find((file) => file.startsWith('catalogue')) ?? '';
    const bytes = files.get(name) ?? Buffer.alloc(0);
    const otherVersion = bytes.toString().replace(/"format":\d+/, '"format":0');
    for (const damaged of ['', 'garbage', otherVersion, bytes.subarray(0, bytes.length - 1)]) {
      writeFileSync(join(cacheFolder, name), damaged);
      const { exit, stdout, stderr } = await run('cache info --json');
      expect({ exit, told: JSON.parse(stdout) }).toMatchObject({
        exit: 0,
        told: { catalogues: [] },
      });
      expect(stderr).toBe(
        `spacecraft: ${name} is damaged, or of another version, and not used: spacecraft sync renews it\n`,
      );
    }
  });

  test('a file where the folder should be', async () => {
    rmSync(cacheFolder, { recursive: true });
    writeFileSync(cacheFolder, 'no folder');
    const { exit, stdout, stderr } = await run(SHOW);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: shown });
    expect(stderr).toBe(
      `spacecraft: nothing can be kept in ${cacheFolder} (ENOTDIR): going on without\n`,
    );
    expect(await run('cache info')).toMatchObject({ exit: 0, stderr });
    expect(await run('cache clear')).toMatchObject({ exit: 0 });
    expect((await run('sync')).stderr).toContain('the catalogue could not be written');
  });

  test('no folder, and no place for one', async () => {
    rmSync(cacheFolder, { recursive: true });
    const nowhere = '/proc/nowhere/at/all';
    const ran = await spacecraft([...SHOW.split(' '), '--api-url', api.url], {
      cacheFolder: nowhere,
    });
    expect(ran).toMatchObject({ exit: 0, stdout: shown });
    expect(ran.stderr).toMatch(
      /^spacecraft: nothing can be kept in \/proc\/nowhere\/at\/all \(\w+\): going on without\n$/,
    );
    // A user without a home.
    expect(await spacecraft([...SHOW.split(' '), '--api-url', api.url])).toMatchObject({
      exit: 0,
      stdout: shown,
      stderr: '',
    });
  });

  test('files of others are left alone', async () => {
    writeFileSync(join(cacheFolder, 'answer-mine.txt'), 'mine');
    await run('cache clear');
    expect(readdirSync(cacheFolder)).toEqual(['answer-mine.txt']);
  });

  test('what a killed process left behind is swept away in time', async () => {
    const left = join(cacheFolder, `${[...files.keys()][0]}.tmp-1234567890abcdef`);
    writeFileSync(left, 'half');
    await run('show 8 --refresh');
    expect(existsSync(left)).toBe(true);
    execFileSync('touch', ['-d', '2 hours ago', left]);
    await run('show 9 --refresh');
    expect(existsSync(left)).toBe(false);
  });

  // Only root reads what is forbidden to it.
  test.runIf(process.getuid?.() !== 0)('a folder that may only be read', async () => {
    chmodSync(cacheFolder, 0o500);
    await expectUnharmed();
  });
});
