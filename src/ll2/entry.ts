import { jsonText } from '../text/safe-json.ts';
import { Mismatch } from './schema.ts';
import { type RawRecord, type Spacecraft, spacecraft } from './spacecraft.ts';

/**
 * A spacecraft, as a record and as text. Each is computed from the other when it is used: a table
 * doesn't need the text, and JSON output from the catalogue doesn't need the record.
 */
export interface Entry {
  /** The fields that this program reads; those of unexpected types are null. */
  readonly record: Spacecraft;
  /** The complete record as the API sent it. */
  readonly raw: RawRecord;
  /** The complete record as compact JSON that is safe to print to a terminal. */
  readonly json: string;
  /** The values in `record` that were ignored; none before `record` is used. */
  readonly ignored: readonly Mismatch[];
}

/** Creates an entry from a validated record. */
export function entryOfRecord(raw: RawRecord): Entry {
  const ignored: Mismatch[] = [];
  const record = readRecord(raw, ignored);
  return {
    record,
    raw,
    get json() {
      return jsonText(raw);
    },
    ignored,
  };
}

/** Creates an entry from the JSON text of a record that was validated before it was saved. */
export function entryOfText(json: string): Entry {
  let raw: RawRecord | undefined;
  let record: Spacecraft | undefined;
  const ignored: Mismatch[] = [];
  return {
    get record() {
      record ??= readRecord(this.raw, ignored);
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

function readRecord(raw: RawRecord, ignored: Mismatch[]): Spacecraft {
  const record = spacecraft.read(raw, (mismatch) => ignored.push(mismatch));
  if (record instanceof Mismatch) throw new TypeError(`a record was not validated: ${record.path}`);
  return record;
}
