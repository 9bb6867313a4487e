import { type Entry, entryOfRecord } from './entry.ts';
import { findMismatches, RequiredMismatch } from './find-mismatches.ts';
import { type RawRecord, spacecraft } from './spacecraft.ts';

/** Creates entries of validated records. Loads zod, which the catalogue does without. */
export function readEntries(records: readonly RawRecord[]): Entry[] {
  return records.map((raw) => {
    const mismatches = findMismatches(spacecraft, raw);
    if (mismatches instanceof RequiredMismatch) {
      throw new TypeError(`a record was not validated: ${mismatches.path.join('.')}`);
    }
    return entryOfRecord(raw, mismatches);
  });
}
