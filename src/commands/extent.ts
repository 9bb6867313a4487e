import type { Context } from '../context.ts';
import { formatOf } from '../flags/output-flags.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';
import type { Listing } from '../source/source.ts';
import { notice } from '../terminal/notice.ts';
import type { ListValues } from './command-flags.ts';

interface Extent {
  readonly listing: Listing;
  readonly query: Pick<SpacecraftQuery, 'offset'>;
  readonly isFromSample: boolean;
}

/**
 * Prints which part of all matches was printed, and how to get the rest. Off a terminal, a part that
 * the user limited is as requested and needs no notice; one that the default limited may pass for
 * everything, so every format has one.
 */
export function noticeExtent(extent: Extent, flags: ListValues, context: Context): void {
  const { listing, query, isFromSample } = extent;
  const part = describePart(listing);
  const isEmpty = listing.entries.length === 0;
  const end = query.offset + listing.entries.length;
  const isTruncated = !isEmpty && end < listing.page.count;
  const isLimitedByUser = Number.isFinite(flags.limit);
  const isLimitedByDefault = isTruncated && !isLimitedByUser && !flags.all;
  const isHumanFormat = formatOf(flags, context.env) === 'table' && !flags.quiet;
  if (isEmpty) {
    const isExpected = isHumanFormat || context.stderr.isTTY || isFromSample;
    if (isExpected) notice(context, describeNothing(extent));
  } else if (context.stderr.isTTY) {
    const next = isTruncated ? ` · next: --offset ${end}` : '';
    notice(context, `${part}${next}${isLimitedByDefault ? ' · all: --all' : ''}`);
  } else if (isLimitedByDefault) {
    notice(context, `spacecraft: ${part}; use --all for all, or --limit`);
  } else if (isHumanFormat && !isLimitedByUser) {
    notice(context, part);
  }
}

function describePart({ page: { count }, entries }: Listing): string {
  return `${entries.length} of ${count} spacecraft`;
}

function describeNothing({ listing: { page }, query: { offset }, isFromSample }: Extent): string {
  const where = isFromSample ? ' in the sample' : '';
  const advice = isFromSample ? '; run spacecraft sync to download all' : '';
  return page.count === 0
    ? `no spacecraft${where} match${advice}`
    : `no results at offset ${offset}; ${page.count} spacecraft${where} match${advice}`;
}
