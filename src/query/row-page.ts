import type { FlagValues } from '../flags/flag.ts';
import { PAGE_FLAGS } from './page-flags.ts';

/** The flags that select a part of rows that are few, all of which are printed by default. */
export const ROW_PAGE_FLAGS = {
  limit: { ...PAGE_FLAGS.limit, help: 'maximum results (default: all)' },
  offset: PAGE_FLAGS.offset,
} as const;

/** A part of all matches. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** The number of all matches. */
  readonly count: number;
  /** The offset of the next part; undefined if this is the last. */
  readonly next: number | undefined;
}

export function pageOf<Row>(
  matches: readonly Row[],
  { limit = Number.POSITIVE_INFINITY, offset = 0 }: FlagValues<typeof ROW_PAGE_FLAGS>,
): RowPage<Row> {
  const count = matches.length;
  const end = offset + limit;
  return { rows: matches.slice(offset, end), count, next: end < count ? end : undefined };
}
