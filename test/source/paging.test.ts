import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/api/validate.ts';
import { BadResponseError } from '../../src/errors.ts';
import type { RawRecord } from '../../src/ll2/spacecraft.ts';
import type { Ordering } from '../../src/query/ordering.ts';
import {
  isMultiPage,
  mergePages,
  neighbourPages,
  type PageRange,
  pageOrdering,
  plannedPages,
  remainingPages,
} from '../../src/source/paging.ts';

const ALL = Number.POSITIVE_INFINITY;

const NEXT = 'https://example.com/spacecraft/?limit=100&offset=100';

/** Creates a page of spacecraft with the ids from `first` to `last`. */
function page(
  first: number,
  last: number,
  { count, next = null }: { readonly count: number; readonly next?: string | null },
): Page<RawRecord> {
  const results = Array.from({ length: last - first + 1 }, (_, index) => {
    const id = first + index;
    return { id, name: `Spacecraft ${id}` };
  });
  return { count, next, previous: null, results };
}

const ids = ({ results }: Page<RawRecord>) => results.map(({ id }) => id);
const idsFrom = (first: number, last: number) => ids(page(first, last, { count: 0 }));

describe('isMultiPage', () => {
  test.each([
    [1, false],
    [100, false],
    [101, true],
    [ALL, true],
  ])('a limit of %d: %s', (limit, expected) => {
    expect(isMultiPage({ limit, offset: 0 })).toBe(expected);
    expect(isMultiPage({ limit, offset: 500 })).toBe(expected);
  });
});

describe('pageOrdering', () => {
  const byFlights: Ordering = [{ field: 'flights_count', descending: true }];
  const id = { field: 'id', descending: false } as const;

  test('does not change the ordering of a single page', () => {
    expect(pageOrdering({ limit: 100, offset: 300, ordering: byFlights })).toEqual(byFlights);
  });

  test.each([101, ALL])('breaks ties by id for a limit of %d', (limit) => {
    expect(pageOrdering({ limit, offset: 0, ordering: byFlights })).toEqual([...byFlights, id]);
  });

  test('does not change an ordering that contains the id', () => {
    const ordering: Ordering = [{ field: 'id', descending: true }, ...byFlights];
    expect(pageOrdering({ limit: ALL, offset: 0, ordering })).toEqual(ordering);
  });
});

describe('plannedPages', () => {
  test.each<[range: PageRange, pages: PageRange[]]>([
    [{ limit: 1, offset: 0 }, [{ limit: 1, offset: 0 }]],
    [{ limit: 100, offset: 7 }, [{ limit: 100, offset: 7 }]],
    [
      { limit: 101, offset: 0 },
      [
        { limit: 100, offset: 0 },
        { limit: 1, offset: 100 },
      ],
    ],
    [
      { limit: 250, offset: 30 },
      [
        { limit: 100, offset: 30 },
        { limit: 100, offset: 130 },
        { limit: 50, offset: 230 },
      ],
    ],
    // How many pages there are is unknown before the first one arrives.
    [{ limit: ALL, offset: 0 }, [{ limit: 100, offset: 0 }]],
    [{ limit: ALL, offset: 600 }, [{ limit: 100, offset: 600 }]],
  ])('of %j are %j', (range, pages) => {
    expect(plannedPages(range)).toEqual(pages);
  });
});

describe('remainingPages', () => {
  test('of everything are full pages up to the count', () => {
    const first = page(1, 100, { count: 607, next: NEXT });
    expect(remainingPages(first, { limit: ALL, offset: 0 })).toEqual(
      [100, 200, 300, 400, 500, 600].map((offset) => ({ limit: 100, offset })),
    );
  });

  test('of everything start after the first page if there is an offset', () => {
    const first = page(431, 530, { count: 607, next: NEXT });
    expect(remainingPages(first, { limit: ALL, offset: 430 })).toEqual([
      { limit: 100, offset: 530 },
    ]);
  });

  test('end at the limit', () => {
    const first = page(1, 100, { count: 607, next: NEXT });
    expect(remainingPages(first, { limit: 250, offset: 0 })).toEqual([
      { limit: 100, offset: 100 },
      { limit: 50, offset: 200 },
    ]);
  });

  test('end at the count if it is below the limit', () => {
    const first = page(51, 150, { count: 170, next: NEXT });
    expect(remainingPages(first, { limit: 300, offset: 50 })).toEqual([{ limit: 20, offset: 150 }]);
  });

  test.each([250, ALL])('are none if the first page is complete (limit %d)', (limit) => {
    expect(remainingPages(page(1, 42, { count: 42 }), { limit, offset: 0 })).toEqual([]);
    expect(remainingPages(page(1, 100, { count: 100 }), { limit, offset: 0 })).toEqual([]);
  });

  test.each([250, ALL])('are none beyond the last spacecraft (limit %d)', (limit) => {
    const empty = page(1, 0, { count: 42 });
    expect(remainingPages(empty, { limit, offset: 700 })).toEqual([]);
  });

  test.each([
    [0, 607, 100],
    [1, 5_001, 100],
    [50, 170, 100],
    [99, 607, 100],
    [41, 42, 42],
  ])('are not requested if the first page has %d of %d spacecraft', (size, count, expected) => {
    const first = page(1, size, { count, next: NEXT });
    expect(() => remainingPages(first, { limit: ALL, offset: 0 })).toThrow(
      new BadResponseError(
        `the API promised ${count} spacecraft and sent ${size} on the first page instead of ${expected}`,
      ),
    );
  });

  test('of more than 100,000 spacecraft are rejected', () => {
    const everything = { limit: ALL, offset: 0 };
    const plausible = page(1, 100, { count: 100_000, next: NEXT });
    expect(remainingPages(plausible, everything)).toHaveLength(999);
    const implausible = page(1, 100, { count: 100_001, next: NEXT });
    expect(() => remainingPages(implausible, everything)).toThrow(
      new BadResponseError('implausible count from the API: 100001'),
    );
    // A limit bounds the number of requests.
    expect(remainingPages(implausible, { limit: 200, offset: 0 })).toHaveLength(1);
  });
});

