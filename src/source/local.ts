import { PAGE_LIMIT, pageAddress } from '../api/address.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import type { Facts } from '../query/facts.ts';
import { matching } from '../query/filters.ts';
import { compareBy, withoutTies } from '../query/ordering.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';
import type { ConfigurationName, Listing, Source } from './source.ts';

/** Spacecraft at hand. */
export interface Collection {
  readonly notice: string;
  /** The base address that the neighbours of a page are given under, as the API would. */
  readonly base: URL;
  readonly facts: readonly Facts[];
  /** The record with that id, in that mode if it is at hand, else in the other. */
  record(id: number, mode: Mode): Spacecraft;
}

/** Answers from data at hand what the API would answer from the same data. */
export function localSource(collection: Collection): Source {
  const { facts, notice, base, record } = collection;

  function list(query: SpacecraftQuery): Listing {
    const found = facts
      .filter(matching(query.filters))
      .sort(compareBy(withoutTies(query.ordering)));
    const limit = query.limit === 'all' ? found.length : query.limit;
    const part = found.slice(query.offset, query.offset + limit);
    return {
      count: found.length,
      ...neighbours(base, query, found.length),
      results: part.map(({ id }) => record(id, query.mode)),
    };
  }

  return {
    notice,
    list: async (query) => list(query),
    byId: async (id, mode) =>
      facts.some((candidate) => candidate.id === id) ? record(id, mode) : undefined,
    byName: async (name, mode) =>
      facts.filter((candidate) => candidate.name === name).map(({ id }) => record(id, mode)),
    configurations: async () => configurationsIn(facts),
  };
}

function configurationsIn(facts: readonly Facts[]): ConfigurationName[] {
  const names = new Map<number, string>();
  for (const { spacecraft_config: id, spacecraft_config__name: name } of facts) {
    if (id !== null) names.set(id, name);
  }
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The addresses of the pages before and after, as the API gives them. */
function neighbours(base: URL, query: SpacecraftQuery, count: number) {
  const { offset } = query;
  const limit = query.limit === 'all' ? PAGE_LIMIT : Math.min(query.limit, PAGE_LIMIT);
  const end = query.limit === 'all' ? count : offset + query.limit;
  const at = (start: number) =>
    pageAddress(base, { ...query, limit, offset: Math.max(0, start) }).href;
  return {
    next: end < count ? at(end) : null,
    previous: offset > 0 ? at(offset - limit) : null,
  };
}
