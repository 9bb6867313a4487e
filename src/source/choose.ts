import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { SourceValues } from '../flags/source.ts';
import { keptOnlyClient } from './keeping-client.ts';
import { keptCatalogues } from './kept-catalogues.ts';
import { offlineSource } from './offline.ts';
import { remoteSource } from './remote.ts';
import type { Source } from './source.ts';
import { sparingSource } from './sparing.ts';
import { surroundings } from './surroundings.ts';

/** Where to look, going by the flags. */
export async function chooseSource(flags: SourceValues, context: Context): Promise<Source> {
  const { offline = false, refresh = false } = flags;
  if (offline && refresh) {
    throw new UsageError('--offline and --refresh contradict each other: leave one out');
  }
  const { base, folder, kept, maxAge, client, warn } = await surroundings(flags, context);
  const common = {
    base,
    catalogues: keptCatalogues(folder, base, warn),
    kept: remoteSource(keptOnlyClient(base, kept)),
    warn,
  };
  if (offline) {
    const sample = async () => (await import('./sample.ts')).sample();
    return offlineSource({ ...common, sample });
  }
  const remote = remoteSource(client);
  return sparingSource({ ...common, remote, maxAge, refresh, now: context.now });
}
