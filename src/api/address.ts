import { type Filters, filterParameters } from '../query/filters.ts';
import { type Ordering, orderingParameter } from '../query/ordering.ts';
import type { Mode } from '../query/spacecraft-query.ts';

/** The API cuts a larger limit to this without a word. */
export const PAGE_LIMIT = 100;

/** A part of a list that one request can bring. */
export interface PageQuery {
  readonly filters: Filters;
  readonly ordering: Ordering;
  readonly mode: Mode;
  /** From 1 to `PAGE_LIMIT`. */
  readonly limit: number;
  readonly offset: number;
}

/** The address of a page of spacecraft, with nothing in it that is the API's default anyway but the limit. */
export function pageAddress(base: URL, { filters, ordering, mode, limit, offset }: PageQuery): URL {
  const address = new URL('spacecraft/', base);
  const parameters = filterParameters(filters);
  parameters.push(['ordering', orderingParameter(ordering)], ['limit', String(limit)]);
  if (offset > 0) parameters.push(['offset', String(offset)]);
  if (mode !== 'normal') parameters.push(['mode', mode]);
  address.search = new URLSearchParams(parameters).toString();
  return address;
}

/**
 * The address of one spacecraft. The API documents no parameter here and answers in detail either
 * way; the mode is named all the same where it is not the default.
 */
export function spacecraftAddress(base: URL, id: number, mode: Mode): URL {
  const address = new URL(`spacecraft/${id}/`, base);
  if (mode !== 'normal') address.searchParams.set('mode', mode);
  return address;
}

/** The address of all configurations: fewer than a page holds. */
export function configurationsAddress(base: URL): URL {
  return new URL(`spacecraft_configurations/?ordering=name&limit=${PAGE_LIMIT}`, base);
}
