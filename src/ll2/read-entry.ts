/** Creates entries of validated records. Loads zod, which the catalogue does without. */
import type * as z from 'zod/mini';
import { type Entry, entryOfRecord } from './entry.ts';
import { findMismatches, RequiredMismatch } from './find-mismatches.ts';
import { spaceStation } from './space-station.ts';
import { type RawRecord, spacecraft, spacecraftConfiguration } from './spacecraft.ts';

export const readSpacecraft = entryReader(spacecraft);
export const readConfiguration = entryReader(spacecraftConfiguration);
export const readStation = entryReader(spaceStation);

function entryReader<Record>(schema: z.ZodMiniType<Record>): (raw: RawRecord) => Entry<Record> {
  return (raw) => {
    const mismatches = findMismatches(schema, raw);
    if (mismatches instanceof RequiredMismatch) {
      throw new TypeError(`a record was not validated: ${mismatches.path.join('.')}`);
    }
    return entryOfRecord<Record>(raw, mismatches);
  };
}
