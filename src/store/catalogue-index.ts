import type { Mismatch } from '../ll2/mismatch.ts';
import type { ConfigurationSummary, Named, SpacecraftSummary } from '../ll2/summary.ts';
import type { ByteRange } from './file-format.ts';
import { UniqueValues, valueAt } from './unique-values.ts';

/** The summaries and the locations of the records in a catalogue file. */
export interface CatalogueIndex {
  readonly summaries: readonly SpacecraftSummary[];
  /** Location of each record within the records part, by id of the spacecraft. */
  readonly locations: ReadonlyMap<number, ByteRange>;
  /** Mismatches of the few records that have any, by id of the spacecraft. */
  readonly ignored: ReadonlyMap<number, readonly Mismatch[]>;
}

export interface IndexedRecord {
  readonly summary: SpacecraftSummary;
  /** Size of the record in bytes. */
  readonly size: number;
  readonly checksum: string;
  /** Absent if the record matches its schema. */
  readonly ignored?: readonly Mismatch[];
}

/**
 * The index as JSON. There are few statuses and configurations, so each is stored once, and records
 * refer to it by its position.
 */
interface IndexJson {
  readonly statuses: readonly Named[];
  readonly configurations: readonly ConfigurationSummary[];
  readonly records: readonly RecordJson[];
}

interface RecordJson extends Omit<IndexedRecord, 'summary'> {
  readonly summary: Omit<SpacecraftSummary, 'status' | 'spacecraft_config'> & {
    readonly status: number | null;
    readonly spacecraft_config: number | null;
  };
}

/** Returns the index of records that are stored in this order. */
export function encodeIndex(indexed: readonly IndexedRecord[]): Buffer {
  const statuses = new UniqueValues<Named>();
  const configurations = new UniqueValues<ConfigurationSummary>();
  const records = indexed.map(({ summary, ...rest }): RecordJson => {
    const status = statuses.positionOf(summary.status);
    const spacecraft_config = configurations.positionOf(summary.spacecraft_config);
    return { summary: { ...summary, status, spacecraft_config }, ...rest };
  });
  const index: IndexJson = {
    statuses: statuses.values,
    configurations: configurations.values,
    records,
  };
  return Buffer.from(JSON.stringify(index));
}

/** Parses an index that was verified. */
export function decodeIndex(bytes: Buffer): CatalogueIndex {
  const { statuses, configurations, records }: IndexJson = JSON.parse(bytes.toString());
  const locations = new Map<number, ByteRange>();
  const mismatches = new Map<number, readonly Mismatch[]>();
  let offset = 0;
  const summaries = records.map(({ summary, size, checksum, ignored }): SpacecraftSummary => {
    locations.set(summary.id, { offset, size, checksum });
    if (ignored) mismatches.set(summary.id, ignored);
    offset += size;
    return {
      ...summary,
      status: valueAt(statuses, summary.status),
      spacecraft_config: valueAt(configurations, summary.spacecraft_config),
    };
  });
  return { summaries, locations, ignored: mismatches };
}
