import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/ll2/change.ts';
import { appendToChangeLog, listChangeLogs, readChangeLog } from '../../src/store/change-log.ts';
import { checksum } from '../../src/store/checksum.ts';
import { encodeFile } from '../../src/store/file-format.ts';
import { fileName } from '../../src/store/file-names.ts';
import { storeFolder } from './store-folder.ts';

const WARNING = 'ignoring the corrupt log of changes; the next sync starts a new one';
const BASE = new URL('https://example.com/2.3.0/');
const OTHER_BASE = new URL('https://example.org/2.3.0/');
const NAME = fileName('changes', BASE);
const DAY = 86_400_000;

const folder = storeFolder();
const read = (base = BASE) => readChangeLog(folder, base, folder.warn);

const renamed = (id: number, to = 'B'): Change => ({
  change: 'renamed',
  spacecraft: { id, name: to },
  from: 'A',
  to,
});

/** Adds a comparison of the catalogues of two days. */
async function append(from: number, to: number, changes: readonly Change[] = [], base = BASE) {
  const comparison = { from: from * DAY, to: to * DAY, changes };
  const comparisons = read(base);
  expect(await appendToChangeLog(folder, { base, comparisons }, comparison)).toBe(true);
}

/** Returns the first and the last day and the ids of each comparison. */
const summary = () =>
  read().map(({ since, to, syncs, changes }) => ({
    days: [since / DAY, to / DAY],
    syncs,
    ids: changes.map(({ spacecraft }) => spacecraft.id),
  }));

test('a log returns what was added, the oldest first', async () => {
  await append(1, 2, [renamed(7)]);
  await append(2, 3, [renamed(8), renamed(9)]);
  expect(summary()).toEqual([
    { days: [1, 2], syncs: 1, ids: [7] },
    { days: [2, 3], syncs: 1, ids: [8, 9] },
  ]);
  expect(read()[0]?.changes).toEqual([renamed(7)]);
  expect(folder.names()).toEqual([NAME]);
  expect(statSync(join(folder.path, NAME)).mode & 0o777).toBe(0o600);
});

test('each API has its own log', async () => {
  await append(1, 2, [renamed(7)]);
  await append(1, 2, [renamed(8)], OTHER_BASE);
  expect(read()[0]?.changes).toEqual([renamed(7)]);
  expect(read(OTHER_BASE)[0]?.changes).toEqual([renamed(8)]);
  expect(listChangeLogs(folder, folder.warn).map(({ base }) => base)).toEqual(
    expect.arrayContaining([BASE.href, OTHER_BASE.href]),
  );
});

test('a log of another API whose URL has the same checksum is not used', async () => {
  await append(1, 2, [renamed(7)]);
  folder.edit(NAME, (bytes) => {
    const text = bytes.toString().replace(BASE.href, 'https://example.net/2.3.0/');
    const json = text.slice(9, text.indexOf('\n'));
    return Buffer.from(checksum(json) + text.slice(8));
  });
  expect(read()).toEqual([]);
  expect(folder.warnings).toEqual([]);
});

test('consecutive syncs without changes are one comparison', async () => {
  await append(1, 2);
  await append(2, 3);
  await append(3, 4, [renamed(7)]);
  await append(4, 5);
  await append(5, 6);
  expect(summary()).toEqual([
    { days: [1, 3], syncs: 2, ids: [] },
    { days: [3, 4], syncs: 1, ids: [7] },
    { days: [4, 6], syncs: 2, ids: [] },
  ]);
});

