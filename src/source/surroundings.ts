import type { AskingClient } from '../api/client.ts';
import type { Context } from '../context.ts';
import { type ApiValues, baseOf, type KeepingValues, maxAgeOf } from '../flags/source.ts';
import { type Folder, folder } from '../store/folder.ts';
import { type KeptAnswers, keptAnswers } from '../store/kept-answers.ts';
import { tell } from '../terminal/tell.ts';
import { type KeepingClient, keepingClient } from './keeping-client.ts';

/** The API and the store that the flags and the context stand for, each opened when it is used. */
export interface Surroundings {
  readonly base: URL;
  readonly folder: Folder;
  readonly kept: KeptAnswers;
  /** In milliseconds. */
  readonly maxAge: number;
  /** Asks the API itself. */
  ask(): Promise<AskingClient>;
  /** Asks the API for what is not kept, or not fresh. */
  readonly client: KeepingClient;
  /** Says a line on stderr, at once. */
  warn(line: string): void;
}

export async function surroundings(
  flags: ApiValues & KeepingValues,
  context: Context,
): Promise<Surroundings> {
  const warn = (line: string) => tell(context, `spacecraft: ${line}`);
  const base = baseOf(flags);
  const maxAge = maxAgeOf(flags);
  const place = folder(await context.cacheFolder(), warn);
  const kept = keptAnswers(place, warn);
  let asked: Promise<AskingClient> | undefined;
  const ask = () => {
    asked ??= apiClient(base, flags, context, warn);
    return asked;
  };
  const client = keepingClient({ base, kept, maxAge, now: context.now, ask });
  return { base, folder: place, kept, maxAge, ask, client, warn };
}

/** What sends requests is slow to load, and loaded when there is one to send. */
async function apiClient(
  base: URL,
  flags: ApiValues,
  context: Context,
  warn: (line: string) => void,
): Promise<AskingClient> {
  const { readToken } = await import('../api/token.ts');
  const { httpClient } = await import('../api/http-client.ts');
  const settings = {
    base,
    token: await readToken(context.env, warn),
    timeout: flags.timeout ?? 30,
    log: (line: string) => {
      if (flags.verbose) tell(context, line);
    },
  };
  return httpClient(settings, context);
}
