import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openFolder } from '../../src/store/folder.ts';
import { storeFolder } from './store-folder.ts';

const folder = storeFolder();
const pathOf = (name: string) => join(folder.path, name);
const text = (name: string) => folder.read(name, (file) => file.read(0, file.size).toString());
const write = (name: string, content: string) =>
  folder.write(name, Buffer.from(content), { durable: false });

test('a file returns what was written', async () => {
  expect(await write('a', 'hello')).toBe(true);
  expect(text('a')).toBe('hello');
  expect(folder.read('a', (file) => file.read(1, 3).toString())).toBe('ell');
  expect(folder.read('a', (file) => file.read(3, 100).toString())).toBe('lo');
  expect(folder.files()).toEqual([
    { name: 'a', size: 5, writtenAt: statSync(pathOf('a')).mtimeMs },
  ]);
  folder.remove('a');
  expect(text('a')).toBeUndefined();
  expect(folder.files()).toEqual([]);
  folder.remove('a');
  expect(folder.warnings).toEqual([]);
});

test('a durable file returns what was written', async () => {
  expect(await folder.write('a', Buffer.from('durable'), { durable: true })).toBe(true);
  expect(text('a')).toBe('durable');
});

test('only the user may read the folder and its files', async () => {
  rmSync(folder.path, { recursive: true });
  await write('a', 'secret');
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  expect(statSync(pathOf('a')).mode & 0o777).toBe(0o600);
});

test('concurrent writes of one file leave one of the contents and no other file', async () => {
  const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
  const written = await Promise.all(contents.map((content) => write('a', content)));
  expect(written).not.toContain(false);
  expect(contents).toContain(text('a'));
  expect(folder.names()).toEqual(['a']);
});

test('writes work with any random number, also after a failed write', async () => {
  for (const number of [0, 0.5, 1 - 2 ** -53]) {
    const options = { ...folder, random: () => number };
    const sameFolder = openFolder(folder.path, options);
    mkdirSync(pathOf('blocked'));
    expect(await sameFolder.write('blocked', Buffer.from('x'), { durable: false })).toBe(false);
    rmSync(pathOf('blocked'), { recursive: true });
    expect(await sameFolder.write('blocked', Buffer.from('x'), { durable: false })).toBe(true);
    rmSync(pathOf('blocked'));
    expect(folder.names()).toEqual([]);
  }
});

test('a write is pending until it has finished, whether it fails or not', async () => {
  mkdirSync(pathOf('blocked'));
  for (const name of ['a', 'blocked']) {
    const writing = write(name, 'content');
    expect(folder.pendingWrites.size).toBe(1);
    await writing;
    expect(folder.pendingWrites.size).toBe(0);
  }
});

test('an open file keeps its content after it was replaced', async () => {
  await write('a', 'old');
  const file = folder.open('a');
  await write('a', 'new');
  expect(file?.read(0, 3).toString()).toBe('old');
  file?.close();
  expect(text('a')).toBe('new');
});

describe.runIf(process.platform === 'linux')('file descriptors', () => {
  const openDescriptors = () => readdirSync('/proc/self/fd').length;

  test('are closed after a read, even if it throws', async () => {
    await write('a', 'content');
    mkdirSync(pathOf('folder'));
    const before = openDescriptors();
    for (let turn = 0; turn < 20; turn++) {
      text('a');
      text('missing');
      text('folder');
      const fail = () =>
        folder.read('a', () => {
          throw new Error('failed');
        });
      expect(fail).toThrow('failed');
    }
    // The test runner may open or close a few of its own.
    expect(openDescriptors()).toBeLessThan(before + 20);
  });
});

test('folders and pipes are not opened', () => {
  mkdirSync(pathOf('folder'));
  execFileSync('mkfifo', [pathOf('pipe')]);
  expect(folder.open('folder')).toBeUndefined();
  expect(folder.open('pipe')).toBeUndefined();
});

test('a folder that does not exist is empty, and created by the first write', async () => {
  const path = join(folder.path, 'deep', 'down');
  const deep = openFolder(path, { ...folder, random: Math.random });
  expect(deep.files()).toEqual([]);
  expect(deep.open('a')).toBeUndefined();
  expect(await deep.write('a', Buffer.from('x'), { durable: false })).toBe(true);
  expect(readFileSync(join(path, 'a'), 'utf8')).toBe('x');
  expect(folder.warnings).toEqual([]);
});

