import { type Entry, entryOfRecord } from './entry.ts';
import { findMismatches, RequiredMismatch } from './find-mismatches.ts';
import { type RawRecord, spacecraft } from './spacecraft.ts';

/** Creates the entry of a validated record. Loads zod, which the catalogue does without. */
export function readEntry(raw: RawRecord): Entry {
  const mismatches = findMismatches(spacecraft, raw);
  if (mismatches instanceof RequiredMismatch) {
    throw new TypeError(`a record was not validated: ${mismatches.path.join('.')}`);
  }
  return entryOfRecord(raw, mismatches);
}
