import { type Filters, filterParameters } from '../query/filters.ts';
import { type Ordering, orderingParameter } from '../query/ordering.ts';
import type { Mode } from '../query/spacecraft-query.ts';

/** The API cuts a larger limit to this without a word. */
export const PAGE_LIMIT = 100;

/** A part of a list that one request can bring. */
export interface PageRequest {
  readonly filters: Filters;
  readonly ordering: Ordering;
  readonly mode: Mode;
  /** From 1 to `PAGE_LIMIT`. */
  readonly limit: number;
  readonly offset: number;
}

/** The address of a page of spacecraft. Only what differs from the API's defaults is in it, but for order and limit. */
export function pageUrl(base: URL, { filters, ordering, mode, limit, offset }: PageRequest): URL {
  const url = new URL('spacecraft/', base);
  const parameters = filterParameters(filters);
  parameters.push(['ordering', orderingParameter(ordering)], ['limit', String(limit)]);
  if (offset > 0) parameters.push(['offset', String(offset)]);
  if (mode !== 'normal') parameters.push(['mode', mode]);
  url.search = new URLSearchParams(parameters).toString();
  return url;
}

/** The same address as the API writes it into its pages: parameters by name, in Python's encoding. */
export function canonicalUrl(url: URL): string {
  const written = new URL(url);
  written.searchParams.sort();
  return written.href.replaceAll('*', '%2A').replaceAll('%7E', '~');
}

/**
 * The address of one spacecraft. The API documents no parameter here and answers in detail either
 * way; the mode is named all the same where it is not the default.
 */
export function spacecraftUrl(base: URL, id: number, mode: Mode): URL {
  const url = new URL(`spacecraft/${id}/`, base);
  if (mode !== 'normal') url.searchParams.set('mode', mode);
  return url;
}

/** The address of the same spacecraft in the other mode. */
export function otherModeUrl(spacecraft: URL): URL {
  const twin = new URL(spacecraft);
  if (twin.searchParams.has('mode')) twin.search = '';
  else twin.searchParams.set('mode', 'detailed');
  return twin;
}

/** The address of all configurations: fewer than a page holds. */
export function configurationsUrl(base: URL): URL {
  return new URL(`spacecraft_configurations/?ordering=name&limit=${PAGE_LIMIT}`, base);
}

/** Where the API tells the caller's own quota; asking costs nothing. */
export function throttleUrl(base: URL): URL {
  return new URL('api-throttle/', base);
}
