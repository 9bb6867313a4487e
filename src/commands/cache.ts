import type { Context } from '../context.ts';
import { OutputError } from '../errors.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { listCatalogues } from '../store/catalogue-file.ts';
import { listChangeLogs } from '../store/change-log.ts';
import { type Folder, openFolder } from '../store/folder.ts';
import { openResponseCache, type ResponseCache } from '../store/response-cache.ts';
import { announce } from '../terminal/notice.ts';
import { type CacheState, cacheView, readableSize } from '../view/cache-view.ts';
import type { CacheCommandValues } from './command-flags.ts';
import { printView } from './print-view.ts';

const ACTIONS = ['info', 'clear'] as const;

/** `spacecraft cache info` shows the local data; `spacecraft cache clear` removes it. */
export async function cache(
  text: string,
  flags: CacheCommandValues,
  context: Context,
): Promise<void> {
  const action = readValue((name) => oneOf(name, ACTIONS), text, `cache ${text}`);
  const warn = (line: string) => announce(context, `spacecraft: ${line}`);
  const { random, pendingWrites, userId } = context;
  const folder = openFolder(await context.cacheFolder(), { warn, random, pendingWrites, userId });
  const responses = openResponseCache(folder, warn);
  if (action === 'info') {
    await printView(cacheView(stateOf(folder, responses, warn), context.now()), flags, context);
  } else {
    clear(folder, context);
  }
}

/** Throws `OutputError` if a file could not be removed. */
function clear(folder: Folder, context: Context): void {
  const { bytes, failures } = folder.clear();
  const [failure, ...others] = failures;
  if (failure === undefined || bytes > 0) announce(context, `cleared ${readableSize(bytes)}`);
  if (failure === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  throw new OutputError(
    `cannot clear the cache folder ${folder.path}: ${failure}${more}; check its permissions`,
  );
}

function stateOf(
  folder: Folder,
  responses: ResponseCache,
  warn: (line: string) => void,
): CacheState {
  return {
    folder: folder.path ?? null,
    bytes: sizeOf(folder),
    catalogues: listCatalogues(folder, warn).map(({ base, mode, count, at }) => ({
      api: base,
      mode,
      count,
      synced_at: new Date(at).toISOString(),
    })),
    cached_responses: responses.count(),
    change_logs: listChangeLogs(folder, warn).map(({ base, comparisons }) => ({
      api: base,
      count: comparisons.reduce((sum, { changes }) => sum + changes.length, 0),
      since: new Date(comparisons[0]?.since ?? 0).toISOString(),
    })),
  };
}

/** Returns the size of a folder in bytes. */
function sizeOf(folder: Folder): number {
  return folder.files().reduce((sum, { size }) => sum + size, 0);
}