describe('mergePages', () => {
  test('returns the results of all pages in their order', () => {
    const merged = mergePages(
      [
        page(1, 100, { count: 230, next: NEXT }),
        page(101, 200, { count: 230, next: NEXT }),
        page(201, 230, { count: 230 }),
      ],
      { limit: ALL, offset: 0 },
    );
    expect(ids(merged)).toEqual(idsFrom(1, 230));
    expect(merged).toMatchObject({ count: 230, next: null, previous: null });
  });

  test('returns the previous link and unknown fields of the first page, and the next link of the last', () => {
    const first = { ...page(1, 100, { count: 607, next: NEXT }), previous: 'P', extra: 1 };
    const last = { ...page(101, 150, { count: 607, next: 'N' }), previous: 'Q', extra: 2 };
    expect(mergePages([first, last], { limit: 150, offset: 50 })).toMatchObject({
      previous: 'P',
      next: 'N',
      extra: 1,
    });
  });

  test('rejects pages with different counts', () => {
    const pages = [
      page(1, 100, { count: 200, next: NEXT }),
      page(101, 150, { count: 150 }),
    ] as const;
    expect(() => mergePages(pages, { limit: ALL, offset: 0 })).toThrow(
      new BadResponseError('the number of spacecraft changed from 200 to 150 between pages', {
        advice: ['try again', 'use --offline'],
      }),
    );
  });

  test('drops spacecraft that moved to a later page', () => {
    const pages = [
      page(1, 100, { count: 150, next: NEXT }),
      page(100, 150, { count: 150 }),
    ] as const;
    expect(ids(mergePages(pages, { limit: ALL, offset: 0 }))).toEqual(idsFrom(1, 150));
  });

  test('returns no more than the limit', () => {
    const pages = [
      page(1, 100, { count: 607, next: NEXT }),
      page(101, 200, { count: 607 }),
    ] as const;
    expect(ids(mergePages(pages, { limit: 120, offset: 0 }))).toEqual(idsFrom(1, 120));
  });

  test('returns an empty page beyond the last spacecraft', () => {
    const empty = page(1, 0, { count: 42 });
    expect(mergePages([empty], { limit: ALL, offset: 700 })).toEqual(empty);
  });

  test.each<[limit: number, expected: number]>([
    [ALL, 200],
    [150, 150],
  ])('rejects pages with fewer spacecraft than promised (limit %d)', (limit, expected) => {
    const pages = [
      page(1, 100, { count: 200, next: NEXT }),
      page(101, 140, { count: 200, next: NEXT }),
    ] as const;
    expect(() => mergePages(pages, { limit, offset: 0 })).toThrow(
      new BadResponseError(`the API promised ${expected} spacecraft and sent 140`, {
        advice: ['the data may have changed meanwhile, try again'],
      }),
    );
  });

  test('rejects pages that are not all, if all are requested', () => {
    const pages = [
      page(1, 100, { count: 200, next: NEXT }),
      page(101, 200, { count: 200, next: NEXT }),
    ] as const;
    expect(() => mergePages(pages, { limit: ALL, offset: 0 })).toThrow(
      'the API promised 200 spacecraft and has more',
    );
    expect(mergePages(pages, { limit: 200, offset: 0 }).next).toBe(NEXT);
  });
});

describe('neighbourPages', () => {
  test.each<[range: PageRange, next: PageRange | undefined, previous: PageRange | undefined]>([
    [{ limit: 10, offset: 0 }, { limit: 10, offset: 10 }, undefined],
    [
      { limit: 10, offset: 20 },
      { limit: 10, offset: 30 },
      { limit: 10, offset: 10 },
    ],
    [
      { limit: 10, offset: 4 },
      { limit: 10, offset: 14 },
      { limit: 10, offset: 0 },
    ],
    [{ limit: 10, offset: 597 }, undefined, { limit: 10, offset: 587 }],
    [
      { limit: 10, offset: 596 },
      { limit: 10, offset: 606 },
      { limit: 10, offset: 586 },
    ],
    [{ limit: 10, offset: 700 }, undefined, { limit: 10, offset: 690 }],
    // The first page of several is full, and the last one may be shorter.
    [
      { limit: 200, offset: 100 },
      { limit: 100, offset: 300 },
      { limit: 100, offset: 0 },
    ],
    [
      { limit: 250, offset: 130 },
      { limit: 50, offset: 380 },
      { limit: 100, offset: 30 },
    ],
    [{ limit: ALL, offset: 0 }, undefined, undefined],
    [{ limit: ALL, offset: 30 }, undefined, { limit: 100, offset: 0 }],
    [{ limit: ALL, offset: 600 }, undefined, { limit: 100, offset: 500 }],
  ])('of %j in 607 spacecraft: next %j, previous %j', (range, next, previous) => {
    expect(neighbourPages(range, 607)).toEqual({ next, previous });
  });
});
