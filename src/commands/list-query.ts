import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { type Filters, pickFilters, type Reference } from '../query/filters.ts';
import { DEFAULT_QUERY, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import type { Source } from '../source/source.ts';
import type { ListValues } from './flags.ts';

/** The question that the flags ask, names turned into ids with what the source knows. */
export async function listQuery(flags: ListValues, source: Source): Promise<SpacecraftQuery> {
  if (flags.all && flags.limit !== undefined) {
    throw new UsageError('--all and --limit contradict each other: leave one out');
  }
  return {
    filters: await withIds(pickFilters(flags), source),
    ordering: flags.ordering ?? DEFAULT_QUERY.ordering,
    limit: flags.all ? 'all' : (flags.limit ?? DEFAULT_QUERY.limit),
    offset: flags.offset ?? DEFAULT_QUERY.offset,
    mode: flags.mode ?? DEFAULT_QUERY.mode,
  };
}

async function withIds(filters: Filters, source: Source): Promise<Filters> {
  const { spacecraft_config: reference } = filters;
  if (reference === undefined) return filters;
  return { ...filters, spacecraft_config: await configurationId(reference, source) };
}

async function configurationId(reference: Reference, source: Source): Promise<number> {
  if (typeof reference === 'number') return reference;
  const known = await source.configurations();
  const fitting = known.filter(({ name }) => name.toLowerCase() === reference.toLowerCase());
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only.id;
  if (only) {
    const ids = fitting.map(({ id, name }) => `${id} (${name})`).join(', ');
    throw new UsageError(
      `--config ${reference}: several configurations bear that name: ${ids}; give the id`,
    );
  }
  const names = known.map(({ name }) => name);
  const guess = nearest(reference, names);
  const hint = guess === undefined ? '' : `did you mean ${guess}? `;
  throw new UsageError(`--config ${reference}: ${hint}The configurations are ${names.join(', ')}`);
}
