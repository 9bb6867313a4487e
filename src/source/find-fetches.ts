/** How the API is asked for spacecraft by id, name or words of a name. */
import type { ApiResponse } from '../api/api-client.ts';
import { PAGE_LIMIT, pageUrl, spacecraftUrl } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import { BadResponseError } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import { summarize } from '../ll2/summary.ts';
import type { Filters } from '../query/filters.ts';
import { nameMatcher, nameSearch } from '../query/match-names.ts';
import { BY_ID } from '../query/ordering.ts';
import { searchMatcher } from '../query/search.ts';
import { DEFAULT_QUERY, type Mode } from '../query/spacecraft-query.ts';
import type { CachedClient } from './cached-client.ts';
import type { Fetch } from './fetch-all.ts';
import { entriesOf, fetchExisting } from './fetch-existing.ts';
import { type Found, MAX_CHOICES, type SpacecraftRef } from './source.ts';

type FoundResponse = ApiResponse<Found>;

/** Fetches the spacecraft that a reference may mean, with at most two requests. */
export function refFetch(
  client: CachedClient,
  ref: SpacecraftRef,
  mode: Mode | undefined,
): Fetch<FoundResponse> {
  return typeof ref === 'number'
    ? idFetch(client, ref, mode)
    : nameFetch(client, { text: ref, mode, isSearchedFirst: !mayBeExact(ref) });
}

/** Fetches the spacecraft that several words may mean. Usually one search tells. */
export function phraseFetch(
  client: CachedClient,
  text: string,
  mode: Mode | undefined,
): Fetch<FoundResponse> {
  return nameFetch(client, { text, mode, isSearchedFirst: true });
}

/** Returns the URL that is requested first for a reference. */
export function refUrl(base: URL, ref: SpacecraftRef, mode: Mode | undefined): URL {
  if (typeof ref === 'number') return spacecraftUrl(base, ref, mode ?? DEFAULT_QUERY.mode);
  return mayBeExact(ref) ? nameUrl(base, ref, mode) : phraseUrl(base, ref, mode);
}

/** Returns the URL that is requested first for several words. */
export function phraseUrl(base: URL, text: string, mode: Mode | undefined): URL {
  const search = nameSearch(text);
  return search === '' ? nameUrl(base, text, mode) : filteredUrl(base, { search }, mode);
}

/** Names have capital letters. Without any, text is rarely the exact name, and a search finds both. */
function mayBeExact(name: string): boolean {
  return /\p{Lu}/u.test(name) || nameSearch(name) === '';
}

function nameUrl(base: URL, name: string, mode: Mode | undefined): URL {
  return filteredUrl(base, { name }, mode);
}

function filteredUrl(base: URL, filters: Filters, mode: Mode = DEFAULT_QUERY.mode): URL {
  return pageUrl(base, { filters, ordering: BY_ID, mode, limit: PAGE_LIMIT, offset: 0 });
}

function idFetch(client: CachedClient, id: number, mode: Mode | undefined): Fetch<FoundResponse> {
  const { base } = client;
  const url = refUrl(base, id, mode);
  // The API sends the same record in both modes, so either cached response will do.
  const otherUrl = refUrl(base, id, mode === 'detailed' ? 'normal' : 'detailed');
  const cachedUrl = !client.isCached(url) && client.isCached(otherUrl) ? otherUrl : url;
  return {
    isCached: () => client.isCached(cachedUrl),
    async run(signal) {
      const { value, ...response } = await client.get(cachedUrl, 'spacecraft', signal);
      const entries = await entriesOf(value ? [value] : []);
      return { ...response, value: found(id, { entries }) };
    },
  };
}

interface NameLookup {
  readonly text: string;
  readonly mode: Mode | undefined;
  /** Whether to search for the words first, and not for the exact name. */
  readonly isSearchedFirst: boolean;
}

function nameFetch(
  client: CachedClient,
  { text, mode, isSearchedFirst }: NameLookup,
): Fetch<FoundResponse> {
  const exactUrl = preferDetailed(client, mode, (any) => nameUrl(client.base, text, any));
  const search = nameSearch(text);
  const searchUrl = preferDetailed(client, mode, (any) => phraseUrl(client.base, text, any));

  async function findExact(signal: AbortSignal | undefined): Promise<FoundResponse> {
    const { value, ...response } = await fetchExisting(client, exactUrl, 'spacecraftPage', signal);
    return { ...response, value: found(text, { entries: await entriesOf(value.results) }) };
  }

  async function findWords(signal: AbortSignal | undefined): Promise<FoundResponse> {
    const { value, ...response } = await fetchExisting(client, searchUrl, 'spacecraftPage', signal);
    const entries = await entriesOf(value.results);
    const words = foundAmong(entries, text, value);
    if (words.entries.length === 0 && !answersSearch(entries, search)) {
      client.invalidate(searchUrl);
      throw new BadResponseError(
        `unexpected response from ${searchUrl}: ${entries[0]?.record.name} is not a match`,
      );
    }
    return { ...response, value: words };
  }

  return {
    isCached: () => client.isCached(isSearchedFirst ? searchUrl : exactUrl),
    async run(signal) {
      if (search === '') return findExact(signal);
      const [find, findOtherwise] = isSearchedFirst
        ? [findWords, findExact]
        : [findExact, findWords];
      const first = await find(signal);
      // A complete search contains the exact name.
      const isConclusive = isSearchedFirst ? first.value.count < Infinity : first.value.count > 0;
      if (isConclusive) return first;
      const second = await findOtherwise(signal);
      const { value } = second.value.count > 0 ? second : first;
      return {
        value,
        at: Math.min(first.at, second.at),
        cached: first.cached || second.cached,
      };
    },
  };
}

/** Without a mode, a cached detailed response is used. It has all fields of a normal one. */
function preferDetailed(
  client: CachedClient,
  mode: Mode | undefined,
  urlFor: (mode: Mode | undefined) => URL,
): URL {
  const detailedUrl = urlFor('detailed');
  return mode === undefined && client.isCached(detailedUrl) ? detailedUrl : urlFor(mode);
}

/** Returns what a text means among the results of a search, which may be the first of several pages. */
function foundAmong(
  entries: readonly Entry[],
  text: string,
  { count, results }: Page<RawRecord>,
): Found {
  const records = entries.map((entry) => ({ ...entry.record, entry }));
  const matches = nameMatcher(records)(text);
  const matching = matches?.spacecraft.map(({ entry }) => entry) ?? [];
  const isComplete = count <= results.length;
  const isPartOfName = matches?.kind === 'words';
  if (!isComplete && (isPartOfName || !matches)) {
    return found(text, { entries: matching, count: Infinity });
  }
  return found(text, { entries: matching, isGuess: isPartOfName || !isComplete });
}

function found(
  ref: SpacecraftRef,
  { entries, count, isGuess }: Partial<Found> & Pick<Found, 'entries'>,
): Found {
  return {
    ref,
    entries: entries.slice(0, MAX_CHOICES),
    count: count ?? entries.length,
    isGuess: isGuess ?? false,
    similar: () => [],
  };
}

/**
 * Returns whether results answer a search. Not all need to match: the API may search more fields than
 * is known.
 */
function answersSearch(entries: readonly Entry[], search: string): boolean {
  const isMatch = searchMatcher(search);
  return entries.length === 0 || entries.some(({ record }) => isMatch(summarize(record)));
}
