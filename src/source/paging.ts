import { PAGE_LIMIT, pageUrl } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import { BadResponseError } from '../errors.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
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

/** Returns the URL of a part of a query's results. */
export function rangeUrl(base: URL, query: SpacecraftQuery, { limit, offset }: PageRange): URL {
  return pageUrl(base, { ...query, ordering: pageOrdering(query), limit, offset });
}

/** Returns the pages of a range that are known before the first one arrives. */
export function plannedPages(range: PageRange): PageRange[] {
  const size = range.limit === Number.POSITIVE_INFINITY ? PAGE_LIMIT : range.limit;
  return pagesBetween(range.offset, range.offset + size, PAGE_LIMIT);
}

/** There are about 600 spacecraft; a server that promises more than this would be asked forever. */
const MAX_SPACECRAFT = 100_000;

/**
 * Returns the pages that complete a range after its first page. Throws `BadResponseError` for an
 * implausible count, and for a first page that is too short: in pages of one record, thousands of
 * requests would be needed.
 */
export function remainingPages(first: Page<unknown>, range: PageRange): PageRange[] {
  const size = first.results.length;
  const total = sizeOf(range, first.count);
  if (total > MAX_SPACECRAFT) {
    throw new BadResponseError(`implausible count from the API: ${first.count}`);
  }
  const expected = Math.min(PAGE_LIMIT, total);
  if (size < expected) {
    throw new BadResponseError(
      `the API promised ${total} spacecraft and sent ${size} on the first page instead of ${expected}`,
    );
  }
  const pages = pagesBetween(range.offset + PAGE_LIMIT, range.offset + total, PAGE_LIMIT);
  // The last page of everything is requested in full, in case spacecraft were added meanwhile.
  return range.limit === Number.POSITIVE_INFINITY
    ? pages.map(({ offset }) => ({ offset, limit: PAGE_LIMIT }))
    : pages;
}

/**
 * Merges pages into one. Throws `BadResponseError` if they are from different states of the data, or
 * if spacecraft are missing: a part must not pass for the whole.
 */
export function mergePages(
  pages: readonly [Page<RawRecord>, ...Page<RawRecord>[]],
  range: PageRange,
): Page<RawRecord> {
  const [first] = pages;
  const { count, next } = pages.at(-1) ?? first;
  const other = pages.find((page) => page.count !== count);
  if (other) {
    throw new BadResponseError(
      `the number of spacecraft changed from ${other.count} to ${count} between pages`,
      { advice: ['try again', 'use --offline'] },
    );
  }
  const unique = new Map<number, RawRecord>();
  for (const record of pages.flatMap(({ results }) => results)) {
    if (!unique.has(record.id)) unique.set(record.id, record);
  }
  const expected = sizeOf(range, count);
  const isTooShort = unique.size < expected;
  const hasMore = range.limit === Number.POSITIVE_INFINITY && Boolean(next);
  if (isTooShort || hasMore) {
    const received = isTooShort ? `sent ${unique.size}` : 'has more';
    throw new BadResponseError(`the API promised ${expected} spacecraft and ${received}`, {
      advice: ['the data may have changed meanwhile, try again'],
    });
  }
  return { ...first, count, next, results: [...unique.values()].slice(0, range.limit) };
}

/**
 * Throws `BadResponseError` if ids are out of order, so that pages were from different states of the
 * data. Other fields may change meanwhile. If as many spacecraft are added as are removed between two
 * pages, the count and the order stay, and one can be missing unnoticed: the data has no version.
 */
export function assertOrdered(records: readonly RawRecord[], [first]: Ordering): void {
  if (first?.field !== 'id') return;
  for (const [index, { id }] of records.entries()) {
    const previous = records[index - 1]?.id;
    if (previous === undefined || (first.descending ? previous > id : previous < id)) continue;
    throw new BadResponseError(
      `the API sent spacecraft ${id} after ${previous} in a list ordered by id`,
      { advice: ['the data may have changed meanwhile, try again'] },
    );
  }
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
