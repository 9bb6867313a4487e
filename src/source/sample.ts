import capturedPage from '../../fixtures/list-page-offset-500.json' with { type: 'json' };
import soyuzInDetail from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { factsOf } from '../query/facts.ts';
import type { Collection } from './local.ts';

const NORMAL: readonly Spacecraft[] = capturedPage.results;
const DETAILED: readonly Spacecraft[] = [soyuzInDetail];

/** The ten craft that come with the program, one of them in detail. */
export function sample(base: URL): Collection {
  return {
    notice: 'offline: this is the bundled sample of ten spacecraft',
    base,
    facts: NORMAL.map(factsOf),
    record(id, mode) {
      const inMode = (mode === 'detailed' ? DETAILED : NORMAL).find((craft) => craft.id === id);
      const record = inMode ?? NORMAL.find((craft) => craft.id === id);
      if (!record) throw new RangeError(`the sample has no spacecraft ${id}`);
      return record;
    },
  };
}
