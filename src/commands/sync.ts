import type { Context } from '../context.ts';
import { OutputError, TimeoutError } from '../errors.ts';
import { BY_ID } from '../query/ordering.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';
import { assertQuota } from '../source/fetch-all.ts';
import { pagesClient } from '../source/fetch-pages.ts';
import { type Services, type SourceOptions, withServices } from '../source/open-source.ts';
import { listUrls } from '../source/remote.ts';
import { type Catalogue, openCatalogue } from '../store/catalogue-file.ts';
import type { Folder } from '../store/folder.ts';
import { acquireLock, type Lock, LockError } from '../store/lock.ts';
import { announce } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { ago } from '../text/relative-time.ts';
import type { SyncValues } from './command-flags.ts';
import { downloadCatalogue, everyPage } from './download-catalogue.ts';
import { noticeFirstPage, noticeIgnoredFields } from './notices.ts';
import { printCurl } from './print-curl.ts';
import { summarizeChanges } from './record-changes.ts';
import { sourceOptions } from './source-options.ts';

/** Detailed records also answer normal queries, and take as many requests. */
const DEFAULT_MODE: Mode = 'detailed';

/** Launch Library 2 had 607 spacecraft in August 2026, and removes few. */
const USUAL_COUNT = 607;

/**
 * `spacecraft sync`: downloads every spacecraft and replaces the catalogue. Pages are cached as they
 * arrive, so an interrupted sync resumes.
 */
export async function sync(flags: SyncValues, context: Context): Promise<void> {
  const options = sourceOptions(flags, context);
  const query = everything(flags.mode ?? DEFAULT_MODE);
  if (flags.curl) {
    await printCurl(listUrls(options.base, query), context);
    noticeFirstPage(0, context);
    return;
  }
  await withServices(options, context, (services) =>
    syncCatalogue(query, options, services, context),
  );
}

async function syncCatalogue(
  query: SpacecraftQuery,
  { base, warn }: SourceOptions,
  services: Services,
  context: Context,
): Promise<void> {
  // A corrupt catalogue needs no warning: this replaces it.
  const open = () => openCatalogue(services.folder, base, () => {});
  const catalogue = open();
  const isFresh = catalogue?.mode === query.mode && services.isFresh(catalogue.at);
  if (isFresh && catalogue.isIntact()) {
    announce(context, `${describe(catalogue, context)} is fresh; use --refresh to sync anyway`);
    return;
  }
  const lock = await lockFolder(services.folder, base, context);
  try {
    // Another run may have replaced the catalogue since.
    const previous = open();
    const isSameMode = previous?.mode === query.mode;
    if (lock.hasWaited && isSameMode && previous.at > (catalogue?.at ?? 0)) {
      announce(context, `another run synced ${previous.summaries.length} spacecraft`);
      return;
    }
    const pages = everyPage(base, query, catalogue?.summaries.length ?? USUAL_COUNT);
    const cached = pagesClient(services.client, query);
    await assertQuota(services.client, pages.filter((url) => !cached.isCached(url)).length);
    const { entries, recorded } = await downloadCatalogue(
      query,
      { ...services, base, warn, previous: isSameMode ? previous : undefined },
      context,
    );
    const details = query.mode === 'detailed' ? ' in detail' : '';
    const outcome = recorded ? `: ${summarizeChanges(recorded)}` : details;
    announce(context, `synced ${entries.length} spacecraft${outcome}`);
    noticeIgnoredFields(entries, context);
  } catch (error) {
    const isTimeout = error instanceof TimeoutError && query.mode === 'detailed';
    throw isTimeout ? timeoutOfDetails(error, services, context.now()) : error;
  } finally {
    lock.release();
  }
}

/** Waits for a sync in another process. Throws `OutputError` if the catalogue could not be written. */
async function lockFolder(folder: Folder, base: URL, context: Context): Promise<Lock> {
  if (folder.path === undefined) {
    throw new OutputError('no folder for the catalogue; set HOME or SPACECRAFT_CACHE_DIR');
  }
  try {
    return await withSpinner(context, 'Waiting for another sync', () =>
      acquireLock(folder, base, context.wait),
    );
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    throw new OutputError(
      `cannot write to the cache folder ${folder.path} (${error.message}); set SPACECRAFT_CACHE_DIR to another folder`,
    );
  }
}

function describe({ summaries, at }: Catalogue, { now }: Context): string {
  return `the catalogue of ${summaries.length} spacecraft, synced ${ago(at, now())},`;
}

function everything(mode: Mode): SpacecraftQuery {
  return { filters: {}, ordering: BY_ID, limit: Number.POSITIVE_INFINITY, offset: 0, mode };
}

/** Detailed pages are large; a slow link may need more time, or lighter records. */
function timeoutOfDetails(cause: TimeoutError, { isFresh }: Services, now: number): TimeoutError {
  // With --refresh or --max-age 0, the next attempt ignores the cache.
  const reuse = isFresh(now) ? 'pages already downloaded are reused; ' : '';
  const advice = [`${reuse}raise --timeout`, 'use --mode normal for lighter records'];
  return new TimeoutError(cause.reason, advice, { cause });
}
