import { type Entry, entryOfText } from '../ll2/entry.ts';
import type { ConfigurationSummary, Named, SpacecraftSummary } from '../ll2/summary.ts';
import type { Mode } from '../query/spacecraft-query.ts';
import { checksum, hashName } from './checksum.ts';
import type { Folder, OpenFile } from './folder.ts';

/** Files of another format are passed over, and replaced by the next sync. */
const FORMAT = 2;

/**
 * Every spacecraft of one API, as one file, in three parts: a line that says what it is; a line
 * with what filters and orderings look at, for all craft; and a line a craft with its record. A
 * list reads the first two parts, and of the third only what it prints.
 */
export interface Catalogue {
  readonly mode: Mode;
  /** When the oldest page in it was sent, in milliseconds since the epoch. */
  readonly at: number;
  readonly facts: readonly SpacecraftSummary[];
  /** The craft with these ids, in that order. Throws `DamagedCatalogue`. */
  entries(ids: readonly number[]): Entry[];
}

/** Part of the file is not what was written. */
export class DamagedCatalogue extends Error {
  override readonly name = 'DamagedCatalogue';
}

export interface CatalogueKey {
  /** The base address of the API it is of. */
  readonly base: URL;
  readonly mode: Mode;
}

interface Header extends CatalogueSummary {
  readonly format: number;
  /** Of the second part, in bytes, with its newline. */
  readonly indexSize: number;
  /** Of the whole third part, in bytes. */
  readonly recordsSize: number;
  /** A checksum of all the above and of the second part. */
  readonly seal: number;
}

/** What many craft share is written once and referred to by its place. */
interface Index {
  readonly statuses: readonly Named[];
  readonly configurations: readonly ConfigurationSummary[];
  readonly craft: readonly Row[];
}

type Row = readonly [
  id: number,
  name: string,
  status: number | null,
  in_space: boolean | null,
  is_placeholder: boolean | null,
  configuration: number | null,
  flights_count: number | null,
  mission_ends_count: number | null,
  time_docked: number | null,
  time_in_space: number | null,
  recordSize: number,
  recordChecksum: number,
];

/** Where in a row they are. */
const SIZE = 10;
const SEAL = 11;

const fileName = ({ base, mode }: CatalogueKey) =>
  `catalogue-${mode}-${hashName(base.href)}.ndjson`;

/** What a catalogue is, without what is in it. */
export interface CatalogueSummary {
  readonly base: string;
  readonly mode: Mode;
  readonly at: number;
  readonly count: number;
}

export interface CatalogueRecord {
  readonly facts: SpacecraftSummary;
  readonly json: string;
}

/** Puts a catalogue in place of the one before, in one step. False where that failed. */
export function writeCatalogue(
  folder: Folder,
  key: CatalogueKey,
  at: number,
  craft: readonly CatalogueRecord[],
): Promise<boolean> {
  const records = craft.map(({ json }) => Buffer.from(`${json}\n`));
  const statuses = new Shared<Named>();
  const configurations = new Shared<ConfigurationSummary>();
  const rows = craft.map(({ facts }, index): Row => {
    const record = records[index] ?? Buffer.alloc(0);
    return [
      facts.id,
      facts.name,
      statuses.place(facts.status),
      facts.in_space,
      facts.is_placeholder,
      configurations.place(facts.spacecraft_config),
      facts.flights_count,
      facts.mission_ends_count,
      facts.time_docked,
      facts.time_in_space,
      record.length,
      checksum(record),
    ];
  });
  const index: Index = { statuses: statuses.all, configurations: configurations.all, craft: rows };
  const indexBytes = Buffer.from(`${JSON.stringify(index)}\n`);
  const unsealed = {
    format: FORMAT,
    base: key.base.href,
    mode: key.mode,
    at,
    count: craft.length,
    indexSize: indexBytes.length,
    recordsSize: records.reduce((sum, { length }) => sum + length, 0),
  };
  const header: Header = { ...unsealed, seal: checksumOf(unsealed, indexBytes) };
  const headerBytes = Buffer.from(`${JSON.stringify(header)}\n`);
  const whole = Buffer.concat([headerBytes, indexBytes, ...records]);
  return folder.write(fileName(key), whole, { durable: true });
}

/** Things that are the same, each once, with its place in the list of all. */
class Shared<Item> {
  readonly all: Item[] = [];
  readonly #places = new Map<string, number>();

  place(item: Item | null): number | null {
    if (item === null) return null;
    const key = JSON.stringify(item);
    const place = this.#places.get(key) ?? this.all.push(item) - 1;
    this.#places.set(key, place);
    return place;
  }
}

function checksumOf(
  { base, mode, at, recordsSize }: Omit<Header, 'seal'>,
  index: Uint8Array,
): number {
  return checksum(index, checksum(`${base} ${mode} ${at} ${recordsSize}`));
}

