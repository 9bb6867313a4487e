import type { Context } from '../context.ts';
import type { SourceValues } from '../flags/source.ts';
import { API_URL } from '../flags/source.ts';
import { tell } from '../terminal/tell.ts';
import type { Source } from './source.ts';

/** Where to look, going by the flags. What a source needs is loaded when it is chosen. */
export async function chooseSource(flags: SourceValues, context: Context): Promise<Source> {
  if (flags.offline) {
    const { localSource } = await import('./local.ts');
    const { sample } = await import('./sample.ts');
    return localSource(sample(new URL(`${API_URL}/`)));
  }
  const { readToken } = await import('../api/token.ts');
  const { apiClient } = await import('../api/client.ts');
  const { remoteSource } = await import('./remote.ts');
  const settings = {
    base: flags.apiUrl ?? new URL(`${API_URL}/`),
    token: await readToken(context.env),
    timeout: flags.timeout ?? 30,
    log: (line: string) => {
      if (flags.verbose) tell(context, line);
    },
  };
  return remoteSource(apiClient(settings, context));
}
