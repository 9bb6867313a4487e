import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { flagName } from '../flags/flag.ts';
import type { Named } from '../ll2/summary.ts';
import { FILTERS, type Filters, pickFilters } from '../query/filters.ts';
import {
  REFERENCES,
  type Reference,
  type ReferenceKind,
  type Resolution,
  resolveReference,
  unknownReference,
} from '../query/reference.ts';
import { DEFAULT_QUERY, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import type { Source } from '../source/source.ts';
import { notice } from '../terminal/notice.ts';
import type { ListValues } from './command-flags.ts';

/** The question that the flags ask, names turned into ids with what the source knows. */
export async function listQuery(
  flags: ListValues,
  source: Source,
  context: Context,
): Promise<SpacecraftQuery> {
  if (flags.all && flags.limit !== undefined) {
    throw new UsageError('--all and --limit contradict each other: leave one out');
  }
  return {
    filters: await filtersWithIds(flags, source, context),
    ordering: flags.ordering ?? DEFAULT_QUERY.ordering,
    limit: flags.all ? 'all' : (flags.limit ?? DEFAULT_QUERY.limit),
    offset: flags.offset ?? DEFAULT_QUERY.offset,
    mode: flags.mode ?? DEFAULT_QUERY.mode,
  };
}

/** The filters among the flags, names turned into ids with what the source knows. */
export async function filtersWithIds(
  flags: Filters,
  source: Source,
  context: Context,
): Promise<Filters> {
  const filters = pickFilters(flags);
  const resolved: Partial<Record<ReferenceKind, readonly number[]>> = {};
  for (const kind of Object.keys(REFERENCES) as ReferenceKind[]) {
    const references = filters[kind];
    if (references) resolved[kind] = await idsOf(kind, references, source, context);
  }
  return { ...filters, ...resolved };
}

async function idsOf(
  kind: ReferenceKind,
  references: readonly Reference[],
  source: Source,
  context: Context,
): Promise<readonly number[]> {
  // The API knows ids itself, and refuses those that there are not.
  const isNumber = (reference: Reference) => typeof reference === 'number';
  if (kind === 'spacecraft_config' && references.every(isNumber)) return references;
  const suffices = (known: readonly Named[]) =>
    references.every((reference) => idOf(reference, known) !== undefined);
  const { value: known } = await source.named(kind, suffices);
  const flag = flagName(FILTERS[kind]);
  return references.map((reference) => {
    const meaning = idOf(reference, known);
    if (meaning === undefined) throw unknownReference(flag, String(reference), known);
    if (meaning.inferredName)
      notice(context, `${flag} ${reference}: taken for ${meaning.inferredName}`);
    return meaning.id;
  });
}

function idOf(reference: Reference, known: readonly Named[]): Resolution | undefined {
  if (typeof reference === 'string') return resolveReference(reference, known);
  return known.some(({ id }) => id === reference) ? { id: reference } : undefined;
}
