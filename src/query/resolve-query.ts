import type { FilterFlags, Filters } from './filters.ts';
import { REFERENCE_KINDS, REFERENCES, type Reference, type ReferenceKind } from './reference.ts';
import type { Resolution } from './resolve-references.ts';
import type { SpacecraftQuery, UnresolvedQuery } from './spacecraft-query.ts';

/** Knows the names and ids that filters can refer to. */
export interface ReferenceResolver {
  /** Throws `UsageError` for a reference that is unknown or ambiguous. */
  resolve(
    kind: ReferenceKind,
    references: readonly Reference[],
  ): Promise<{ readonly value: readonly Resolution[] }>;
}

/** Text that was taken for a name it is a part of, or for the agencies of a country. */
export interface Inference {
  readonly flag: string;
  readonly text: string;
  readonly name: string;
}

/** Resolves the names in a query. Throws `UsageError` for a name that is unknown or ambiguous. */
export async function resolveQuery(
  query: UnresolvedQuery,
  resolver: ReferenceResolver,
): Promise<{ query: SpacecraftQuery; inferences: readonly Inference[] }> {
  const { filters, inferences } = await resolveFilters(query.filters, resolver);
  return { query: { ...query, filters }, inferences };
}

/** Resolves the names in filters. Throws `UsageError` for a name that is unknown or ambiguous. */
export async function resolveFilters(
  flags: FilterFlags,
  resolver: ReferenceResolver,
): Promise<{ filters: Filters; inferences: readonly Inference[] }> {
  const { status, spacecraft_config, agency, country, family, type, ...others } = flags;
  const given = { status, spacecraft_config, agency, country, family, type };
  const ids: Partial<Record<ReferenceKind, readonly number[]>> = {};
  const inferences: Inference[] = [];
  for (const kind of REFERENCE_KINDS) {
    const references = given[kind];
    if (!references) continue;
    const resolutions = await resolutionsOf(kind, references, resolver);
    ids[kind] = resolutions.flatMap((resolution) => resolution.ids);
    for (const [index, { inferredName: name }] of resolutions.entries()) {
      const text = String(references[index]);
      if (name !== undefined) inferences.push({ flag: REFERENCES[kind].flag, text, name });
    }
  }
  return { filters: { ...others, ...ids }, inferences };
}

async function resolutionsOf(
  kind: ReferenceKind,
  references: readonly Reference[],
  resolver: ReferenceResolver,
): Promise<readonly Resolution[]> {
  // The API rejects an unknown status or configuration itself, so their ids need no lookup.
  const isParameter = kind === 'status' || kind === 'spacecraft_config';
  if (isParameter && references.every((reference) => typeof reference === 'number')) {
    return references.map((id) => ({ ids: [id] }));
  }
  return (await resolver.resolve(kind, references)).value;
}
