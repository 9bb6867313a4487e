import { PAGE_LIMIT } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import { BadResponseError } from '../errors.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { type Ordering, withTieBreaker } from '../query/ordering.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';

/** A part of a list; `limit` may be `Infinity`. */
export type PageRange = Pick<SpacecraftQuery, 'limit' | 'offset'>;

/** Returns whether the range may need more than one page. */
export function isMultiPage({ limit }: PageRange): boolean {
  return limit > PAGE_LIMIT;
}

/** Returns the ordering to request: one without ties if rows could move between pages. */
export function pageOrdering(query: PageRange & { readonly ordering: Ordering }): Ordering {
  return isMultiPage(query) ? withTieBreaker(query.ordering) : query.ordering;
}

/** Returns the pages of a range that are known before the first one arrives. */
export function plannedPages(range: PageRange): PageRange[] {
  const size = range.limit === Number.POSITIVE_INFINITY ? PAGE_LIMIT : range.limit;
  return pagesBetween(range.offset, range.offset + size, PAGE_LIMIT);
}

/** There are about 600 spacecraft; a server that promises more than this would be asked forever. */
const MAX_SPACECRAFT = 100_000;

/**
 * Returns the pages that complete a range after its first page. If the server sends shorter pages
 * than requested, the rest is requested in pages of that length. Throws `BadResponseError` for an
 * implausible count.
 */
export function remainingPages(first: Page<Spacecraft>, range: PageRange): PageRange[] {
  const size = Math.min(PAGE_LIMIT, first.results.length);
  const total = sizeOf(range, first.count);
  if (total > MAX_SPACECRAFT) {
    throw new BadResponseError(`implausible count from the API: ${first.count}`);
  }
  if (size === 0) return [];
  const pages = pagesBetween(range.offset + size, range.offset + total, size);
  // The last page of everything is requested in full, in case spacecraft were added meanwhile.
  return range.limit === Number.POSITIVE_INFINITY
    ? pages.map(({ offset }) => ({ offset, limit: size }))
    : pages;
}

/**
 * Merges pages into one and drops spacecraft that moved between pages. Throws `BadResponseError` if
 * some are missing: a part must not pass for the whole.
 */
export function mergePages(
  pages: readonly [Page<Spacecraft>, ...Page<Spacecraft>[]],
  range: PageRange,
): Page<Spacecraft> {
  const [first] = pages;
  const { count, next } = pages.at(-1) ?? first;
  const unique = new Map<number, Spacecraft>();
  for (const record of pages.flatMap(({ results }) => results)) {
    if (!unique.has(record.id)) unique.set(record.id, record);
  }
  const expected = sizeOf(range, count);
  const isTooShort = unique.size < expected;
  const hasMore = range.limit === Number.POSITIVE_INFINITY && Boolean(next);
  if (isTooShort || hasMore) {
    const received = isTooShort ? `sent ${unique.size}` : 'has more';
    throw new BadResponseError(`the API promised ${expected} spacecraft and ${received}`, {
      advice: 'the data may have changed meanwhile, try again',
    });
  }
  return { ...first, count, next, results: [...unique.values()].slice(0, range.limit) };
}

/** Returns the pages before and after a range, as the API links them from its first and last page. */
export function neighbourPages(
  { limit, offset }: PageRange,
  count: number,
): { readonly next: PageRange | undefined; readonly previous: PageRange | undefined } {
  const end = offset + limit;
  const firstSize = Math.min(limit, PAGE_LIMIT);
  const lastSize = limit % PAGE_LIMIT || PAGE_LIMIT;
  return {
    next: end < count ? { offset: end, limit: lastSize } : undefined,
    previous:
      offset > 0 ? { offset: Math.max(0, offset - firstSize), limit: firstSize } : undefined,
  };
}

/** Returns how many of `count` spacecraft the range contains. */
function sizeOf({ limit, offset }: PageRange, count: number): number {
  return Math.min(limit, Math.max(0, count - offset));
}

function pagesBetween(start: number, end: number, size: number): PageRange[] {
  const pages: PageRange[] = [];
  for (let offset = start; offset < end; offset += size) {
    pages.push({ offset, limit: Math.min(size, end - offset) });
  }
  return pages;
}
