import type { Context } from '../context.ts';
import { readValue } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import { catalogueSummaries, clearCatalogues } from '../store/catalogue-file.ts';
import { type Folder, folder } from '../store/folder.ts';
import { openResponseCache, type ResponseCache } from '../store/response-cache.ts';
import { notice } from '../terminal/notice.ts';
import { type CacheState, cacheView, readableSize } from '../view/cache-view.ts';
import type { CacheCommandValues } from './command-flags.ts';
import { printView } from './print-view.ts';

const ACTIONS = ['info', 'clear'] as const;

/** `spacecraft cache info`: what is kept, and where; `spacecraft cache clear`: removes it. */
export async function cache(
  text: string,
  flags: CacheCommandValues,
  context: Context,
): Promise<void> {
  const action = readValue({ parse: () => oneOf(text, ACTIONS) }, text, `cache ${text}`);
  const warn = (line: string) => notice(context, `spacecraft: ${line}`);
  const place = folder(await context.cacheFolder(), warn);
  const kept = openResponseCache(place, warn);
  if (action === 'info') {
    await printView(cacheView(stateOf(place, kept, warn), context.now()), flags, context);
  } else {
    const before = sizeOf(place);
    // Nothing else that may be in the folder.
    kept.clear();
    clearCatalogues(place);
    notice(context, `cleared ${readableSize(before - sizeOf(place))}`);
  }
}

function stateOf(place: Folder, kept: ResponseCache, warn: (line: string) => void): CacheState {
  return {
    folder: place.path ?? null,
    bytes: sizeOf(place),
    catalogues: catalogueSummaries(place, warn).map(({ base, mode, count, at }) => ({
      api: base,
      mode,
      count,
      synced_at: new Date(at).toISOString(),
    })),
    cached_responses: kept.count(),
  };
}

/** In bytes. */
function sizeOf(place: Folder): number {
  return place.files().reduce((sum, { size }) => sum + size, 0);
}
