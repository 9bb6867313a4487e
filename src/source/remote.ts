import type { ApiResponse } from '../api/api-client.ts';
import { configurationsUrl, PAGE_LIMIT, pageUrl, spacecraftUrl } from '../api/urls.ts';
import type { Page, Shape, Shapes } from '../api/validate.ts';
import { BadResponseError, UsageError } from '../errors.ts';
import { entryOfRecord } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import { BY_ID } from '../query/ordering.ts';
import { REFERENCES, resolveReferences } from '../query/reference.ts';
import {
  DEFAULT_QUERY,
  flagsBeyondApi,
  type Mode,
  type SpacecraftQuery,
} from '../query/spacecraft-query.ts';
import type { CachedClient } from './cached-client.ts';
import { type Fetch, fetchAll, fetchFirstThenRest } from './fetch-all.ts';
import {
  isMultiPage,
  mergePages,
  type PageRange,
  pageOrdering,
  plannedPages,
  remainingPages,
} from './paging.ts';
import type { Answer, Listing, Source, SpacecraftRef } from './source.ts';

/** Receives how many of how many spacecraft have arrived. */
export type Progress = (received: number, total: number) => void;

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
    return answer([response], listing(response.value));
  }

  async function listPages(query: SpacecraftQuery): Promise<Answer<Listing>> {
    let received = 0;
    const pageFetch = (range: PageRange): Fetch<ApiResponse<Page<Spacecraft>>> => {
      const url = rangeUrl(client.base, query, range);
      return {
        url,
        async run(signal) {
          const response = await fetchExisting(client, url, 'spacecraftPage', signal);
          received += response.value.results.length;
          progress(received, response.value.count);
          return response;
        },
      };
    };
    const range = { limit: PAGE_LIMIT, offset: query.offset };
    const rest: PageRange[] = [];
    const [first, ...others] = await fetchFirstThenRest(client, pageFetch(range), ({ value }) => {
      rest.push(...remainingPages(value, query));
      return rest.map(pageFetch);
    });
    try {
      const merged = mergePages([first.value, ...others.map(({ value }) => value)], query);
      return answer([first, ...others], listing(merged));
    } catch (error) {
      // Cached, these pages would contradict each other every time.
      for (const page of [range, ...rest]) client.invalidate(rangeUrl(client.base, query, page));
      throw error;
    }
  }

  function refFetch(ref: SpacecraftRef, mode: Mode): Fetch<ApiResponse<readonly Spacecraft[]>> {
    const url = refUrl(client.base, ref, mode);
    if (typeof ref === 'string') {
      return {
        url,
        async run(signal) {
          const { value, ...response } = await fetchExisting(client, url, 'spacecraftPage', signal);
          return { ...response, value: value.results };
        },
      };
    }
    // The API sends the same record in both modes, so either cached response will do.
    const otherUrl = refUrl(client.base, ref, mode === 'normal' ? 'detailed' : 'normal');
    const cachedUrl = !client.isCached(url) && client.isCached(otherUrl) ? otherUrl : url;
    return {
      url: cachedUrl,
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
      return answer(
        responses,
        responses.map(({ value }) => value.map(entryOfRecord)),
      );
    },

    async resolve(kind, references) {
      if (kind !== 'spacecraft_config') throw needsCatalogue([REFERENCES[kind].flag]);
      const url = configurationsUrl(client.base);
      const response = await fetchExisting(client, url, 'configurationPage');
      return answer([response], resolveReferences(kind, references, response.value.results));
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

/** Returns the URL of a part of a query's results. */
function rangeUrl(base: URL, query: SpacecraftQuery, { limit, offset }: PageRange): URL {
  return pageUrl(base, { ...query, ordering: pageOrdering(query), limit, offset });
}

/** Gets something that the API always has: a 404 means that the base URL is wrong. */
async function fetchExisting<S extends Shape>(
  client: CachedClient,
  url: URL,
  shape: S,
  signal?: AbortSignal,
): Promise<ApiResponse<Shapes[S]>> {
  const { value, ...response } = await client.get(url, shape, signal);
  if (value === undefined) throw new BadResponseError(`no API at ${url}`);
  return { ...response, value };
}

function listing(page: Page<Spacecraft>): Listing {
  return { page, entries: page.results.map(entryOfRecord) };
}

/** Creates an answer that is as old as the oldest of its responses. */
function answer<Value>(responses: readonly ApiResponse<unknown>[], value: Value): Answer<Value> {
  const at = Math.min(...responses.map((response) => response.at));
  return { value, at, origin: responses.some(({ cached }) => cached) ? 'cache' : 'api' };
}

function needsCatalogue(flags: readonly string[]): UsageError {
  const verb = flags.length > 1 ? 'require' : 'requires';
  return new UsageError(
    `${flags.join(' and ')} ${verb} the catalogue; run spacecraft sync (about 7 requests)`,
  );
}
