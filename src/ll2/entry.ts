import { jsonText } from '../text/safe-json.ts';
import type { Spacecraft } from './spacecraft.ts';

/**
 * A spacecraft, as a record and as text. Each is computed from the other when it is used: a table
 * doesn't need the text, and JSON output from the catalogue doesn't need the record.
 */
export interface Entry {
  readonly record: Spacecraft;
  /** The complete record as the API sent it, as compact JSON that is safe to print to a terminal. */
  readonly json: string;
}

/** Creates an entry from a validated record. */
export function entryOfRecord(record: Spacecraft): Entry {
  return {
    record,
    get json() {
      return jsonText(record);
    },
  };
}

/** Creates an entry from the JSON text of a record that was validated before it was saved. */
export function entryOfText(json: string): Entry {
  let record: Spacecraft | undefined;
  return {
    get record() {
      record ??= JSON.parse(json) as Spacecraft;
      return record;
    },
    json,
  };
}
