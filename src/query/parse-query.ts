import { UsageError } from '../errors.ts';
import type { FlagValues } from '../flags/flag.ts';
import { pickFilters } from './apply-filters.ts';
import type { FilterFlags } from './filters.ts';
import type { PAGE_FLAGS } from './page-flags.ts';
import { DEFAULT_QUERY, type UnresolvedQuery } from './spacecraft-query.ts';

export type QueryFlags = FilterFlags & FlagValues<typeof PAGE_FLAGS>;

/** Returns the query that the flags describe. Throws `UsageError` if they contradict each other. */
export function parseQuery(flags: QueryFlags): UnresolvedQuery {
  if (flags.all && flags.limit !== undefined) {
    throw new UsageError('--all cannot be combined with --limit');
  }
  return {
    filters: pickFilters(flags),
    ordering: flags.ordering ?? DEFAULT_QUERY.ordering,
    limit: flags.all ? Number.POSITIVE_INFINITY : parseLimit(flags.limit),
    offset: flags.offset ?? DEFAULT_QUERY.offset,
    mode: flags.mode ?? DEFAULT_QUERY.mode,
  };
}

/** There are about 600 spacecraft; a larger limit means all of them. */
const MAX_LIMIT = 100_000;

/** Without a maximum, `--curl` would print a request for each page up to the limit. */
function parseLimit(limit: number = DEFAULT_QUERY.limit): number {
  return limit > MAX_LIMIT ? Number.POSITIVE_INFINITY : limit;
}
