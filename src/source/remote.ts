import type { ApiClient, ApiResponse } from '../api/api-client.ts';
import {
  configurationsUrl,
  otherModeUrl,
  PAGE_LIMIT,
  pageUrl,
  spacecraftUrl,
} from '../api/urls.ts';
import type { Page, Shape, Shapes } from '../api/validate.ts';
import { BadResponseError, UsageError } from '../errors.ts';
import { entryOfRecord } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import { BY_ID, withTieBreaker } from '../query/ordering.ts';
import { flagsBeyondApi, type Mode, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import { fetchFirstThenRest, several } from './fetch-all.ts';
import { isMultiPage, merged, remainingPages } from './paging.ts';
import type { Answer, Listing, Source, SpacecraftRef } from './source.ts';

/** Told how many craft have come of how many. */
export type Progress = (received: number, total: number) => void;

/** The requests that a query takes, as far as is known before the first is answered. */
export function listUrls(base: URL, query: SpacecraftQuery): URL[] {
  const { limit, offset } = query;
  if (!isMultiPage(query)) return [pageUrl(base, { ...query, limit: Number(limit) })];
  const ordering = withTieBreaker(query.ordering);
  const total = limit === 'all' ? PAGE_LIMIT : limit;
  return Array.from({ length: Math.ceil(total / PAGE_LIMIT) }, (_, page) => {
    const taken = page * PAGE_LIMIT;
    const part = { limit: Math.min(PAGE_LIMIT, total - taken), offset: offset + taken };
    return pageUrl(base, { ...query, ordering, ...part });
  });
}

/** The API as a source. */
export function remoteSource(client: ApiClient, progress: Progress = () => {}): Source {
  /** A list is never absent: a 404 means that this is not the API. */
  async function present<S extends Shape>(
    url: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<ApiResponse<Shapes[S]>> {
    const { value, ...sent } = await client.get(url, shape, signal);
    if (value !== undefined) return { ...sent, value };
    throw new BadResponseError(`there is no API at ${url}: is --api-url right?`);
  }

  async function severalPages(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const ordering = withTieBreaker(query.ordering);
    const urlOf = (part: { limit: number; offset: number }) =>
      pageUrl(client.base, { ...query, ordering, ...part });
    let received = 0;
    const pages = await fetchFirstThenRest(
      client,
      async (url, signal) => {
        const page = await present(url, 'spacecraftPage', signal);
        received += page.value.results.length;
        progress(received, page.value.count);
        return { ...page, url };
      },
      urlOf({ limit: PAGE_LIMIT, offset: query.offset }),
      (first) => remainingPages(first.value, query).map(urlOf),
    );
    const [first, ...rest] = pages;
    try {
      const whole = merged([first.value, ...rest.map(({ value }) => value)], query);
      return answer(pages, listing(whole));
    } catch (error) {
      // Pages that do not fit together must not be kept: they never will.
      for (const { url } of pages) client.invalidate(url);
      throw error;
    }
  }

  /** All craft that bear a name, or the one with an id. */
  async function found(
    url: URL,
    signal?: AbortSignal,
  ): Promise<ApiResponse<readonly Spacecraft[]>> {
    if (url.searchParams.has('name')) {
      const { value, ...sent } = await present(url, 'spacecraftPage', signal);
      return { ...sent, value: value.results };
    }
    const { value, ...sent } = await client.get(cachedTwin(url), 'spacecraft', signal);
    return { ...sent, value: value ? [value] : [] };
  }

  /**
   * The same craft's address in the other mode, where that answer is kept and this is not: the API
   * sends the same record for both.
   */
  function cachedTwin(url: URL): URL {
    const twin = otherModeUrl(url);
    return !client.isCached(url) && client.isCached(twin) ? twin : url;
  }

  async function list(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const beyond = flagsBeyondApi(query);
    if (beyond.length > 0) throw needsCatalogue(beyond);
    if (isMultiPage(query)) return severalPages(query);
    const limit = query.limit === 'all' ? PAGE_LIMIT : query.limit;
    const page = await present(pageUrl(client.base, { ...query, limit }), 'spacecraftPage');
    return answer([page], listing(page.value));
  }

  return {
    list,

    async facts(query) {
      const { value, ...sent } = await list({ ...query, limit: 'all', offset: 0 });
      return { ...sent, value: value.entries.map(({ record }) => summarize(record)) };
    },

    async find(wanted, mode) {
      const urls = wanted.map((one) => refUrl(client.base, one, mode));
      const sent = await several(client, found, urls);
      return answer(
        sent,
        sent.map(({ value }) => value.map(entryOfRecord)),
      );
    },

    async named(kind) {
      if (kind !== 'spacecraft_config') throw needsCatalogue([`--${kind}`]);
      const page = await present(configurationsUrl(client.base), 'configurationPage');
      return answer([page], page.value.results);
    },
  };
}

export function refUrl(base: URL, wanted: SpacecraftRef, mode: Mode): URL {
  if (typeof wanted === 'number') return spacecraftUrl(base, wanted, mode);
  const query = { filters: { name: wanted }, ordering: BY_ID, mode, limit: PAGE_LIMIT, offset: 0 };
  return pageUrl(base, query);
}

function listing(page: Page<Spacecraft>): Listing {
  return { page, entries: page.results.map(entryOfRecord) };
}

/** A value made of what was sent, as old as the oldest of it. */
function answer<Value>(sent: readonly ApiResponse<unknown>[], value: Value): Answer<Value> {
  const at = Math.min(...sent.map((one) => one.at));
  return { value, at, origin: sent.some(({ cached }) => cached) ? 'cache' : 'api' };
}

function needsCatalogue(flags: readonly string[]): UsageError {
  return new UsageError(
    `${flags.join(' and ')} ${flags.length > 1 ? 'need' : 'needs'} the catalogue: run spacecraft sync first (about 7 requests)`,
  );
}
