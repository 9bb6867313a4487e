import type { Context } from '../context.ts';
import { formatOf, type OutputValues } from '../flags/output-flags.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';
import { announce, notice } from '../terminal/notice.ts';
import type { ListValues } from './command-flags.ts';

interface Extent {
  readonly listing: {
    readonly page: { readonly count: number };
    readonly entries: readonly unknown[];
  };
  readonly query: Pick<SpacecraftQuery, 'offset'>;
  readonly isFromSample: boolean;
  /** What was printed, with the number of all matches: `607 spacecraft`. By default spacecraft. */
  readonly describe?: (count: number) => string;
}

type ExtentFlags = OutputValues & Pick<ListValues, 'limit' | 'all' | 'quiet'>;

/**
 * Prints which part of all matches was printed, and how to get the rest. Off a terminal, a part that
 * the user limited is as requested and needs no notice; one that the default limited may pass for
 * everything, so every format has one.
 */
export function noticeExtent(extent: Extent, flags: ExtentFlags, context: Context): void {
  const { listing, query, isFromSample } = extent;
  const part = describePart(extent);
  const isEmpty = listing.entries.length === 0;
  const end = query.offset + listing.entries.length;
  const isTruncated = !isEmpty && end < listing.page.count;
  const isLimitedByUser = Number.isFinite(flags.limit);
  const isLimitedByDefault = isTruncated && !isLimitedByUser && !flags.all;
  const isHumanFormat = formatOf(flags, context.env) === 'table' && !flags.quiet;
  if (isEmpty) {
    const isExpected = isHumanFormat || context.stderr.isTTY || isFromSample;
    if (isExpected) announce(context, describeNothing(extent));
  } else if (context.stderr.isTTY) {
    const next = isTruncated ? ` · next: --offset ${end}` : '';
    notice(context, `${part}${next}${isLimitedByDefault ? ' · all: --all' : ''}`);
  } else if (isLimitedByDefault) {
    announce(context, `spacecraft: ${part}; use --all for all, or --limit`);
  } else if (isHumanFormat && !isLimitedByUser) {
    notice(context, part);
  }
}

const spacecraft = (count: number) => `${count} spacecraft`;

function describePart({ listing: { page, entries }, describe = spacecraft }: Extent): string {
  return `${entries.length} of ${describe(page.count)}`;
}

function describeNothing(extent: Extent): string {
  const { listing, query, isFromSample, describe = spacecraft } = extent;
  const { count } = listing.page;
  const where = isFromSample ? ' in the sample' : '';
  const advice = isFromSample ? '; run spacecraft sync to download all' : '';
  return count === 0
    ? `${describe(0).replace(/^0/, 'no')}${where} match${advice}`
    : `no results at offset ${query.offset}; ${describe(count)}${where} match${advice}`;
}
