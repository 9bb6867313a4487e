import { NotFoundError, UsageError } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Mode } from '../query/spacecraft-query.ts';
import type { Answer, Provenance, Source, SpacecraftRef } from '../source/source.ts';

interface Findings {
  readonly found: readonly Entry[];
  readonly missing: readonly SpacecraftRef[];
}

/**
 * Finds spacecraft in the given order, and requests each only once. Throws `UsageError` for an
 * ambiguous name.
 */
export async function findSpacecraft(
  refs: readonly SpacecraftRef[],
  mode: Mode,
  source: Source,
): Promise<Answer<Findings>> {
  const distinct = [...new Set(refs)];
  const { value, ...provenance } = await source.find(distinct, mode);
  const matches = new Map(distinct.map((ref, index) => [ref, value[index] ?? []]));
  const isMissing = (ref: SpacecraftRef) => matches.get(ref)?.length === 0;
  const found = refs
    .filter((ref) => !isMissing(ref))
    .map((ref) => onlyMatch(ref, matches.get(ref) ?? []));
  return { ...provenance, value: { found, missing: distinct.filter(isMissing) } };
}

function onlyMatch(ref: SpacecraftRef, matches: readonly Entry[]): Entry {
  const [match, ...others] = matches;
  if (match && others.length === 0) return match;
  const choices = matches.map(({ record: { id, serial_number } }) =>
    serial_number ? `${id} (${serial_number})` : id,
  );
  throw new UsageError(`${ref} is ambiguous: ids ${choices.join(', ')}; show one by its id`);
}

/** Creates the error for references without a match. */
export function notFound(missing: readonly SpacecraftRef[], { origin }: Provenance): NotFoundError {
  const ids = missing.filter((ref) => typeof ref === 'number');
  const names = missing.filter((ref) => typeof ref === 'string');
  const parts = [
    ...(ids.length > 0 ? [`with id ${firstOf(ids)}`] : []),
    ...(names.length > 0 ? [`named exactly ${firstOf(names)}`] : []),
  ];
  const described = parts.join(' or ');
  if (origin === 'sample') {
    return new NotFoundError(
      `the sample contains no spacecraft ${described}; try without --offline`,
    );
  }
  const [name] = names;
  const advice =
    name === undefined
      ? 'spacecraft list shows the ids'
      : `try spacecraft search ${name.startsWith('-') ? '-- ' : ''}${name}`;
  return new NotFoundError(`no spacecraft ${described}; ${advice}`);
}

/** Maximum number of references that a message names. */
const MAX_NAMED = 20;

function firstOf(refs: readonly SpacecraftRef[]): string {
  const named = refs.slice(0, MAX_NAMED).join(', ');
  return refs.length > MAX_NAMED ? `${named} and ${refs.length - MAX_NAMED} more` : named;
}
