import { UsageError } from '../errors.ts';
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
export function needsDetails(subject: string, mode: Mode | undefined): UsageError {
  const found = mode === undefined ? '' : `, and this one is ${mode}`;
  const advice = 'run spacecraft sync (about 7 requests)';
  return new UsageError(`${subject} requires a detailed catalogue${found}; ${advice}`);
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
