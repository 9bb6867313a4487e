import type * as z from 'zod/mini';
import { type Entry, entryOfRecord } from './entry.ts';
import { findMismatches, RequiredMismatch } from './find-mismatches.ts';
import { type SpaceStation, spaceStation } from './space-station.ts';
import {
  type RawRecord,
  type SpacecraftConfiguration,
  spacecraft,
  spacecraftConfiguration,
} from './spacecraft.ts';

/** Creates entries of validated records. Loads zod, which the catalogue does without. */
export function readEntries(records: readonly RawRecord[]): Entry[] {
  return entriesWith(spacecraft, records);
}

export function readConfigurations(
  records: readonly RawRecord[],
): Entry<SpacecraftConfiguration>[] {
  return entriesWith(spacecraftConfiguration, records);
}

export function readStations(records: readonly RawRecord[]): Entry<SpaceStation>[] {
  return entriesWith(spaceStation, records);
}

function entriesWith<Record>(
  schema: z.ZodMiniType<Record>,
  records: readonly RawRecord[],
): Entry<Record>[] {
  return records.map((raw) => {
    const mismatches = findMismatches(schema, raw);
    if (mismatches instanceof RequiredMismatch) {
      throw new TypeError(`a record was not validated: ${mismatches.path.join('.')}`);
    }
    return entryOfRecord<Record>(raw, mismatches);
  });
}
