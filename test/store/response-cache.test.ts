import { statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeFile } from '../../src/store/file-format.ts';
import { openResponseCache } from '../../src/store/response-cache.ts';
import { storeFolder } from './store-folder.ts';

const MINUTE = 60_000;
const MIB = 1024 * 1024;

const folder = storeFolder();
const cache = openResponseCache(folder, folder.warn);

const url = (id: number) => new URL(`https://example.com/spacecraft/${id}/`);
const SOYUZ = { value: { name: 'Soyuz "Ω"', flights: [1, null, true] }, at: 1_700_000_000_123 };

/** Caches a response and returns the name of its file. */
async function putSoyuz(id: number): Promise<string> {
  const before = folder.names();
  await cache.put(url(id), { ...SOYUZ, at: id });
  return folder.names().find((name) => !before.includes(name)) ?? '';
}

test('a response is returned as it was put, also by another process', async () => {
  await cache.put(url(85), SOYUZ);
  expect(cache.get(url(85))).toEqual(SOYUZ);
  expect(cache.sentAt(url(85))).toBe(SOYUZ.at);
  const other = openResponseCache(folder, folder.warn);
  expect(other.get(url(85))).toEqual(SOYUZ);
  expect(folder.warnings).toEqual([]);
});

test('a response is undefined if it was never put or was invalidated', async () => {
  expect(cache.get(url(85))).toBeUndefined();
  expect(cache.sentAt(url(85))).toBeUndefined();
  await cache.put(url(85), SOYUZ);
  cache.invalidate(url(85));
  expect(cache.get(url(85))).toBeUndefined();
  cache.invalidate(url(85));
  expect(folder.warnings).toEqual([]);
});

test('a response replaces the previous one of its URL', async () => {
  await cache.put(url(85), SOYUZ);
  await cache.put(url(85), { value: 'new', at: 2 });
  expect(cache.get(url(85))).toEqual({ value: 'new', at: 2 });
  expect(cache.count()).toBe(1);
});

test('the response of another URL with the same file name is ignored', async () => {
  const name = await putSoyuz(1);
  const content = folder.read(name, (file) => file.read(0, file.size)) ?? Buffer.alloc(0);
  const other = await putSoyuz(2);
  folder.edit(other, () => content);
  expect(cache.get(url(2))).toBeUndefined();
  expect(cache.sentAt(url(2))).toBeUndefined();
  expect(folder.warnings).toEqual([]);
});

test('a file of another format is ignored without a warning and replaced', async () => {
  const name = await putSoyuz(85);
  folder.edit(name, () => encodeFile({ format: 'response-99' }, []));
  expect(cache.get(url(85))).toBeUndefined();
  expect(folder.warnings).toEqual([]);
  await cache.put(url(85), SOYUZ);
  expect(cache.get(url(85))).toEqual(SOYUZ);
});

describe('a corrupt entry', () => {
  const warning = 'discarded a corrupt cache entry';

  test('is discarded with a warning, whichever byte is changed', async () => {
    const name = await putSoyuz(85);
    const { size } = statSync(join(folder.path, name));
    for (let position = 0; position < size; position++) {
      await cache.put(url(85), SOYUZ);
      folder.warnings.length = 0;
      folder.edit(name, (bytes) => bytes.with(position, (bytes[position] ?? 0) ^ 0x80));
      expect(cache.get(url(85)), `byte ${position}`).toBeUndefined();
      expect({ warnings: folder.warnings, names: folder.names() }).toEqual({
        warnings: [warning],
        names: [],
      });
    }
  });

  test.each([
    ['truncated', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['extended', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(' ')])],
    ['empty', () => Buffer.alloc(0)],
  ])('has no time and no response if the file is %s', async (_, change) => {
    const name = await putSoyuz(85);
    folder.edit(name, change);
    expect(cache.sentAt(url(85))).toBeUndefined();
    expect(cache.get(url(85))).toBeUndefined();
    expect(folder.warnings).toEqual([warning]);
  });
});

test('a response with a very long URL is not cached', async () => {
  // JSON writes a backslash as two characters.
  const urlOfLength = (length: number) => {
    const start = 'https://example.com/?';
    return new URL(start + '\\'.repeat(length - start.length));
  };
  await cache.put(urlOfLength(8_001), SOYUZ);
  expect(folder.names()).toEqual([]);
  await cache.put(urlOfLength(8_000), SOYUZ);
  expect(cache.get(urlOfLength(8_000))).toEqual(SOYUZ);
  expect(folder.warnings).toEqual([]);
});

describe('eviction', () => {
  const name = (index: number) => `response-${index.toString(16).padStart(8, '0')}.cache`;

  /** Creates a file that was written `age` ms ago. */
  function createFile(fileName: string, age: number, size = 1): void {
    const path = join(folder.path, fileName);
    writeFileSync(path, '');
    truncateSync(path, size);
    const seconds = (Date.now() - age) / 1_000;
    utimesSync(path, seconds, seconds);
  }

  test('keeps the newest 300 responses', async () => {
    for (let index = 0; index < 302; index++) createFile(name(index), (index + 1) * MINUTE);
    createFile('catalogue-00000000.cache', 9_999 * MINUTE);
    await cache.put(url(85), SOYUZ);
    expect(cache.count()).toBe(300);
    expect(cache.get(url(85))).toEqual(SOYUZ);
    const names = folder.names();
    expect(names).toContain('catalogue-00000000.cache');
    expect(names).toContain(name(298));
    expect(names).not.toContain(name(299));
  });

  test('keeps up to 128 MiB of responses', async () => {
    for (let index = 0; index < 5; index++) createFile(name(index), (index + 1) * MINUTE, 32 * MIB);
    await cache.put(url(85), SOYUZ);
    expect(cache.get(url(85))).toEqual(SOYUZ);
    expect(folder.names().slice(0, 3)).toEqual([name(0), name(1), name(2)]);
    expect(cache.count()).toBe(4);
  });

  test('removes responses with a time in the future first', async () => {
    const future = -365 * 24 * 60 * MINUTE;
    for (let index = 0; index < 299; index++) createFile(name(index), future);
    createFile(name(299), 24 * 60 * MINUTE);
    await cache.put(url(85), SOYUZ);
    expect(cache.count()).toBe(300);
    expect(cache.get(url(85))).toEqual(SOYUZ);
    expect(folder.names()).toContain(name(299));
  });

  test('treats a response that another process has just written as new', async () => {
    for (let index = 0; index < 299; index++) createFile(name(index), (index + 1) * MINUTE);
    createFile(name(299), -1_000);
    await cache.put(url(85), SOYUZ);
    expect(cache.count()).toBe(300);
    expect(folder.names()).toContain(name(299));
    expect(folder.names()).not.toContain(name(298));
  });
});
