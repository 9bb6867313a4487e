import { filterParameters } from '../query/apply-filters.ts';
import type { Filters } from '../query/filters.ts';
import { type Ordering, orderingParameter } from '../query/ordering.ts';
import type { Mode } from '../query/spacecraft-query.ts';

/** Maximum page size. The API silently reduces a larger limit to this. */
export const PAGE_LIMIT = 100;

/** A page of a list. */
export interface PageRequest {
  readonly filters: Filters;
  readonly ordering: Ordering;
  readonly mode: Mode;
  /** From 1 to `PAGE_LIMIT`. */
  readonly limit: number;
  readonly offset: number;
}

/** Returns the URL of a page of spacecraft; defaults of the API are left out, except `limit`. */
export function pageUrl(base: URL, { filters, ordering, mode, limit, offset }: PageRequest): URL {
  const url = new URL('spacecraft/', base);
  const parameters = filterParameters(filters);
  parameters.push(['ordering', orderingParameter(ordering)], ['limit', String(limit)]);
  if (offset > 0) parameters.push(['offset', String(offset)]);
  if (mode !== 'normal') parameters.push(['mode', mode]);
  url.search = new URLSearchParams(parameters).toString();
  return url;
}

/** Returns the URL as the API writes it in its pages: sorted parameters, in Python's encoding. */
export function canonicalUrl(url: URL): string {
  const sorted = new URL(url);
  sorted.searchParams.sort();
  return sorted.href.replaceAll('*', '%2A').replaceAll('%7E', '~');
}

/**
 * Returns the URL of one spacecraft. The API documents no parameter here and always sends the
 * detailed record; `mode=detailed` is sent all the same, in case that changes.
 */
export function spacecraftUrl(base: URL, id: number, mode: Mode): URL {
  const url = new URL(`spacecraft/${id}/`, base);
  if (mode !== 'normal') url.searchParams.set('mode', mode);
  return url;
}

/** Returns the URL of all configurations, which fit on one page. */
export function configurationsUrl(base: URL, mode: Mode = 'normal'): URL {
  const url = new URL(`spacecraft_configurations/?ordering=name&limit=${PAGE_LIMIT}`, base);
  if (mode !== 'normal') url.searchParams.set('mode', mode);
  return url;
}

/** Returns the URL of all space stations with their docking ports, which fit on one page. */
export function spaceStationsUrl(base: URL): URL {
  return new URL(`space_stations/?mode=detailed&limit=${PAGE_LIMIT}`, base);
}

/** Returns the URL of the caller's quota; requests to it are free. */
export function throttleUrl(base: URL): URL {
  return new URL('api-throttle/', base);
}
