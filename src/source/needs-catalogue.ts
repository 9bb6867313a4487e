import { UsageError } from '../errors.ts';
import { filtersOfDetails } from '../query/apply-filters.ts';
import {
  REFERENCES,
  type Reference,
  type ReferenceKind,
  type Referent,
} from '../query/reference.ts';
import {
  type Resolution,
  resolveDocumentedStatuses,
  resolveExactly,
} from '../query/resolve-references.ts';
import type { Mode } from '../query/spacecraft-query.ts';

/** Creates the error for flags that only the catalogue can answer. */
export function needsCatalogue(flags: readonly string[]): UsageError {
  const verb = flags.length > 1 ? 'require' : 'requires';
  return new UsageError(
    `${flags.join(' and ')} ${verb} the catalogue; run spacecraft sync (about 7 requests)`,
  );
}

/** Creates the error for what only a detailed catalogue can answer. `mode` is that of the catalogue. */
export function needsDetails(subjects: readonly string[], mode: Mode | undefined): UsageError {
  const verb = subjects.length > 1 ? 'require' : 'requires';
  const found = mode === undefined ? '' : `, and this one is ${mode}`;
  return new UsageError(
    `${subjects.join(' and ')} ${verb} a detailed catalogue${found}; run spacecraft sync (about 7 requests)`,
  );
}

/** Throws `UsageError` if filters look at details: without any, "no match" would be wrong. */
export function assertDetails(
  filters: Parameters<typeof filtersOfDetails>[0],
  mode: Mode | undefined,
): void {
  const flags = mode === 'detailed' ? [] : filtersOfDetails(filters);
  if (flags.length > 0) throw needsDetails(flags, mode);
}

/**
 * Resolves references if only some of everything of their kind is known. Throws `UsageError` for one
 * that is not among it: only the catalogue has all.
 */
export function resolveAmongSome(
  kind: ReferenceKind,
  references: readonly Reference[],
  known: readonly Referent[],
): Resolution[] {
  if (kind === 'status') return resolveDocumentedStatuses(references);
  return resolveExactly(references, known).map((resolution, index) => {
    if (resolution) return resolution;
    const { flag } = REFERENCES[kind];
    throw needsCatalogue([kind === 'spacecraft_config' ? `${flag} ${references[index]}` : flag]);
  });
}
