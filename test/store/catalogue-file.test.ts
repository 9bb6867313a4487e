import {
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FlightSummary } from '../../src/ll2/flight-summary.ts';
import type { SpacecraftSummary } from '../../src/ll2/summary.ts';
import { listCatalogues, openCatalogue, writeCatalogue } from '../../src/store/catalogue-file.ts';
import { CorruptFileError, encodeFile } from '../../src/store/file-format.ts';
import { storeFolder } from './store-folder.ts';

const WARNING = 'ignoring the corrupt catalogue; run spacecraft sync';
const BASE = new URL('https://example.com/2.3.0/');
const OTHER_BASE = new URL('https://example.org/2.3.0/');
const NORMAL = { base: BASE, mode: 'normal', at: 1_700_000_000_123 } as const;

const folder = storeFolder();
const open = (base = BASE) => openCatalogue(folder, base, folder.warn);
const list = () => listCatalogues(folder, folder.warn);

const SUMMARY: SpacecraftSummary = {
  id: 1,
  name: 'Союз',
  serial_number: '№ 7',
  status: { id: 2, name: 'Retired' },
  in_space: false,
  is_placeholder: null,
  spacecraft_config: {
    id: 5,
    name: 'Soyuz',
    type: { id: 2, name: 'Capsule' },
    agency: { id: 63, name: 'Roscosmos', abbrev: 'RFSA' },
    family: [{ id: 1, name: 'Soyuz' }],
    in_use: false,
    human_rated: null,
  },
  flights_count: 1,
  mission_ends_count: null,
  time_docked: 86_400.5,
  time_in_space: 0,
};

const FLIGHT: FlightSummary = {
  spacecraft: 1,
  index: 0,
  launch: 'Союз | TMA-8',
  net: '2006-03-30T02:30:20Z',
  net_precision: 'Second',
  launch_instant: Date.UTC(2006, 2, 30, 2, 30, 20),
  status: { id: 3, name: 'Launch Successful', abbrev: 'Success' },
  mission_end: '2006-09-29T01:13:00Z',
  end_instant: Date.UTC(2006, 8, 29, 1, 13),
  duration: 'P182DT22H42M40S',
  duration_seconds: 15_806_560,
  turn_around_time: null,
  turn_around_seconds: null,
  landing: { attempt: true, success: true, type: 'Parachute', landing_location: null },
  destination: 'International Space Station',
};

const UNKNOWN_FLIGHT: FlightSummary = {
  spacecraft: 1,
  index: 3,
  launch: null,
  net: null,
  net_precision: null,
  launch_instant: null,
  status: null,
  mission_end: null,
  end_instant: null,
  duration: null,
  duration_seconds: null,
  turn_around_time: null,
  turn_around_seconds: null,
  landing: null,
  destination: null,
};

/** Three spacecraft; the JSON of the last two has the same size. */
const RECORDS = [
  {
    summary: SUMMARY,
    json: '{"id":1,"name":"Союз","extra":"\\u2066"}',
    flights: [FLIGHT, { ...FLIGHT, index: 1, net: '2009-01-01T00:00:00Z' }, UNKNOWN_FLIGHT],
  },
  { summary: { ...SUMMARY, id: 3, name: 'A' }, json: '{"id":3,"name":"A"}', flights: [] },
  {
    summary: { ...SUMMARY, id: 2, name: 'B', status: null, spacecraft_config: null },
    json: '{"id":2,"name":"B"}',
  },
];

/** Writes the records and returns the name of the file. */
async function write(key: Parameters<typeof writeCatalogue>[1] = NORMAL): Promise<string> {
  expect(await writeCatalogue(folder, key, RECORDS)).toBe(true);
  return folder.names()[0] ?? '';
}

/** Reads everything that a catalogue contains. */
function readAll() {
  const catalogue = open();
  if (!catalogue) return undefined;
  const { mode, at, summaries, entries, flights } = catalogue;
  return {
    mode,
    at,
    summaries,
    flights: flights().flights.map(copyFlight),
    unknown: flights().unknown,
    jsons: entries([1, 3, 2]).map(({ json }) => json),
  };
}

/** The fields of a flight in a catalogue are getters. */
function copyFlight(flight: FlightSummary): object {
  const fields = Object.keys(UNKNOWN_FLIGHT) as (keyof FlightSummary)[];
  return Object.fromEntries(fields.map((field) => [field, flight[field]]));
}

