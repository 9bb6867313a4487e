import type { ApiResponse } from '../api/api-client.ts';
import { PAGE_LIMIT } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import { BadResponseError } from '../errors.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';
import type { CachedClient } from './cached-client.ts';
import { type Fetch, fetchAll, fetchFirstThenRest } from './fetch-all.ts';
import { fetchExisting } from './fetch-existing.ts';
import { assertOrdered, mergePages, type PageRange, rangeUrl, remainingPages } from './paging.ts';

/** Receives how many of how many spacecraft have arrived. */
export type Progress = (received: number, total: number) => void;

type PageResponse = ApiResponse<Page<RawRecord>>;

/** Several pages, merged into one. */
interface MergedPages {
  readonly page: Page<RawRecord>;
  readonly responses: readonly PageResponse[];
}

/**
 * Fetches the pages of a query, all from one state of the data: if their counts differ, spacecraft
 * were added or removed meanwhile, and the pages with another count than the newest are requested
 * again, once. Throws `BadResponseError` if they still differ.
 */
export async function fetchPages(
  client: CachedClient,
  query: SpacecraftQuery,
  progress: Progress,
): Promise<MergedPages> {
  const arrivals = new Arrivals(progress);
  const pageFetch = (range: PageRange, since?: number): Fetch<PageResponse> => {
    const url = rangeUrl(client.base, query, range);
    const pages = pagesClient(client, query, since);
    return {
      isCached: () => pages.isCached(url),
      run: async (signal) => {
        const order = arrivals.nextOrder();
        return arrivals.add(
          range,
          await fetchExisting(pages, url, 'spacecraftPage', signal),
          order,
        );
      },
    };
  };
  const firstRange = { limit: PAGE_LIMIT, offset: query.offset };
  const rangesAfter = (first: Page<RawRecord>) => [firstRange, ...remainingPages(first, query)];

  try {
    const [first] = await fetchFirstThenRest(client, pageFetch(firstRange), ({ value, at }) =>
      // Older pages are from an earlier run.
      rangesAfter(value)
        .slice(1)
        .map((range) => pageFetch(range, at)),
    );
    const count = arrivals.newestCount;
    const ranges = rangesAfter({ ...first.value, count });
    const outdated = ranges.filter((range) => arrivals.at(range)?.value.count !== count);
    await fetchAll(
      client,
      outdated.map((range) => pageFetch(range, Number.POSITIVE_INFINITY)),
    );
    const others = ranges.slice(1).flatMap((range) => arrivals.at(range) ?? []);
    const responses = [arrivals.at(firstRange) ?? first, ...others] as const;
    const page = mergePages([responses[0].value, ...others.map(({ value }) => value)], query);
    assertOrdered(page.results, query.ordering);
    return { page, responses };
  } catch (error) {
    // Cached, these pages would contradict each other every time.
    if (error instanceof BadResponseError) {
      for (const range of arrivals.ranges()) {
        pagesClient(client, query).invalidate(rangeUrl(client.base, query, range));
      }
    }
    throw error;
  }
}

/** Returns a client for the pages of a query, which are cached apart from those of other queries. */
export function pagesClient(
  client: CachedClient,
  { limit }: Pick<SpacecraftQuery, 'limit'>,
  since?: number,
): CachedClient {
  return client.forPagesOf(limit === Number.POSITIVE_INFINITY ? 'all' : `${limit}`, since);
}

/** The pages that have arrived, by their range. */
class Arrivals {
  readonly #responses = new Map<string, { range: PageRange; response: PageResponse }>();
  readonly #progress: Progress;
  #requests = 0;
  #newest: { readonly response: PageResponse; readonly order: number } | undefined;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  /** Returns the order of a request among all. */
  nextOrder(): number {
    this.#requests += 1;
    return this.#requests;
  }

  add(range: PageRange, response: PageResponse, order: number): PageResponse {
    this.#responses.set(key(range), { range, response });
    const newest = this.#newest;
    const isNewer = newest && (response.at - newest.response.at || order - newest.order) > 0;
    if (!newest || isNewer) this.#newest = { response, order };
    let received = 0;
    for (const page of this.#responses.values()) received += page.response.value.results.length;
    this.#progress(received, response.value.count);
    return response;
  }

  at(range: PageRange): PageResponse | undefined {
    return this.#responses.get(key(range))?.response;
  }

  ranges(): PageRange[] {
    return [...this.#responses.values()].map(({ range }) => range);
  }

  /** The count in the newest page, or in the one requested last of equally new pages. */
  get newestCount(): number {
    return this.#newest?.response.value.count ?? 0;
  }
}

function key({ offset, limit }: PageRange): string {
  return `${offset}+${limit}`;
}
