import { canonicalUrl, pageUrl } from '../api/urls.ts';
import type { Entry } from '../ll2/entry.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { filterMatcher } from '../query/apply-filters.ts';
import type { Filters } from '../query/filters.ts';
import { nameMatcher, similarNames } from '../query/match-names.ts';
import { compareBy, withTieBreaker } from '../query/ordering.ts';
import { collect } from '../query/reference.ts';
import { resolveReferences } from '../query/resolve-references.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';
import { assertDetails, resolveAmongSome } from './needs-catalogue.ts';
import { neighbourPages, type PageRange, pageOrdering } from './paging.ts';
import {
  type Answer,
  type Findings,
  type Found,
  type Listing,
  type Lookup,
  MAX_CHOICES,
  type Provenance,
  type Source,
  type SpacecraftRef,
} from './source.ts';

/** Local spacecraft: the catalogue or the sample. */
export interface Collection extends Provenance {
  /** The mode of all records; absent if few have details. */
  readonly mode?: Mode;
  readonly summaries: readonly SpacecraftSummary[];
  /** Returns the spacecraft with these ids, in this order and, if available, in this mode. */
  entries(ids: readonly number[], mode: Mode): Entry[];
}

/** Creates a source that answers from local data as the API would. `base` is for page links. */
export function localSource(collection: Collection, base: URL): Source {
  const { summaries, origin, at, mode: ownMode } = collection;
  const answer = <Value>(value: Value): Answer<Value> => ({ value, origin, at });
  const entriesOf = (found: readonly SpacecraftSummary[], mode: Mode) =>
    collection.entries(
      found.map(({ id }) => id),
      mode,
    );

  function matches(filters: Filters): SpacecraftSummary[] {
    assertDetails(filters, ownMode);
    return summaries.filter(filterMatcher(filters));
  }

  function list(query: SpacecraftQuery): Listing {
    const { limit, offset, mode } = query;
    const found = matches(query.filters).sort(compareBy(withTieBreaker(query.ordering)));
    const page = { count: found.length, ...pageLinks(base, query, found.length), results: [] };
    return { page, entries: entriesOf(found.slice(offset, offset + limit), mode) };
  }

  const matchName = nameMatcher(summaries);

  function findOne(ref: SpacecraftRef, mode: Mode): Found {
    const matches = typeof ref === 'string' ? matchName(ref) : undefined;
    const found = matches?.spacecraft ?? summaries.filter(({ id }) => id === ref);
    return {
      ref,
      entries: entriesOf(found.slice(0, MAX_CHOICES), mode),
      count: found.length,
      isGuess: matches?.kind === 'words',
      similar: () => similarNames(String(ref), summaries),
    };
  }

  /** These records cost no request, so they are detailed unless the user wants normal ones. */
  function find({ refs, phrase: text }: Lookup, mode: Mode = 'detailed'): Findings {
    const phrase = text === undefined ? undefined : findOne(text, mode);
    if (phrase && phrase.count > 0) return { phrase, refs: [] };
    return { ...(phrase && { phrase }), refs: refs.map((ref) => findOne(ref, mode)) };
  }

  return {
    list: async (query) => answer(list(query)),
    summaries: async (filters) => answer(matches(filters)),
    find: async (lookup, mode) => answer(find(lookup, mode)),
    resolve: async (kind, references) => {
      assertDetails({ [kind]: references }, ownMode);
      const known = collect(kind, summaries);
      return answer(
        origin === 'sample'
          ? resolveAmongSome(kind, references, known)
          : resolveReferences(kind, references, known),
      );
    },
  };
}

/**
 * Returns whether the collection knows all statuses and configurations in the filters. The API
 * rejects those it does not know, and may know some that no spacecraft has.
 */
export function coversFilters({ summaries }: Collection, filters: Filters): boolean {
  const covers = (kind: 'status' | 'spacecraft_config') => {
    const known = new Set(collect(kind, summaries).map(({ id }) => id));
    return (filters[kind] ?? []).every((id) => known.has(id));
  };
  return covers('status') && covers('spacecraft_config');
}

/** Returns the `next` and `previous` links of a page. */
function pageLinks(base: URL, query: SpacecraftQuery, count: number) {
  const ordering = pageOrdering(query);
  const link = (range: PageRange | undefined) =>
    range ? canonicalUrl(pageUrl(base, { ...query, ordering, ...range })) : null;
  const { next, previous } = neighbourPages(query, count);
  return { next: link(next), previous: link(previous) };
}