const INTACT = {
  mode: 'normal',
  at: NORMAL.at,
  summaries: RECORDS.map(({ summary }) => summary),
  flights: RECORDS.flatMap(({ flights = [] }) => flights),
  // The record doesn't say which flights there are.
  unknown: [2],
  jsons: RECORDS.map(({ json }) => json),
};

test('a catalogue returns what was written', async () => {
  await write();
  expect(readAll()).toEqual(INTACT);
  expect(folder.warnings).toEqual([]);
});

test('a catalogue returns entries in the order of the ids', async () => {
  await write();
  const entries = open()?.entries([2, 1, 2]) ?? [];
  expect(entries.map(({ record }) => record.name)).toEqual(['B', 'Союз', 'B']);
  expect(open()?.entries([])).toEqual([]);
  expect(() => open()?.entries([4])).toThrow(RangeError);
});

test('an empty catalogue can be written and read', async () => {
  await writeCatalogue(folder, NORMAL, []);
  expect(open()).toMatchObject({ summaries: [] });
  expect(list()).toMatchObject([{ count: 0 }]);
});

test('there is no catalogue before the first one is written', () => {
  expect(open()).toBeUndefined();
  expect(list()).toEqual([]);
  expect(folder.warnings).toEqual([]);
});

test('each API has one catalogue, of the mode that was written last', async () => {
  await write();
  await write({ base: BASE, mode: 'detailed', at: 2 });
  await writeCatalogue(folder, { base: OTHER_BASE, mode: 'normal', at: 3 }, []);
  expect(folder.names()).toHaveLength(2);
  expect(open()).toMatchObject({ mode: 'detailed', at: 2 });
  expect(list().sort((a, b) => a.at - b.at)).toEqual([
    { base: BASE.href, mode: 'detailed', at: 2, count: 3 },
    { base: OTHER_BASE.href, mode: 'normal', at: 3, count: 0 },
  ]);
});

test('an open catalogue keeps its content while another one replaces it', async () => {
  await write();
  const catalogue = open();
  await writeCatalogue(folder, { ...NORMAL, at: 2 }, []);
  expect(catalogue?.entries([3]).map(({ json }) => json)).toEqual(['{"id":3,"name":"A"}']);
});

test('an entry reads nothing from the file after it was returned', async () => {
  const name = await write();
  const [entry] = open()?.entries([3]) ?? [];
  truncateSync(join(folder.path, name), 0);
  expect(entry?.json).toBe('{"id":3,"name":"A"}');
  expect(entry?.record.name).toBe('A');
});

test('a catalogue of another API with the same file name is ignored', async () => {
  const name = await write({ ...NORMAL, base: OTHER_BASE });
  const content = folder.read(name, (file) => file.read(0, file.size)) ?? Buffer.alloc(0);
  folder.clear();
  folder.edit(await write(), () => content);
  expect(open()).toBeUndefined();
  expect(folder.warnings).toEqual([]);
});

test('a catalogue of another format is ignored without a warning', async () => {
  folder.edit(await write(), () => encodeFile({ format: 'catalogue-99' }, []));
  expect(open()).toBeUndefined();
  expect(list()).toEqual([]);
  expect(folder.warnings).toEqual([]);
});