/** The catalogue that is kept, whatever its age; undefined where there is none, or a damaged one. */
export function openCatalogue(
  folder: Folder,
  key: CatalogueKey,
  warn: (line: string) => void,
): Catalogue | undefined {
  const file = folder.open(fileName(key));
  if (!file) return undefined;
  const start = headerOf(file);
  if (start && (start.header.format !== FORMAT || start.header.base !== key.base.href)) {
    return undefined;
  }
  const catalogue = start && readCatalogue(file, start.header, start.size);
  if (!catalogue) warn('the catalogue is damaged and not used: spacecraft sync renews it');
  return catalogue;
}

const FILE = /^catalogue-(normal|detailed)-[0-9a-f]{8}\.ndjson$/;

/** What catalogues there are, of every API, but for those of no use, which are told. */
export function catalogueSummaries(
  folder: Folder,
  warn: (line: string) => void,
): CatalogueSummary[] {
  return folder.files().flatMap(({ name }) => {
    const file = FILE.test(name) ? folder.open(name) : undefined;
    if (!file) return [];
    const start = headerOf(file);
    if (start?.header.format === FORMAT && readCatalogue(file, start.header, start.size)) {
      return [start.header];
    }
    warn(`${name} is damaged, or of another version, and not used: spacecraft sync renews it`);
    return [];
  });
}

/** Removes the catalogues of every API. */
export function clearCatalogues(folder: Folder): void {
  for (const { name } of folder.files()) if (FILE.test(name)) folder.remove(name);
}

const MAX_HEADER_BYTES = 4_096;

/** The first line, where it is one, and its size in bytes. */
function headerOf(file: OpenFile): { header: Header; size: number } | undefined {
  const start = file.read(0, Math.min(file.size, MAX_HEADER_BYTES));
  const size = start.indexOf('\n') + 1;
  const header = parsed<Header>(start.subarray(0, size));
  return header && isHeader(header) ? { header, size } : undefined;
}

function isHeader({ at, count, base }: Partial<Header>): boolean {
  return Number.isSafeInteger(at) && Number.isSafeInteger(count) && URL.canParse(String(base));
}

function readCatalogue(file: OpenFile, header: Header, headerSize: number): Catalogue | undefined {
  const { indexSize, recordsSize, seal, mode, at } = header;
  if (!(indexSize > 0) || file.size !== headerSize + indexSize + recordsSize) return undefined;
  const indexBytes = file.read(headerSize, indexSize);
  if (checksumOf(header, indexBytes) !== seal) return undefined;
  const index = parsed<Index>(indexBytes);
  if (!index) return undefined;
  const facts = index.craft.map((row) => summaryOfRow(row, index));
  return { mode, at, facts, entries: recordReader(file, headerSize + indexSize, index.craft) };
}

/** By place: taken apart with `[id, name, …]`, all the rows of a catalogue take ten times as long. */
function summaryOfRow(row: Row, { statuses, configurations }: Index): SpacecraftSummary {
  const status = row[2];
  const configuration = row[5];
  return {
    id: row[0],
    name: row[1],
    status: status === null ? null : (statuses[status] ?? null),
    in_space: row[3],
    is_placeholder: row[4],
    spacecraft_config: configuration === null ? null : (configurations[configuration] ?? null),
    flights_count: row[6],
    mission_ends_count: row[7],
    time_docked: row[8],
    time_in_space: row[9],
  };
}

interface Place {
  /** In the file. */
  readonly position: number;
  readonly size: number;
  readonly seal: number;
}

/**
 * Reads records, as few as are asked for. All are looked at before the first is handed out, and read
 * again when they are printed, so that they need not be in memory together.
 */
function recordReader(file: OpenFile, start: number, rows: readonly Row[]): Catalogue['entries'] {
  return (ids) => {
    const places = placesOf(new Set(ids), rows, start);
    let largest = 0;
    for (const { size } of places.values()) largest = Math.max(largest, size);
    const room = Buffer.allocUnsafe(largest);
    const bytesOf = (id: number) => {
      const place = places.get(id);
      const bytes = place && file.read(place.position, place.size, room);
      if (!bytes || checksum(bytes) !== place.seal) {
        throw new DamagedCatalogue(`the record of spacecraft ${id} is not what was written`);
      }
      return bytes;
    };
    // A damaged one shows before any is printed.
    for (const id of ids) bytesOf(id);
    return ids.map((id) => entryOfText(() => bytesOf(id).toString().trimEnd()));
  };
}

function placesOf(ids: ReadonlySet<number>, rows: readonly Row[], start: number) {
  const places = new Map<number, Place>();
  let position = start;
  for (const row of rows) {
    const size = row[SIZE];
    if (ids.has(row[0])) places.set(row[0], { position, size, seal: row[SEAL] });
    position += size;
  }
  return places;
}

function parsed<Value>(bytes: Buffer): Value | undefined {
  try {
    return JSON.parse(bytes.toString()) as Value;
  } catch {
    return undefined;
  }
}
