import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatOf } from '../flags/output-flags.ts';
import { baseOf } from '../flags/source-flags.ts';
import { flagsBeyondApi, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import { withSource } from '../source/open-source.ts';
import { listUrls } from '../source/remote.ts';
import type { Listing, Source } from '../source/source.ts';
import { notice } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { listView, SPACECRAFT } from '../view/spacecraft-view.ts';
import type { ListValues } from './command-flags.ts';
import { listQuery } from './list-query.ts';
import { noticeMissingDetails, noticeProvenance } from './notices.ts';
import { noticeFirstPage, printCurl } from './print-curl.ts';
import { printSpacecraft } from './print-spacecraft.ts';

/** `spacecraft list`, and `spacecraft search` once its terms are a filter. */
export async function list(flags: ListValues, context: Context): Promise<void> {
  const isHumanFormat = formatOf(flags, context.env) === 'table' && !flags.quiet;
  // What cannot be shown is refused before it is asked for.
  if (flags.columns) chooseColumns(flags.columns, SPACECRAFT);
  if (flags.curl) return curl(flags, context);
  await withSource(flags, context, async (source) => {
    const { query, answered } = await withSpinner(context, 'Asking for spacecraft', () =>
      answer(flags, source, context),
    );
    const { value: listing, ...provenance } = answered;
    const orderedBy = query.ordering.map(({ field }) => field);
    await printSpacecraft(listView({ ...listing, orderedBy }), flags, context);
    noticeProvenance(provenance, flags, context);
    noticeMissingDetails(listing.entries, query.mode, context);
    if (isHumanFormat || context.stderr.isTTY) notice(context, extent(listing, query));
  });
}

/** Names are looked up in what is at hand: nothing is sent. */
async function curl(flags: ListValues, context: Context): Promise<void> {
  await withSource({ ...flags, offline: true, refresh: false }, context, async (source) => {
    const query = await listQuery(flags, source, context);
    const beyond = flagsBeyondApi(query);
    if (beyond.length > 0) {
      throw new UsageError(`--curl: the API has no way to ask for ${beyond.join(', ')}`);
    }
    await printCurl(listUrls(baseOf(flags), query), context);
    if (query.limit === 'all') noticeFirstPage(context);
  });
}

async function answer(flags: ListValues, source: Source, context: Context) {
  const query = await listQuery(flags, source, context);
  return { query, answered: await source.list(query) };
}

/** What part of the whole this is, and how to get the next. */
function extent({ page, entries }: Listing, { offset }: SpacecraftQuery): string {
  if (page.count === 0) return 'no spacecraft match';
  if (entries.length === 0)
    return `nothing from offset ${offset} on: ${page.count} spacecraft match`;
  const part = `${entries.length} of ${page.count} spacecraft`;
  const end = offset + entries.length;
  return end < page.count ? `${part} · next: --offset ${end}` : part;
}
