import { PAGE_LIMIT } from '../api/urls.ts';
import type { Page } from '../api/validate.ts';
import { BadResponseError } from '../errors.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';

type Range = Pick<SpacecraftQuery, 'limit' | 'offset'>;

/** Whether the range may take more than one page. */
export function isMultiPage({ limit }: Range): boolean {
  return limit === 'all' || limit > PAGE_LIMIT;
}

/** How many craft the range holds when there are so many in all. */
function wanted({ limit, offset }: Range, count: number): number {
  const left = Math.max(0, count - offset);
  return limit === 'all' ? left : Math.min(limit, left);
}

/** There are some six hundred craft; a server that promises more than this would have no end of requests. */
const MAX_SPACECRAFT = 100_000;

/**
 * The pages that complete a range, now that the first page has told how many craft there are.
 * A server that sends shorter pages than it was asked for is asked for pages of its own length.
 * Throws `BadResponseError` where it promises more than there can be.
 */
export function remainingPages(
  first: Page<Spacecraft>,
  range: Range,
): { limit: number; offset: number }[] {
  const step = Math.min(PAGE_LIMIT, first.results.length);
  const total = wanted(range, first.count);
  if (total > MAX_SPACECRAFT) {
    throw new BadResponseError(`the API promises ${total} spacecraft, which is beyond belief`);
  }
  const pages: { limit: number; offset: number }[] = [];
  for (let taken = step; taken < total && step > 0; taken += step) {
    // The last page of a whole list is asked for in full, for what may be new since the first.
    const limit = range.limit === 'all' ? step : Math.min(step, total - taken);
    pages.push({ limit, offset: range.offset + taken });
  }
  return pages;
}

/**
 * Pages as one, without the repeats that arise when craft move between pages. Throws `BadResponseError`
 * where craft are missing, since a part is never passed off as the whole.
 */
export function merged(
  pages: readonly [Page<Spacecraft>, ...Page<Spacecraft>[]],
  range: Range,
): Page<Spacecraft> {
  const [first] = pages;
  const { count, next } = pages.at(-1) ?? first;
  const unique = new Map<number, Spacecraft>();
  for (const record of pages.flatMap(({ results }) => results)) {
    if (!unique.has(record.id)) unique.set(record.id, record);
  }
  const promised = wanted(range, count);
  if (unique.size < promised) {
    throw new BadResponseError(
      `the API promised ${promised} spacecraft and sent ${unique.size}: the data may have changed meanwhile, try again`,
    );
  }
  if (range.limit === 'all' && next) {
    throw new BadResponseError(
      `the API promised ${promised} spacecraft and has more: the data may have changed meanwhile, try again`,
    );
  }
  const results = [...unique.values()];
  const kept = range.limit === 'all' ? results : results.slice(0, range.limit);
  return { ...first, count, next, results: kept };
}
