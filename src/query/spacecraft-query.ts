import { filtersBeyondApi } from './apply-filters.ts';
import type { FilterFlags, Filters } from './filters.ts';
import { BY_ID, isOrderingBeyondApi, type Ordering } from './ordering.ts';

export const MODES = ['normal', 'detailed'] as const;

export type Mode = (typeof MODES)[number];

/** Everything about a query but its filters. */
interface QueryOptions {
  readonly ordering: Ordering;
  /** Maximum number of results, over as many pages as needed; `Infinity` for all. */
  readonly limit: number;
  /** Number of results to skip. */
  readonly offset: number;
  readonly mode: Mode;
}

/** A query as typed: its filters may contain names that are not resolved to ids yet. */
export interface UnresolvedQuery extends QueryOptions {
  readonly filters: FilterFlags;
}

/** A complete query that every source understands. */
export interface SpacecraftQuery extends QueryOptions {
  readonly filters: Filters;
}

export const DEFAULT_QUERY = {
  filters: {},
  ordering: BY_ID,
  limit: 10,
  offset: 0,
  mode: 'normal',
} as const satisfies SpacecraftQuery;

/** Returns the flags of a query that only the catalogue can answer. */
export function flagsBeyondApi({
  filters,
  ordering,
}: Pick<SpacecraftQuery, 'filters' | 'ordering'>): string[] {
  const flags = filtersBeyondApi(filters);
  return isOrderingBeyondApi(ordering) ? [...flags, '--ordering name'] : flags;
}
