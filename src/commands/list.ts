import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatOf } from '../flags/output-flags.ts';
import { parseQuery } from '../query/parse-query.ts';
import { resolveQuery } from '../query/resolve-query.ts';
import {
  flagsBeyondApi,
  type SpacecraftQuery,
  type UnresolvedQuery,
} from '../query/spacecraft-query.ts';
import { withSource } from '../source/open-source.ts';
import { listUrls } from '../source/remote.ts';
import type { Listing, Source } from '../source/source.ts';
import { announce, notice } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { listView } from '../view/spacecraft-view.ts';
import type { ListValues } from './command-flags.ts';
import {
  noticeFirstPage,
  noticeIgnoredFields,
  noticeInferences,
  noticeMissingDetails,
  noticeProvenance,
} from './notices.ts';
import { printCurl } from './print-curl.ts';
import { checkOutputFlags, printSpacecraft } from './print-spacecraft.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft list`, and `spacecraft search` with its terms as a filter. */
export async function list(flags: ListValues, context: Context): Promise<void> {
  checkOutputFlags(flags, context);
  const unresolved = parseQuery(flags);
  if (flags.curl) return printListCurl(unresolved, flags, context);
  const options = sourceOptions(flags, context);
  await withSource(options, context, async (source) => {
    const { query, answer } = await withSpinner(context, 'Fetching spacecraft', () =>
      ask(unresolved, source, context),
    );
    const { value: listing, ...provenance } = answer;
    const orderedBy = query.ordering.map(({ field }) => field);
    await printSpacecraft(listView({ ...listing, orderedBy }), flags, context);
    noticeProvenance(provenance, options.policy, context);
    noticeIgnoredFields(listing.entries, context);
    noticeMissingDetails(listing.entries, query.mode, context);
    const isHumanFormat = formatOf(flags, context.env) === 'table' && !flags.quiet;
    const isFromSample = provenance.origin === 'sample';
    if (isHumanFormat || context.stderr.isTTY || (isFromSample && listing.entries.length === 0)) {
      const print = listing.entries.length > 0 ? notice : announce;
      print(context, extent(listing, query, isFromSample));
    }
  });
}

async function ask(unresolved: UnresolvedQuery, source: Source, context: Context) {
  const { query, inferences } = await resolveQuery(unresolved, source);
  noticeInferences(inferences, context);
  return { query, answer: await source.list(query) };
}

/** Prints the requests of a query. Names are resolved with local data, so nothing is sent. */
async function printListCurl(
  unresolved: UnresolvedQuery,
  flags: ListValues,
  context: Context,
): Promise<void> {
  const options = { ...sourceOptions(flags, context), policy: 'offline' as const };
  await withSource(options, context, async (source) => {
    const { query, inferences } = await resolveQuery(unresolved, source);
    noticeInferences(inferences, context);
    const unsupported = flagsBeyondApi(query);
    if (unsupported.length > 0) {
      throw new UsageError(`--curl: the API does not support ${unsupported.join(', ')}`);
    }
    await printCurl(listUrls(options.base, query), context);
    if (query.limit === Number.POSITIVE_INFINITY) noticeFirstPage(query.offset, context);
  });
}

/** Describes which part of all matches was printed, and how to get the next. */
function extent(
  { page: { count }, entries }: Listing,
  { offset }: SpacecraftQuery,
  isFromSample: boolean,
): string {
  if (entries.length === 0) {
    const where = isFromSample ? ' in the sample' : '';
    const advice = isFromSample ? '; run spacecraft sync to download all' : '';
    return count === 0
      ? `no spacecraft${where} match${advice}`
      : `no results at offset ${offset}; ${count} spacecraft${where} match${advice}`;
  }
  const part = `${entries.length} of ${count} spacecraft`;
  const end = offset + entries.length;
  return end < count ? `${part} · next: --offset ${end}` : part;
}
