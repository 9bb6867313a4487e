import capturedPage from '../../fixtures/list-page-offset-500.json' with { type: 'json' };
import soyuzInDetail from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import { entryOfRecord } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import type { Collection } from './local.ts';

/** The ten craft that come with the program, one of them in detail as well. */
export function sample(): Collection {
  const normal: readonly Spacecraft[] = capturedPage.results;
  const detailed: readonly Spacecraft[] = [soyuzInDetail];
  return {
    origin: 'sample',
    // When it was captured is not known.
    at: 0,
    facts: normal.map(summarize),
    entries: (ids, mode) =>
      ids.flatMap((id) => {
        const inMode = mode === 'detailed' ? [...detailed, ...normal] : normal;
        const record = inMode.find((craft) => craft.id === id);
        return record ? [entryOfRecord(record)] : [];
      }),
  };
}
