import { type Entry, entryOfText } from '../ll2/entry.ts';
import type { FlightSummary } from '../ll2/flight-summary.ts';
import type { Mismatch } from '../ll2/mismatch.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { Mode } from '../query/spacecraft-query.ts';
import { type CatalogueFlights, decodeFlights, encodeFlights } from './catalogue-flights.ts';
import { decodeIndex, encodeIndex } from './catalogue-index.ts';
import { checksum } from './checksum.ts';
import {
  CorruptFileError,
  type DecodedFile,
  decodeFile,
  encodeFile,
  type FileHeader,
} from './file-format.ts';
import { FILE_NAMES, fileName } from './file-names.ts';
import type { Folder } from './folder.ts';
import { excessFiles, type StoredFile } from './stored-file.ts';

const FORMAT = 'catalogue-6';

/** The oldest catalogues beyond these limits are removed. */
const LIMITS = { count: 10, bytes: 512 * 1024 * 1024 };

export interface CatalogueInfo {
  /** Base URL of the API. */
  readonly base: string;
  readonly mode: Mode;
  /** Time at which the API sent the oldest page, in milliseconds since the epoch. */
  readonly at: number;
  /** Number of spacecraft. */
  readonly count: number;
}

type CatalogueHeader = FileHeader & CatalogueInfo;

/** Positions of the parts in the file: the index with all summaries, the flights, and the records as JSON. */
const INDEX = 0;
const FLIGHTS = 1;
const RECORDS = 2;

/** All spacecraft of an API. */
export interface Catalogue {
  readonly mode: Mode;
  /** Time at which the API sent the oldest page, in milliseconds since the epoch. */
  readonly at: number;
  readonly summaries: readonly SpacecraftSummary[];
  /**
   * Reads the records of spacecraft that are in the catalogue, in the order of the ids. Throws
   * `CorruptFileError` if one of them is corrupt.
   */
  entries(ids: readonly number[]): Entry[];
  /** Why parts of a record count as unknown, by id of the spacecraft. */
  readonly ignored: ReadonlyMap<number, readonly Mismatch[]>;
  /** Reads the flights of all spacecraft. Throws `CorruptFileError` if they are corrupt. */
  flights(): CatalogueFlights;
  /** Returns whether neither the flights nor a record are corrupt. Reads everything. */
  isIntact(): boolean;
}

export interface CatalogueRecord {
  readonly summary: SpacecraftSummary;
  readonly json: string;
  /** Why parts of the record count as unknown. */
  readonly ignored?: readonly Mismatch[];
  /** Undefined if the record doesn't say which flights there are, as in normal mode. */
  readonly flights?: readonly FlightSummary[] | undefined;
}

/**
 * Atomically replaces the catalogue of an API, and removes the oldest ones of other APIs if there are
 * too many. Resolves to false if the catalogue could not be replaced.
 */
export async function writeCatalogue(
  folder: Folder,
  { base, mode, at }: { readonly base: URL; readonly mode: Mode; readonly at: number },
  records: readonly CatalogueRecord[],
): Promise<boolean> {
  const index = encodeIndex(
    records.map(({ summary, json, ignored = [] }) => ({
      summary,
      ...(ignored.length > 0 && { ignored }),
      size: Buffer.byteLength(json),
      checksum: checksum(json),
    })),
  );
  const flights = encodeFlights(records.map(({ summary: { id }, flights }) => ({ id, flights })));
  const count = records.length;
  const header: CatalogueHeader = { format: FORMAT, base: base.href, mode, at, count };
  const content = encodeFile(header, [
    { bytes: index, checksum: checksum(index) },
    { bytes: flights, checksum: checksum(flights) },
    { bytes: Buffer.from(records.map(({ json }) => json).join('')) },
  ]);
  const name = fileName('catalogue', base);
  const isWritten = await folder.write(name, content, { durable: true });
  if (isWritten) {
    for (const excess of excessFiles(catalogueFiles(folder), name, LIMITS)) {
      folder.remove(excess.name);
    }
  }
  return isWritten;
}

/**
 * Opens the catalogue of an API, regardless of its age. Its file stays open until the process ends,
 * so that a concurrent sync doesn't change what `entries` returns.
 */
export function openCatalogue(
  folder: Folder,
  base: URL,
  warn: (line: string) => void,
): Catalogue | undefined {
  const file = folder.open(fileName('catalogue', base));
  if (!file) return undefined;
  const catalogue = ignoreCorrupt(warn, () => {
    const decoded = decodeFile<CatalogueHeader>(file, FORMAT);
    // Another base URL may have the same checksum.
    return decoded?.header.base === base.href ? readCatalogue(decoded) : undefined;
  });
  if (!catalogue) file.close();
  return catalogue;
}

/** Lists the catalogues of all APIs, without those that `openCatalogue` would ignore. */
export function listCatalogues(folder: Folder, warn: (line: string) => void): CatalogueInfo[] {
  return catalogueFiles(folder).flatMap(({ name }) => {
    const info = ignoreCorrupt(warn, () =>
      folder.read(name, (file) => {
        const decoded = decodeFile<CatalogueHeader>(file, FORMAT);
        if (!decoded) return undefined;
        // Throws if the index is corrupt: `openCatalogue` would ignore this catalogue.
        decoded.readPart(INDEX);
        const { base, mode, at, count } = decoded.header;
        return { base, mode, at, count };
      }),
    );
    return info ?? [];
  });
}

function catalogueFiles(folder: Folder): StoredFile[] {
  return folder.files().filter(({ name }) => FILE_NAMES.catalogue.test(name));
}

/** Warns and returns undefined if `read` throws `CorruptFileError`. */
function ignoreCorrupt<Result>(
  warn: (line: string) => void,
  read: () => Result,
): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CorruptFileError)) throw error;
    warn('ignoring the corrupt catalogue; run spacecraft sync');
    return undefined;
  }
}

function readCatalogue({ header, readPart, readRange }: DecodedFile<CatalogueHeader>): Catalogue {
  const { summaries, locations, ignored } = decodeIndex(readPart(INDEX));
  const textOf = (id: number) => {
    const location = locations.get(id);
    if (!location) throw new RangeError(`no spacecraft ${id} in the catalogue`);
    return readRange(RECORDS, location).toString();
  };
  return {
    mode: header.mode,
    at: header.at,
    summaries,
    ignored,
    flights: () => decodeFlights(readPart(FLIGHTS)),
    entries: (ids) => ids.map((id) => entryOfText(textOf(id), ignored.get(id))),
    isIntact() {
      const ignore = () => {};
      const readAll = () => [readPart(FLIGHTS), ...summaries.map(({ id }) => textOf(id))];
      return ignoreCorrupt(ignore, readAll) !== undefined;
    },
  };
}
