import { jsonText } from '../text/safe-json.ts';
import { type Mismatch, withoutMismatches } from './mismatch.ts';
import type { RawRecord, Spacecraft } from './spacecraft.ts';

/**
 * A spacecraft or something else of the API, as a record and as text. Each is computed from the other when it is used: a table
 * doesn't need the text, and JSON output from the catalogue doesn't need the record.
 */
export interface Entry<Record = Spacecraft> {
  /** The fields that this program reads; those of unexpected types are null. */
  readonly record: Record;
  /** The complete record as the API sent it. */
  readonly raw: RawRecord;
  /** The complete record as compact JSON that is safe to print to a terminal. */
  readonly json: string;
  /** Why parts of `record` count as unknown. */
  readonly ignored: readonly Mismatch[];
}

/** Creates an entry from a record that was validated with these mismatches. */
export function entryOfRecord<Record = Spacecraft>(
  raw: RawRecord,
  ignored: readonly Mismatch[] = [],
): Entry<Record> {
  return {
    record: readable<Record>(raw, ignored),
    raw,
    get json() {
      return jsonText(raw);
    },
    ignored,
  };
}

/** Creates an entry from the JSON text of a record that was validated before it was saved. */
export function entryOfText(json: string, ignored: readonly Mismatch[] = []): Entry {
  let raw: RawRecord | undefined;
  let record: Spacecraft | undefined;
  return {
    get record() {
      record ??= readable<Spacecraft>(this.raw, ignored);
      return record;
    },
    get raw() {
      raw ??= JSON.parse(json) as RawRecord;
      return raw;
    },
    json,
    ignored,
  };
}

/** Without its mismatches, a validated record matches the schema. */
function readable<Record>(raw: RawRecord, ignored: readonly Mismatch[]): Record {
  return withoutMismatches(raw, ignored) as Record;
}