describe('a corrupt catalogue', () => {
  test('never returns wrong data, whichever byte is changed', async () => {
    const name = await write();
    const intact = readFileSync(join(folder.path, name));
    const size = intact.length;
    const results = { ignored: 0, thrown: 0 };
    for (let position = 0; position < size; position++) {
      folder.edit(name, () => intact.with(position, (intact[position] ?? 0) ^ 0x80));
      folder.warnings.length = 0;
      try {
        expect(readAll(), `byte ${position}`).toBeUndefined();
        expect(folder.warnings).toEqual([WARNING]);
        results.ignored++;
      } catch (error) {
        expect(error, `byte ${position}`).toBeInstanceOf(CorruptFileError);
        results.thrown++;
      }
    }
    // Bytes of flights and records show when those are read, all others when the catalogue is opened.
    const recordBytes = Buffer.byteLength(RECORDS.map(({ json }) => json).join(''));
    const flightBytes = size - recordBytes - intact.indexOf('{"columns":{"spacecraft":[1');
    expect(flightBytes).toBeGreaterThan(300);
    const thrown = recordBytes + flightBytes;
    expect(results).toEqual({ ignored: size - thrown, thrown });
  });

  test('has flights that can be corrupt while its records are not', async () => {
    const name = await write();
    const isIntact = () => open()?.isIntact();
    expect(isIntact()).toBe(true);
    folder.edit(name, (bytes) => Buffer.from(bytes.toString().replace('TMA-8', 'TMA-9')));
    expect(() => open()?.flights()).toThrow(CorruptFileError);
    expect(open()?.entries([1, 2, 3])).toHaveLength(3);
    expect(isIntact()).toBe(false);
  });

  test.each([
    ['mode', '"mode":"normal"', '"mode":"detailed"'],
    ['count', '"count":3', '"count":4'],
    ['time', '"at":1700000000123', '"at":1700000000124'],
    ['base URL', '"base":"https://example.com', '"base":"https://example.net'],
    ['format', '"format":"catalogue-6"', '"format":"catalogue-7"'],
    ['index', '"name":"A"', '"name":"Z"'],
  ])('is ignored with a warning if its %s is changed', async (_, before, after) => {
    folder.edit(await write(), (bytes) => {
      expect(bytes.toString()).toContain(before);
      return Buffer.from(bytes.toString().replace(before, after));
    });
    expect(open()).toBeUndefined();
    expect(folder.warnings).toEqual([WARNING]);
    expect(list()).toEqual([]);
    expect(folder.warnings).toEqual([WARNING, WARNING]);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['truncated', (bytes) => bytes.subarray(0, -1)],
    ['extended', (bytes) => Buffer.concat([bytes, Buffer.from('\n')])],
    ['empty', () => Buffer.alloc(0)],
  ])('is ignored with a warning if its file is %s', async (_, change) => {
    folder.edit(await write(), change);
    expect(open()).toBeUndefined();
    expect(folder.warnings).toEqual([WARNING]);
  });

  test('returns no entries if two records of the same size are swapped', async () => {
    const [, a = '', b = ''] = RECORDS.map(({ json }) => json);
    expect(a).toHaveLength(b.length);
    folder.edit(await write(), (bytes) => {
      expect(bytes.toString().endsWith(a + b)).toBe(true);
      return Buffer.concat([bytes.subarray(0, -a.length - b.length), Buffer.from(b + a)]);
    });
    const catalogue = open();
    expect(() => catalogue?.entries([3])).toThrow(CorruptFileError);
    expect(() => catalogue?.entries([1, 2])).toThrow(CorruptFileError);
    expect(catalogue?.entries([1])).toHaveLength(1);
  });
});

test('writing resolves to false if the catalogue cannot be replaced', async () => {
  const path = join(folder.path, await write());
  rmSync(path);
  mkdirSync(path);
  expect(await writeCatalogue(folder, NORMAL, RECORDS)).toBe(false);
});

describe('the number of catalogues is bounded:', () => {
  const otherBase = (index: number) => new URL(`https://api-${index}.example.com/2.3.0/`);

  test('writing a catalogue keeps the ten that were written last', async () => {
    for (let index = 0; index < 14; index++) {
      await write({ ...NORMAL, base: otherBase(index) });
      for (const name of folder.names()) age(name);
    }
    await write();
    expect(folder.names()).toHaveLength(10);
    expect(open()).toBeDefined();
    for (let index = 0; index < 14; index++) {
      expect(open(otherBase(index)) !== undefined, `catalogue ${index}`).toBe(index >= 5);
    }
    expect(folder.warnings).toEqual([]);
  });

  test('catalogues dated in the future are removed first', async () => {
    for (let index = 0; index < 10; index++) {
      await write({ ...NORMAL, base: otherBase(index) });
      for (const name of folder.names()) age(name);
    }
    for (const name of folder.names()) age(name, -365 * 24 * 60);
    await write();
    expect(open()).toBeDefined();
    expect(folder.names()).toHaveLength(10);
    await write({ ...NORMAL, base: OTHER_BASE });
    expect(open()).toBeDefined();
    expect(open(OTHER_BASE)).toBeDefined();
  });

  test('responses are not counted', async () => {
    for (let index = 0; index < 20; index++) {
      writeFileSync(join(folder.path, `response-${String(index).padStart(8, '0')}.cache`), '');
    }
    await write();
    expect(folder.names()).toHaveLength(21);
  });

  /** Makes a file older by this many minutes. */
  function age(name: string, minutes = 1): void {
    const path = join(folder.path, name);
    const seconds = statSync(path).mtimeMs / 1_000 - minutes * 60;
    utimesSync(path, seconds, seconds);
  }
});
