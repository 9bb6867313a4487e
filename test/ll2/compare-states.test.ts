import { beforeAll, describe, expect, test } from 'vitest';
import { compareStates } from '../../src/ll2/compare-states.ts';
import { type Entry, entryOfText } from '../../src/ll2/entry.ts';
import { summarize } from '../../src/ll2/summary.ts';
import { type Catalogue, openCatalogue, writeCatalogue } from '../../src/store/catalogue-file.ts';
import { openFolder } from '../../src/store/folder.ts';
import { fleet } from '../loopback/fleet.ts';
import { spacecraftRecord } from '../loopback/records.ts';
import { sharedFolder } from '../setup.ts';

const BASE = new URL('https://example.com/2.3.0/');
const AT = Date.UTC(2026, 10, 22);
const LATER = Date.UTC(2026, 10, 23);

/** Ten times as many spacecraft as the API has. */
const SIZE = 6_070;

const folder = openFolder(sharedFolder(), {
  warn: (line) => expect.fail(line),
  random: Math.random,
  pendingWrites: new Set(),
  userId: process.geteuid?.(),
});

const entries = fleet(SIZE).map((each) =>
  entryOfText(JSON.stringify(spacecraftRecord(each, 'detailed', BASE.href))),
);

/** Returns the record with another time in space, as if the clock had moved. */
function laterEntry({ json }: Entry): Entry {
  return entryOfText(json.replace(/"time_in_space":"[^"]*"/, '"time_in_space":"P9999D"'));
}

let catalogue: Catalogue;

beforeAll(async () => {
  const records = entries.map(({ record, json }) => ({ summary: summarize(record), json }));
  await writeCatalogue(folder, { base: BASE, mode: 'detailed', at: AT }, records);
  const opened = openCatalogue(folder, BASE, (line) => expect.fail(line));
  if (!opened) throw new Error('the catalogue was not written');
  catalogue = opened;
});

/** Returns the catalogue, and counts how it is read. */
function countedCatalogue() {
  const reads = { most: 0, parsed: 0 };
  const state = {
    ...catalogue,
    entries: (ids: readonly number[]) => {
      reads.most = Math.max(reads.most, ids.length);
      return catalogue.entries(ids).map((entry) => ({
        ...entry,
        get record() {
          reads.parsed++;
          return entryOfText(entry.json).record;
        },
      }));
    },
  };
  return { state, reads };
}

describe('comparing ten times as many spacecraft', () => {
  test('finds nothing if only the clock has moved', () => {
    const later = { at: LATER, spacecraft: entries.map(laterEntry) };
    expect(compareStates(catalogue, later)).toEqual([]);
  });

  test('reads one record at a time, and parses only those that differ', () => {
    const { state, reads } = countedCatalogue();
    const spacecraft = entries.map((entry, index) => (index < 5 ? laterEntry(entry) : entry));
    expect(compareStates(state, { at: LATER, spacecraft })).toEqual([]);
    expect(reads).toEqual({ most: 1, parsed: 5 });
  });

  test('takes no longer than parsing the spacecraft, which each sync does', () => {
    const time = (work: () => unknown) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    const fastest = (work: () => unknown) => Math.min(time(work), time(work), time(work));
    const parsing = fastest(() => entries.map(({ json }) => JSON.parse(json)));
    const spacecraft = entries.map(({ record, json }) => ({ record, json }));
    const comparing = fastest(() => compareStates(catalogue, { at: LATER, spacecraft }));
    expect(comparing).toBeLessThan(parsing * 1.5);
  });

  test('finds all of them if every id has changed', () => {
    const spacecraft = entries.map(({ record, json }) => ({
      record: { ...record, id: record.id + SIZE },
      json,
    }));
    const changes = compareStates(catalogue, { at: LATER, spacecraft });
    expect(changes).toHaveLength(2 * SIZE);
    expect(changes.filter(({ change }) => change === 'removed')).toHaveLength(SIZE);
  });
});

test('100,000 flights of one spacecraft are compared in linear time', () => {
  const flights = (status: number) =>
    Array.from({ length: 100_000 }, (_, id) => ({
      id,
      launch: { name: `${id}`, status: { id: status } },
    }));
  const record = { id: 1, name: 'A', in_space: false, flights_count: 0 };
  const before = entryOfText(JSON.stringify({ ...record, flights: flights(1) }));
  const after = entryOfText(JSON.stringify({ ...record, flights: flights(3) }));
  const earlier = { at: AT, summaries: [summarize(before.record)], entries: () => [before] };
  const startedAt = performance.now();
  expect(compareStates(earlier, { at: LATER, spacecraft: [after] })).toHaveLength(100_000);
  // In quadratic time, it takes a minute.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