test('without a path, nothing is stored and nothing is reported', async () => {
  const none = openFolder(undefined, { ...folder, random: Math.random });
  expect(none.path).toBeUndefined();
  expect(await none.write('a', Buffer.from('x'), { durable: false })).toBe(false);
  none.remove('a');
  expect(none.open('a')).toBeUndefined();
  expect(none.read('a', () => 1)).toBeUndefined();
  expect(none.files()).toEqual([]);
  expect(folder.warnings).toEqual([]);
});

test('a folder that cannot be used is reported once', async () => {
  writeFileSync(pathOf('file'), '');
  const path = pathOf('file');
  const blocked = openFolder(path, { ...folder, random: Math.random });
  expect(blocked.open('a')).toBeUndefined();
  expect(blocked.files()).toEqual([]);
  expect(await blocked.write('a', Buffer.from('x'), { durable: false })).toBe(false);
  expect(folder.warnings).toEqual([
    `cannot write to the cache folder ${path} (ENOTDIR); continuing without a cache`,
  ]);
});

describe('a temporary file of a killed process', () => {
  /** Creates a temporary file of this age in minutes. */
  function createTempFile(name: string, age: number): void {
    writeFileSync(pathOf(name), 'half of the content');
    const seconds = Date.now() / 1_000 - age * 60;
    utimesSync(pathOf(name), seconds, seconds);
  }

  test('is removed by a write after an hour, but no other file', async () => {
    createTempFile('a.tmp-0123456789ab', 62);
    createTempFile('b.tmp-0123456789ab', 58);
    createTempFile('c.tmp-mine', 62);
    createTempFile('d', 62);
    await write('e', 'content');
    expect(folder.names()).toEqual(['b.tmp-0123456789ab', 'c.tmp-mine', 'd', 'e']);
  });

  test('is removed if its time is far in the future, because the clock was set back', async () => {
    createTempFile('a.tmp-0123456789ab', -62);
    createTempFile('b.tmp-0123456789ab', -58);
    await write('c', 'content');
    expect(folder.names()).toEqual(['b.tmp-0123456789ab', 'c']);
  });

  test.each([-60, -1, 1, 60])(
    'is judged by the clock of the file system if that of the computer differs by %i minutes',
    async (minutes) => {
      createTempFile('a.tmp-0123456789ab', 62);
      createTempFile('b.tmp-0123456789ab', 0);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
      try {
        expect(await write('c', 'content')).toBe(true);
        expect(await write('d', 'content')).toBe(true);
      } finally {
        vi.useRealTimers();
      }
      expect(folder.names()).toEqual(['b.tmp-0123456789ab', 'c', 'd']);
    },
  );
});

describe('clear', () => {
  test('removes files of all versions, temporary files and links, but no other files', () => {
    const own = [
      'catalogue-0123abcd.cache',
      'response-0123abcd.cache',
      'catalogue-0123abcd.cache.tmp-12ab',
      'response-0123abcd.cache.tmp-12ab',
      'answer-0123abcd.ndjson',
      'catalogue-normal-0123abcd.ndjson',
      'catalogue-detailed-0123abcd.ndjson.tmp-12ab',
    ];
    const others = [
      'answer-mine.txt',
      'catalogue-mine.txt',
      'mine.tmp-12ab',
      'response-mine.cache',
    ];
    for (const name of [...own, ...others]) writeFileSync(pathOf(name), 'content');
    symlinkSync('answer-mine.txt', pathOf('response-76543210.cache'));
    expect(folder.clear()).toEqual({
      bytes: 7 * 'content'.length + 'answer-mine.txt'.length,
      failures: [],
    });
    expect(folder.names()).toEqual(others);
  });

  test('reports what it cannot remove', () => {
    writeFileSync(pathOf('response-0123abcd.cache'), 'content');
    mkdirSync(pathOf('response-76543210.cache'));
    expect(folder.clear()).toEqual({
      bytes: 7,
      failures: [expect.stringMatching(/^response-76543210\.cache \((EISDIR|EPERM)\)$/)],
    });
  });

  test('reports that the folder cannot be used', () => {
    const stranger = openFolder(folder.path, { ...folder, random: Math.random, userId: 1 });
    expect(stranger.clear()).toEqual({
      bytes: 0,
      failures: [expect.stringContaining('it belongs to another user')],
    });
  });

  test('has nothing to do in a folder that does not exist', () => {
    rmSync(folder.path, { recursive: true });
    expect(folder.clear()).toEqual({ bytes: 0, failures: [] });
    mkdirSync(folder.path);
  });
});
