import capturedPage from '../../fixtures/list-page-offset-500.json' with { type: 'json' };
import detailedSoyuz from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import { entryOfRecord } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import type { Collection } from './local.ts';

/** Returns the ten spacecraft bundled with the program, one of them also in detail. */
export function sample(): Collection {
  const normal: readonly Spacecraft[] = capturedPage.results;
  const detailed: readonly Spacecraft[] = [detailedSoyuz];
  return {
    origin: 'sample',
    // The fixture doesn't say when it was recorded.
    at: 0,
    summaries: normal.map(summarize),
    entries: (ids, mode) =>
      ids.flatMap((id) => {
        const records = mode === 'detailed' ? [...detailed, ...normal] : normal;
        const record = records.find((candidate) => candidate.id === id);
        return record ? [entryOfRecord(record)] : [];
      }),
  };
}
