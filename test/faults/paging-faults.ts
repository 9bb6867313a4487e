/** Lists whose pages contradict each other, or what the program requested. */
import type { Transform } from '../loopback/launch-library.ts';
import type { Fault } from './fault.ts';

interface Page {
  readonly count: number;
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

/** Changes the pages that the API sends. */
const transformPages =
  (change: (page: Page, offset: number) => object): Transform =>
  (body, { searchParams }) =>
    isPage(body) ? change(body, Number(searchParams.get('offset') ?? 0)) : body;

function isPage(body: object): body is Page {
  return 'results' in body;
}

export const PAGING_FAULTS: readonly Fault[] = [
  {
    server: 'sends a count above the number of records',
    transform: transformPages((page) => ({ ...page, count: 650 })),
    command: 'list --all',
    exit: 6,
    requests: 7,
    stderr: /650.*607/,
  },
  {
    server: 'sends a count below the number of records',
    transform: transformPages((page) => ({ ...page, count: 300 })),
    command: 'list --all',
    exit: 6,
    requests: 3,
    stderr: /300.*more/,
  },
  {
    server: 'sends a smaller count on later pages',
    transform: transformPages((page, offset) => ({ ...page, count: offset > 0 ? 607 : 610 })),
    command: 'list --all',
    exit: 6,
    requests: 8,
    stderr:
      /the number of spacecraft changed from 610 to 607 between pages; try again, or use --offline$/,
  },
  {
    server: 'sends a count of a billion',
    transform: transformPages((page) => ({ ...page, count: 1e9 })),
    command: 'list --all',
    exit: 6,
    requests: 1,
    stderr: /1000000000/,
  },
  {
    server: 'sends the same page again and again',
    transform: transformPages((page) => ({
      ...page,
      results: page.results.map((_, id) => ({ id, name: 'X' })),
    })),
    command: 'list --all',
    exit: 6,
    requests: 7,
    stderr: /607.*100/,
  },
  {
    server: 'omits the last record of each page',
    transform: transformPages((page) => ({ ...page, results: page.results.slice(0, -1) })),
    command: 'list --all',
    exit: 6,
    requests: 1,
    stderr: /607.* sent 99 on the first page instead of 100/,
  },
  {
    server: 'sends smaller pages than requested',
    transform: transformPages((page) => ({ ...page, results: page.results.slice(0, 50) })),
    command: 'list --all --format ndjson',
    exit: 6,
    requests: 1,
    stderr: /607.* sent 50 on the first page instead of 100/,
  },
  {
    server: 'sends an empty page and a count of 607',
    transform: transformPages((page) => ({ ...page, results: [] })),
    command: 'list --all',
    exit: 6,
    requests: 1,
    stderr: /607.*\b0\b/,
  },
  ...['list --all', 'list --limit 150 --ordering -id'].map(
    (command): Fault => ({
      server: 'sends pages in another order than requested',
      transform: transformPages((page, offset) => ({
        ...page,
        results: page.results.map((_, index) => ({
          id: 1_000 + index - ((offset * 7) % 1_100),
          name: 'X',
        })),
      })),
      command,
      exit: 6,
      requests: command.includes('150') ? 2 : 7,
      stderr:
        /^spacecraft: the API sent spacecraft -?\d+ after \d+ in a list ordered by id; the data may have changed meanwhile, try again$/,
    }),
  ),
  {
    server: 'sends a next URL on another host',
    transform: transformPages((page) => ({ ...page, next: 'http://127.0.0.2:1/?offset=100' })),
    command: 'list --limit 250 --format ndjson',
    exit: 0,
    requests: 3,
  },
];
