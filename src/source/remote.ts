import {
  configurationsAddress,
  PAGE_LIMIT,
  pageAddress,
  spacecraftAddress,
  twinAddress,
} from '../api/address.ts';
import type { ApiClient, Sent } from '../api/client.ts';
import type { Page, Shape, Shapes } from '../api/gate.ts';
import { AnswerError, UsageError } from '../errors.ts';
import { entryOfRecord } from '../ll2/entry.ts';
import { factsOf } from '../ll2/facts.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { BY_ID, withoutTies } from '../query/ordering.ts';
import { flagsBeyondApi, type Mode, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import { furtherPages, mayTakeSeveralPages, merged } from './paging.ts';
import { firstThenRest, several } from './several.ts';
import type { Answer, Listing, Source, Wanted } from './source.ts';

/** Told how many craft have come of how many. */
export type Progress = (received: number, total: number) => void;

/** The requests that a query takes, as far as is known before the first is answered. */
export function listAddresses(base: URL, query: SpacecraftQuery): URL[] {
  const { limit, offset } = query;
  if (!mayTakeSeveralPages(query)) return [pageAddress(base, { ...query, limit: Number(limit) })];
  const ordering = withoutTies(query.ordering);
  const total = limit === 'all' ? PAGE_LIMIT : limit;
  return Array.from({ length: Math.ceil(total / PAGE_LIMIT) }, (_, page) => {
    const taken = page * PAGE_LIMIT;
    const part = { limit: Math.min(PAGE_LIMIT, total - taken), offset: offset + taken };
    return pageAddress(base, { ...query, ordering, ...part });
  });
}

/** The API as a source. */
export function remoteSource(client: ApiClient, progress: Progress = () => {}): Source {
  /** A list is never absent: a 404 means that this is not the API. */
  async function present<S extends Shape>(
    address: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<Sent<Shapes[S]>> {
    const { value, ...sent } = await client.get(address, shape, signal);
    if (value !== undefined) return { ...sent, value };
    throw new AnswerError(`there is no API at ${address}: is --api-url right?`);
  }

  async function severalPages(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const ordering = withoutTies(query.ordering);
    const addressOf = (part: { limit: number; offset: number }) =>
      pageAddress(client.base, { ...query, ordering, ...part });
    let received = 0;
    const pages = await firstThenRest(
      client,
      async (address, signal) => {
        const page = await present(address, 'spacecraftPage', signal);
        received += page.value.results.length;
        progress(received, page.value.count);
        return { ...page, address };
      },
      addressOf({ limit: PAGE_LIMIT, offset: query.offset }),
      (first) => furtherPages(first.value, query).map(addressOf),
    );
    const [first, ...rest] = pages;
    try {
      const whole = merged([first.value, ...rest.map(({ value }) => value)], query);
      return answer(pages, listing(whole));
    } catch (error) {
      // Pages that do not fit together must not be kept: they never will.
      for (const { address } of pages) client.forget(address);
      throw error;
    }
  }

  /** All craft that bear a name, or the one with an id. */
  async function found(address: URL, signal?: AbortSignal): Promise<Sent<readonly Spacecraft[]>> {
    if (address.searchParams.has('name')) {
      const { value, ...sent } = await present(address, 'spacecraftPage', signal);
      return { ...sent, value: value.results };
    }
    const { value, ...sent } = await client.get(keptTwin(address), 'spacecraft', signal);
    return { ...sent, value: value ? [value] : [] };
  }

  /**
   * The same craft's address in the other mode, where that answer is kept and this is not: the API
   * sends the same record for both.
   */
  function keptTwin(address: URL): URL {
    const twin = twinAddress(address);
    return !client.isKept(address) && client.isKept(twin) ? twin : address;
  }

  async function list(query: SpacecraftQuery): Promise<Answer<Listing>> {
    const beyond = flagsBeyondApi(query);
    if (beyond.length > 0) throw needsCatalogue(beyond);
    if (mayTakeSeveralPages(query)) return severalPages(query);
    const limit = query.limit === 'all' ? PAGE_LIMIT : query.limit;
    const page = await present(pageAddress(client.base, { ...query, limit }), 'spacecraftPage');
    return answer([page], listing(page.value));
  }

  return {
    list,

    async facts(query) {
      const { value, ...sent } = await list({ ...query, limit: 'all', offset: 0 });
      return { ...sent, value: value.entries.map(({ record }) => factsOf(record)) };
    },

    async find(wanted, mode) {
      const addresses = wanted.map((one) => wantedAddress(client.base, one, mode));
      const sent = await several(client, found, addresses);
      return answer(
        sent,
        sent.map(({ value }) => value.map(entryOfRecord)),
      );
    },

    async named(kind) {
      if (kind !== 'spacecraft_config') throw needsCatalogue([`--${kind}`]);
      const page = await present(configurationsAddress(client.base), 'configurationPage');
      return answer([page], page.value.results);
    },
  };
}

export function wantedAddress(base: URL, wanted: Wanted, mode: Mode): URL {
  if (typeof wanted === 'number') return spacecraftAddress(base, wanted, mode);
  const query = { filters: { name: wanted }, ordering: BY_ID, mode, limit: PAGE_LIMIT, offset: 0 };
  return pageAddress(base, query);
}

function listing(page: Page<Spacecraft>): Listing {
  return { page, entries: page.results.map(entryOfRecord) };
}

/** A value made of what was sent, as old as the oldest of it. */
function answer<Value>(sent: readonly Sent<unknown>[], value: Value): Answer<Value> {
  const at = Math.min(...sent.map((one) => one.at));
  return { value, at, origin: sent.some(({ kept }) => kept) ? 'kept' : 'api' };
}

function needsCatalogue(flags: readonly string[]): UsageError {
  return new UsageError(
    `${flags.join(' and ')} ${flags.length > 1 ? 'need' : 'needs'} the catalogue: run spacecraft sync first (about 7 requests)`,
  );
}
