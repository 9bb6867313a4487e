import capturedPage from '../../fixtures/list-page-offset-500.json' with { type: 'json' };
import detailedSoyuz from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import { entryOfRecord } from '../ll2/entry.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import type { Collection } from './local.ts';

/** Returns the ten spacecraft bundled with the program, one of them also in detail. */
export function sample(): Collection {
  const normal: readonly RawRecord[] = capturedPage.results;
  const detailed: readonly RawRecord[] = [detailedSoyuz];
  return {
    origin: 'sample',
    // The fixture doesn't say when it was recorded.
    at: 0,
    summaries: normal.map((record) => summarize(entryOfRecord(record).record)),
    entries: (ids, mode) =>
      ids.flatMap((id) => {
        const records = mode === 'detailed' ? [...detailed, ...normal] : normal;
        const record = records.find((candidate) => candidate.id === id);
        return record ? [entryOfRecord(record)] : [];
      }),
  };
}
