import { PAGE_LIMIT, pageUrl } from '../api/urls.ts';
import type { Context } from '../context.ts';
import { OutputError } from '../errors.ts';
import { baseOf } from '../flags/source-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import { summarize } from '../ll2/summary.ts';
import { BY_ID } from '../query/ordering.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';
import { isFresh } from '../source/freshness.ts';
import { openServices, type Services } from '../source/open-services.ts';
import { listUrls, remoteSource } from '../source/remote.ts';
import { openCatalogue, writeCatalogue } from '../store/catalogue-file.ts';
import { notice } from '../terminal/notice.ts';
import { progressBar, withSpinner } from '../terminal/spinner.ts';
import { ago } from '../text/relative-time.ts';
import type { SyncValues } from './command-flags.ts';
import { noticeFirstPage, printCurl } from './print-curl.ts';

/**
 * `spacecraft sync`: fetches every spacecraft and puts them in place as the catalogue. Pages are
 * kept as they come, so that a sync that was broken off goes on where it was.
 */
export async function sync(flags: SyncValues, context: Context): Promise<void> {
  const mode = flags.mode ?? 'normal';
  if (flags.curl) {
    await printCurl(listUrls(baseOf(flags), everything(mode)), context);
    noticeFirstPage(context);
    return;
  }
  const around = await openServices(flags, context);
  const before = openCatalogue(around.folder, { base: around.base, mode }, around.warn);
  if (before && isFresh(before.at, around.maxAge, context.now())) {
    const age = ago(before.at, context.now());
    const what = `${before.facts.length} spacecraft, synced ${age}`;
    notice(context, `the catalogue is fresh: ${what}; --refresh syncs it all the same`);
    return;
  }
  try {
    const count = await fetchCatalogue(mode, around, context);
    notice(context, `synced ${count} spacecraft${mode === 'detailed' ? ' in detail' : ''}`);
  } finally {
    await around.client.flush();
  }
}

/** Comes back with the number of craft in it. */
async function fetchCatalogue(
  mode: Mode,
  { base, folder, client }: Services,
  context: Context,
): Promise<number> {
  const query = everything(mode);
  const { value: listing, at } = await withSpinner(context, 'Syncing', (say) =>
    remoteSource(client, (received, total) =>
      say(`Syncing ${progressBar(received, total)} spacecraft`),
    ).list(query),
  );
  const craft = listing.entries.map(craftOf);
  const written = await writeCatalogue(folder, { base, mode }, at, craft);
  if (!written) throw new OutputError('the catalogue could not be written; what was there stands');
  // The pages have served: all that was in them is in the catalogue now.
  for (let offset = 0; offset < listing.page.count; offset += PAGE_LIMIT) {
    client.invalidate(pageUrl(base, { ...query, limit: PAGE_LIMIT, offset }));
  }
  return craft.length;
}

function everything(mode: Mode): SpacecraftQuery {
  return { filters: {}, ordering: BY_ID, limit: 'all', offset: 0, mode };
}

function craftOf({ record, json }: Entry) {
  return { facts: summarize(record), json };
}
