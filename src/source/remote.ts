import type { ApiResponse } from '../api/api-client.ts';
import { configurationsUrl, PAGE_LIMIT, pageUrl, spacecraftUrl } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import { handleEvents } from '../interruption.ts';
import type { Entry } from '../ll2/entry.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import { BY_ID } from '../query/ordering.ts';
import { REFERENCES } from '../query/reference.ts';
import { resolveDocumentedStatuses, resolveReferences } from '../query/resolve-references.ts';
import {
  DEFAULT_QUERY,
  flagsBeyondApi,
  type Mode,
  type SpacecraftQuery,
} from '../query/spacecraft-query.ts';
import type { CachedClient } from './cached-client.ts';
import { type Fetch, fetchAll } from './fetch-all.ts';
import { fetchExisting } from './fetch-existing.ts';
import { fetchPages, type Progress } from './fetch-pages.ts';
import { needsCatalogue, resolveAmongSome } from './needs-catalogue.ts';
import { isMultiPage, plannedPages, rangeUrl } from './paging.ts';
import type { Answer, Listing, Source, SpacecraftRef } from './source.ts';

/** Creates a source that asks the API, through the cache. */
export function remoteSource(client: CachedClient, progress: Progress = () => {}): Source {
  async function list(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const unsupported = flagsBeyondApi(query);
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

  function refFetch(ref: SpacecraftRef, mode: Mode): Fetch<ApiResponse<readonly RawRecord[]>> {
    const url = refUrl(client.base, ref, mode);
    if (typeof ref === 'string') {
      return {
        isCached: () => client.isCached(url),
        async run(signal) {
          const { value, ...response } = await fetchExisting(client, url, 'spacecraftPage', signal);
          // The API compares names byte by byte, and a few may be in decomposed form.
          const decomposed = ref.normalize('NFD');
          return value.results.length === 0 && decomposed !== ref
            ? refFetch(decomposed, mode).run(signal)
            : { ...response, value: value.results };
        },
      };
    }
    // The API sends the same record in both modes, so either cached response will do.
    const otherUrl = refUrl(client.base, ref, mode === 'normal' ? 'detailed' : 'normal');
    const cachedUrl = !client.isCached(url) && client.isCached(otherUrl) ? otherUrl : url;
    return {
      isCached: () => client.isCached(cachedUrl),
      async run(signal) {
        const { value, ...response } = await client.get(cachedUrl, 'spacecraft', signal);
        return { ...response, value: value ? [value] : [] };
      },
    };
  }

  return {
    list,

    async summaries(filters) {
      const query = { ...DEFAULT_QUERY, filters, limit: Number.POSITIVE_INFINITY };
      const { value, ...provenance } = await list(query);
      return { ...provenance, value: value.entries.map(({ record }) => summarize(record)) };
    },

    async find(refs, mode) {
      const responses = await fetchAll(
        client,
        refs.map((ref) => refFetch(ref, mode)),
      );
      const entries = await Promise.all(responses.map(({ value }) => entriesOf(value)));
      return answer(responses, entries);
    },

    async resolve(kind, references) {
      if (kind === 'status') return answer([], resolveDocumentedStatuses(references));
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

/** Returns the URL that a spacecraft is requested from. */
export function refUrl(base: URL, ref: SpacecraftRef, mode: Mode): URL {
  if (typeof ref === 'number') return spacecraftUrl(base, ref, mode);
  return pageUrl(base, {
    filters: { name: ref },
    ordering: BY_ID,
    mode,
    limit: PAGE_LIMIT,
    offset: 0,
  });
}

async function listing(page: Page<RawRecord>): Promise<Listing> {
  return { page, entries: await entriesOf(page.results) };
}

/** Loads zod, which takes milliseconds, only for records of the API. */
async function entriesOf(records: readonly RawRecord[]): Promise<Entry[]> {
  const { readEntry } = await import('../ll2/read-entry.ts');
  const entries: Entry[] = [];
  for (const record of records) {
    entries.push(readEntry(record));
    await handleEvents();
  }
  return entries;
}

/** Creates an answer that is as old as the oldest of its responses. */
function answer<Value>(responses: readonly ApiResponse<unknown>[], value: Value): Answer<Value> {
  const at = responses.reduce((oldest, response) => Math.min(oldest, response.at), Infinity);
  return { value, at, origin: responses.some(({ cached }) => cached) ? 'cache' : 'api' };
}