test('syncs without changes before and after a gap are two comparisons', async () => {
  await append(1, 2);
  await append(3, 4);
  expect(summary().map(({ days }) => days)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

describe('a sync that was interrupted before it wrote the catalogue', () => {
  test('is replaced by the next one', async () => {
    await append(1, 2, [renamed(7)]);
    await append(2, 3, [renamed(8)]);
    await append(2, 4, [renamed(8), renamed(9)]);
    expect(summary()).toEqual([
      { days: [1, 2], syncs: 1, ids: [7] },
      { days: [2, 4], syncs: 1, ids: [8, 9] },
    ]);
  });

  test('is replaced if it was merged with the one before', async () => {
    await append(1, 2);
    await append(2, 3);
    await append(2, 4);
    await append(4, 5, [renamed(7)]);
    expect(summary()).toEqual([
      { days: [1, 4], syncs: 2, ids: [] },
      { days: [4, 5], syncs: 1, ids: [7] },
    ]);
  });

  test('is not confused with one at the same time', async () => {
    await append(1, 1, [renamed(7)]);
    await append(1, 1, [renamed(8)]);
    expect(summary().map(({ ids }) => ids)).toEqual([[7], [8]]);
  });
});

describe('the log is limited', () => {
  test('to a year before its newest comparison', async () => {
    await append(1, 2, [renamed(1)]);
    await append(2, 100, [renamed(2)]);
    await append(100, 367, [renamed(3)]);
    expect(summary().map(({ ids }) => ids)).toEqual([[1], [2], [3]]);
    await append(367, 368, [renamed(4)]);
    expect(summary().map(({ ids }) => ids)).toEqual([[2], [3], [4]]);
  });

  test('to 1 MB, without the oldest', async () => {
    const changes = Array.from({ length: 2_000 }, (_, index) => renamed(index, 'x'.repeat(40)));
    for (const day of [1, 2, 3, 4, 5]) await append(day, day + 1, changes);
    expect(statSync(join(folder.path, NAME)).size).toBeLessThanOrEqual(1_000_000);
    expect(summary().map(({ days }) => days)).toEqual([
      [3, 4],
      [4, 5],
      [5, 6],
    ]);
  });

  test('to 1 MB, and says how many changes a large comparison lacks', async () => {
    const count = 20_000;
    await append(1, 2, [renamed(1)]);
    await append(
      2,
      3,
      Array.from({ length: count }, (_, index) => renamed(index, 'x'.repeat(40))),
    );
    const [only, ...others] = read();
    expect(others).toEqual([]);
    expect(only?.changes.length).toBeGreaterThan(5_000);
    expect(only?.omitted).toBe(count - (only?.changes.length ?? 0));
    expect(statSync(join(folder.path, NAME)).size).toBeLessThanOrEqual(1_000_000);
  });

  test('to the logs of ten APIs', async () => {
    for (let index = 0; index < 12; index++) {
      await append(1, 2, [], new URL(`https://example.com/${index}/`));
    }
    expect(folder.names()).toHaveLength(10);
  });
});

/** Writes a file with valid checksums. */
function plant(comparisons: unknown, header: object = { format: 'changes-1', base: BASE.href }) {
  const bytes = Buffer.from(
    typeof comparisons === 'string' ? comparisons : JSON.stringify(comparisons),
  );
  const content = encodeFile({ format: '', ...header }, [{ bytes, checksum: checksum(bytes) }]);
  writeFileSync(join(folder.path, NAME), content, { mode: 0o600 });
}

const comparison = (fields: object) => [
  { since: 1, from: 1, to: 2, syncs: 1, changes: [], ...fields },
];

describe('a log is ignored with one warning, and replaced by the next comparison, if it', () => {
  test.each<[string, () => void]>([
    ['is empty', () => folder.edit(NAME, () => Buffer.alloc(0))],
    ['lacks the last byte', () => folder.edit(NAME, (bytes) => bytes.subarray(0, -1))],
    [
      'has a changed byte',
      () => folder.edit(NAME, (bytes) => Buffer.from(bytes.toString().replace('"A"', '"C"'))),
    ],
    ['has another format', () => plant([], { format: 'changes-2', base: BASE.href })],
    ['has no URL', () => plant([], { format: 'changes-1', base: 7 })],
    ['is larger than 1 MB', () => plant(' '.repeat(1_000_001))],
    ['is no JSON', () => plant('[')],
    ['is an object', () => plant({})],
    ['contains null', () => plant([null])],
    ['has no changes', () => plant(comparison({ changes: undefined }))],
    ['has an impossible time', () => plant(comparison({ to: 1e20 }))],
    ['has a text as a time', () => plant(comparison({ from: '2026' }))],
    [
      'has an unknown change',
      () => plant(comparison({ changes: [{ ...renamed(1), change: 'constructor' }] })),
    ],
    ['has no spacecraft', () => plant(comparison({ changes: [{ change: 'new' }] }))],
    ['has an object as a name', () => plant(comparison({ changes: [{ ...renamed(1), to: {} }] }))],
    [
      'has an incomplete summary',
      () => plant(comparison({ changes: [{ ...renamed(1), summary: { id: 1, name: 'A' } }] })),
    ],
  ])('%s', async (_, damage) => {
    await append(1, 2, [renamed(7)]);
    damage();
    expect(read()).toEqual([]);
    expect(folder.warnings).toEqual([WARNING]);
    await append(2, 3, [renamed(8)]);
    expect(summary().map(({ ids }) => ids)).toEqual([[8]]);
  });

  test('is a folder, without a warning', async () => {
    mkdirSync(join(folder.path, NAME));
    expect(read()).toEqual([]);
    rmSync(join(folder.path, NAME), { recursive: true });
    expect(folder.warnings).toEqual([]);
  });
});
