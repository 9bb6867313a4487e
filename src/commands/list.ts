import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { parseQuery } from '../query/parse-query.ts';
import { resolveQuery } from '../query/resolve-query.ts';
import { flagsBeyondApi, type UnresolvedQuery } from '../query/spacecraft-query.ts';
import { withSource } from '../source/open-source.ts';
import { listUrls } from '../source/remote.ts';
import type { Source } from '../source/source.ts';
import type { Folder } from '../store/folder.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { listView } from '../view/spacecraft-view.ts';
import type { ListValues } from './command-flags.ts';
import { noticeExtent } from './extent.ts';
import {
  noticeEmptyColumns,
  noticeFirstPage,
  noticeIgnoredFields,
  noticeInferences,
  noticeMissingDetails,
  noticeProvenance,
  noticeSync,
} from './notices.ts';
import { printCurl } from './print-curl.ts';
import { checkOutputFlags, columnOptions, printSpacecraft } from './print-spacecraft.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft list`, and `spacecraft search` with its terms as a filter. */
export async function list(flags: ListValues, context: Context): Promise<void> {
  checkOutputFlags(flags, context);
  const unresolved = parseQuery(flags);
  if (flags.curl) return printListCurl(unresolved, flags, context);
  const options = sourceOptions(flags, context);
  await withSource(options, context, async (source, { folder }) => {
    const isFirstUse = isUnused(folder);
    const { query, answer } = await withSpinner(context, 'Fetching spacecraft', () =>
      ask(unresolved, source, context),
    );
    const { value: listing, ...provenance } = answer;
    const orderedBy = query.ordering.map(({ field }) => field);
    await printSpacecraft(
      listView({ ...listing, orderedBy, ...columnOptions(flags, context) }),
      flags,
      context,
    );
    noticeProvenance(provenance, options.policy, context);
    noticeIgnoredFields(listing.entries, context);
    noticeMissingDetails(listing.entries, query.mode, context);
    const { policy } = options;
    noticeEmptyColumns(listing.entries, flags.columns ?? [], { ...query, policy }, context);
    noticeExtent({ listing, query, isFromSample: provenance.origin === 'sample' }, flags, context);
    if (isFirstUse && provenance.origin === 'api' && context.stderr.isTTY) noticeSync(context);
  });
}

/** Returns whether nothing was cached or synced yet, though it could be. */
function isUnused({ path, files }: Folder): boolean {
  return path !== undefined && files().length === 0;
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
