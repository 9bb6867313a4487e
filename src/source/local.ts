import { canonicalUrl, PAGE_LIMIT, pageUrl } from '../api/urls.ts';
import type { Entry } from '../ll2/entry.ts';
import { STATUSES } from '../ll2/status.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { matching } from '../query/filters.ts';
import { compareBy, withTieBreaker } from '../query/ordering.ts';
import { collect } from '../query/reference.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';
import { isMultiPage } from './paging.ts';
import type { Listing, Provenance, Source, SpacecraftRef } from './source.ts';

/** Spacecraft at hand. */
export interface Collection extends Provenance {
  readonly facts: readonly SpacecraftSummary[];
  /** The craft with these ids, which it has, in that order; in that mode where it has them so. */
  entries(ids: readonly number[], mode: Mode): Entry[];
}

/**
 * Answers from data at hand what the API would answer from the same data. `base` is the address
 * that the neighbours of a page are given under.
 */
export function localSource(collection: Collection, base: URL): Source {
  const { facts, origin, at } = collection;
  const answer = <Value>(value: Value) => ({ value, origin, at });

  function list(query: SpacecraftQuery): Listing {
    const found = facts
      .filter(matching(query.filters))
      .sort(compareBy(withTieBreaker(query.ordering)));
    const limit = query.limit === 'all' ? found.length : query.limit;
    const part = found.slice(query.offset, query.offset + limit);
    const page = { count: found.length, ...neighbours(base, query, found.length), results: [] };
    return {
      page,
      entries: collection.entries(
        part.map(({ id }) => id),
        query.mode,
      ),
    };
  }

  function find(wanted: SpacecraftRef, mode: Mode): Entry[] {
    const key = typeof wanted === 'number' ? 'id' : 'name';
    const found = facts.filter((candidate) => candidate[key] === wanted);
    return collection.entries(
      found.map(({ id }) => id),
      mode,
    );
  }

  return {
    list: async (query) => answer(list(query)),
    facts: async ({ filters }) => answer(facts.filter(matching(filters))),
    find: async (wanted, mode) => answer(wanted.map((one) => find(one, mode))),
    named: async (kind) => answer(collect(kind, facts)),
  };
}

/**
 * Whether the collection knows the statuses and configurations that a query names: the API refuses
 * those it does not know, and there may be some that no craft is of.
 */
export function coversQuery({ facts }: Collection, { filters }: SpacecraftQuery): boolean {
  const statuses = new Set<number>(STATUSES.map(({ id }) => id));
  const configurations = new Set<unknown>();
  for (const { status, spacecraft_config } of facts) {
    if (status) statuses.add(status.id);
    if (spacecraft_config) configurations.add(spacecraft_config.id);
  }
  return (
    (filters.status ?? []).every((id) => statuses.has(id)) &&
    (filters.spacecraft_config ?? []).every((id) => configurations.has(id))
  );
}

/** The addresses of the pages before and after, as the API gives them with the last and first page. */
function neighbours(base: URL, query: SpacecraftQuery, count: number) {
  const { offset } = query;
  const ordering = isMultiPage(query) ? withTieBreaker(query.ordering) : query.ordering;
  const at = (start: number, limit: number) =>
    canonicalUrl(pageUrl(base, { ...query, ordering, limit, offset: Math.max(0, start) }));
  const size = query.limit === 'all' ? count : query.limit;
  const firstPage = query.limit === 'all' ? PAGE_LIMIT : Math.min(size, PAGE_LIMIT);
  const lastPage = size % PAGE_LIMIT || PAGE_LIMIT;
  return {
    next: offset + size < count ? at(offset + size, lastPage) : null,
    previous: offset > 0 ? at(offset - firstPage, firstPage) : null,
  };
}
