import type { SpacecraftSummary } from '../ll2/summary.ts';
import { nameMatcher, similarNames } from '../query/match-names.ts';
import type { Found, Source, SpacecraftRef } from './source.ts';

/**
 * Creates a source that also knows the names and serial numbers in a catalogue, whatever its age: they
 * hardly change. The API cannot find serial numbers; with the id from the catalogue, it can.
 */
export function withNamesOf(
  readCatalogue: () => readonly SpacecraftSummary[],
  source: Source,
): Source {
  return {
    ...source,
    async find(lookup, mode) {
      if (lookup.refs.every((ref) => typeof ref === 'number')) return source.find(lookup, mode);
      const summaries = readCatalogue();
      const ids = idsBySerialNumber(lookup.refs, summaries);
      const idOrRef = (ref: SpacecraftRef) => ids.get(ref) ?? ref;
      const refs = [...new Set(lookup.refs.map(idOrRef))];
      const { value, ...provenance } = await source.find({ ...lookup, refs }, mode);
      const withSimilar = (found: Found): Found => ({
        ...found,
        similar: () => similarNames(String(found.ref), summaries),
      });
      const found = new Map(value.refs.map((each) => [each.ref, each]));
      return {
        ...provenance,
        value: {
          ...(value.phrase && { phrase: withSimilar(value.phrase) }),
          refs: lookup.refs.flatMap((ref) => {
            const each = found.get(idOrRef(ref));
            return each ? withSimilar({ ...each, ref }) : [];
          }),
        },
      };
    },
  };
}

/** Returns the ids of the references that are the serial number, and not the name, of a spacecraft. */
function idsBySerialNumber(
  refs: readonly SpacecraftRef[],
  summaries: readonly SpacecraftSummary[],
): ReadonlyMap<SpacecraftRef, number> {
  const match = nameMatcher(summaries);
  const ids = new Map<SpacecraftRef, number>();
  for (const ref of refs) {
    const matches = typeof ref === 'string' ? match(ref) : undefined;
    const [only, ...others] = matches?.spacecraft ?? [];
    const isUnique = only !== undefined && others.length === 0;
    if (matches?.kind === 'serial number' && isUnique) ids.set(ref, only.id);
  }
  return ids;
}
