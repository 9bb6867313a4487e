import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { SourceValues } from '../flags/source-flags.ts';
import { cacheOnlyClient } from './cached-client.ts';
import { openCatalogues } from './catalogues.ts';
import { offlineSource } from './offline.ts';
import { onlineSource } from './online.ts';
import { openServices, type Services } from './open-services.ts';
import { remoteSource } from './remote.ts';
import type { Source } from './source.ts';

/**
 * Uses the source that the flags stand for, and comes back once what was to be kept of its answers
 * is kept.
 */
export async function withSource<Result>(
  flags: SourceValues,
  context: Context,
  use: (source: Source) => Promise<Result>,
): Promise<Result> {
  const around = await openServices(flags, context);
  try {
    return await use(chosenSource(flags, around, context));
  } finally {
    await around.client.flush();
  }
}

function chosenSource(flags: SourceValues, around: Services, { now }: Context): Source {
  const { offline = false, refresh = false } = flags;
  if (offline && refresh) {
    throw new UsageError('--offline and --refresh contradict each other: leave one out');
  }
  const { base, folder, kept, maxAge, client, warn } = around;
  const common = {
    base,
    catalogues: openCatalogues(folder, base, warn),
    kept: remoteSource(cacheOnlyClient(base, kept)),
    warn,
  };
  if (offline) {
    const sample = async () => (await import('./sample.ts')).sample();
    return offlineSource({ ...common, sample });
  }
  const remote = remoteSource(client);
  return onlineSource({ ...common, remote, maxAge, refresh, now });
}
