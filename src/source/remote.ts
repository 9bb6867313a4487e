import pMap from 'p-map';
import {
  configurationsAddress,
  PAGE_LIMIT,
  type PageQuery,
  pageAddress,
  spacecraftAddress,
} from '../api/address.ts';
import type { ApiClient } from '../api/client.ts';
import { asConfigurationPage, asSpacecraft, asSpacecraftPage } from '../api/gate.ts';
import { AnswerError } from '../errors.ts';
import { BY_ID, withoutTies } from '../query/ordering.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';
import { furtherPages, merged } from './paging.ts';
import type { Listing, Source } from './source.ts';

/** As many requests under way at once as an API that counts them will not mind. */
const CONCURRENCY = 4;

/** The API as a source. */
export function remoteSource(api: ApiClient): Source {
  async function page(query: PageQuery, signal?: AbortSignal): Promise<Listing> {
    const address = pageAddress(api.base, query);
    return asSpacecraftPage(await present(address, signal), address);
  }

  /** A list is never absent: a 404 means that this is not the API. */
  async function present(address: URL, signal?: AbortSignal): Promise<unknown> {
    const value = await api.get(address, signal);
    if (value === undefined)
      throw new AnswerError(`there is no API at ${address}: is --api-url right?`);
    return value;
  }

  /** All the pages after the first, in order; when one fails, the others are given up. */
  async function rest(first: Listing, query: SpacecraftQuery): Promise<Listing[]> {
    const failed = new AbortController();
    const ordering = withoutTies(query.ordering);
    const take = (part: { limit: number; offset: number }) =>
      page({ ...query, ordering, ...part }, failed.signal);
    try {
      return await pMap(furtherPages(first, query), take, { concurrency: CONCURRENCY });
    } catch (error) {
      failed.abort();
      throw error;
    }
  }

  return {
    async list(query) {
      const { limit } = query;
      if (limit !== 'all' && limit <= PAGE_LIMIT) return page({ ...query, limit });
      const ordering = withoutTies(query.ordering);
      const first = await page({ ...query, ordering, limit: PAGE_LIMIT });
      return merged([first, ...(await rest(first, query))], query);
    },

    async byId(id, mode) {
      const address = spacecraftAddress(api.base, id, mode);
      const value = await api.get(address);
      return value === undefined ? undefined : asSpacecraft(value, address);
    },

    async byName(name, mode) {
      const query = { filters: { name }, ordering: BY_ID, mode, limit: PAGE_LIMIT, offset: 0 };
      return (await page(query)).results;
    },

    async configurations() {
      const address = configurationsAddress(api.base);
      return asConfigurationPage(await present(address), address).results;
    },
  };
}
