import type { ApiResponse } from '../api/api-client.ts';
import { configurationsUrl } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import { REFERENCES } from '../query/reference.ts';
import { resolveDocumentedStatuses, resolveReferences } from '../query/resolve-references.ts';
import { DEFAULT_QUERY, flagsBeyondApi, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import type { CachedClient } from './cached-client.ts';
import { fetchAll, fetchFirstThenRest } from './fetch-all.ts';
import { entriesOf, fetchExisting } from './fetch-existing.ts';
import { fetchPages, type Progress } from './fetch-pages.ts';
import { phraseFetch, refFetch } from './find-fetches.ts';
import { assertDetails, needsCatalogue, resolveAmongSome } from './needs-catalogue.ts';
import { isMultiPage, plannedPages, rangeUrl } from './paging.ts';
import type { Answer, Listing, Source } from './source.ts';

/** Creates a source that asks the API, through the cache. */
export function remoteSource(client: CachedClient, progress: Progress = () => {}): Source {
  async function list(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const unsupported = flagsBeyondApi(query);
    assertDetails(query.filters, undefined);
    if (unsupported.length > 0) throw needsCatalogue(unsupported);
    if (isMultiPage(query)) return listPages(query);
    const response = await fetchExisting(
      client,
      rangeUrl(client.base, query, query),
      'spacecraftPage',
    );
    return answer([response], await listing(response.value));
  }

  async function listPages(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const { page, responses } = await fetchPages(client, query, progress);
    return answer(responses, await listing(page));
  }

  return {
    list,

    async summaries(filters) {
      const query = { ...DEFAULT_QUERY, filters, limit: Number.POSITIVE_INFINITY };
      const { value, ...provenance } = await list(query);
      return { ...provenance, value: value.entries.map(({ record }) => summarize(record)) };
    },

    async find({ refs, phrase: text }, mode) {
      const fetchRefs = refs.map((ref) => refFetch(client, ref, mode));
      if (text === undefined) {
        const responses = await fetchAll(client, fetchRefs);
        return answer(responses, { refs: responses.map(({ value }) => value) });
      }
      const [first, ...others] = await fetchFirstThenRest(
        client,
        phraseFetch(client, text, mode),
        ({ value }) => (value.count > 0 ? [] : fetchRefs),
      );
      const refsFound = others.map(({ value }) => value);
      return answer([first, ...others], { phrase: first.value, refs: refsFound });
    },

    async resolve(kind, references) {
      if (kind === 'status') return answer([], resolveDocumentedStatuses(references));
      assertDetails({ [kind]: references }, undefined);
      if (kind !== 'spacecraft_config') throw needsCatalogue([REFERENCES[kind].flag]);
      const url = configurationsUrl(client.base);
      const response = await fetchExisting(client, url, 'configurationPage');
      const { count, results } = response.value;
      const resolve = count > results.length ? resolveAmongSome : resolveReferences;
      return answer([response], resolve(kind, references, results));
    },
  };
}

/** Returns the URLs that a query requests, as far as they are known before the first response. */
export function listUrls(base: URL, query: SpacecraftQuery): URL[] {
  return plannedPages(query).map((range) => rangeUrl(base, query, range));
}

async function listing(page: Page<RawRecord>): Promise<Listing> {
  return { page, entries: await entriesOf(page.results) };
}

/** Creates an answer that is as old as the oldest of its responses. */
function answer<Value>(responses: readonly ApiResponse<unknown>[], value: Value): Answer<Value> {
  const at = responses.reduce((oldest, response) => Math.min(oldest, response.at), Infinity);
  return { value, at, origin: responses.some(({ cached }) => cached) ? 'cache' : 'api' };
}
