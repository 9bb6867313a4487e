import { QuotaError, UnavailableError } from '../errors.ts';
import type { Catalogues } from './catalogues.ts';
import { isFresh } from './freshness.ts';
import type { Collection } from './local.ts';
import { type Ask, askCatalogue, askKept, type Question, routedSource } from './routed.ts';
import type { Answer, Source } from './source.ts';

export interface OnlineOptions {
  readonly base: URL;
  readonly catalogues: Catalogues;
  /** Asks the API for what is not kept, or not fresh any more. */
  readonly remote: Source;
  /** Answers from what is kept, whatever its age. */
  readonly kept: Source;
  /** How long a catalogue serves, in milliseconds. */
  readonly maxAge: number;
  /** Whether to ask the API whatever there is. */
  readonly refresh: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly warn: (line: string) => void;
}

/**
 * Spares the quota: a fresh catalogue answers first, then fresh answers that are kept, then the
 * API; and where the API does not answer, the newest there is of the others, whatever its age.
 */
export function onlineSource(options: OnlineOptions): Source {
  const { base, catalogues, remote, kept, maxAge, refresh, now, warn } = options;

  async function answer<Value>({ mode, ask, ...needs }: Question<Value>): Promise<Answer<Value>> {
    const newest = refresh ? undefined : catalogues.inMode(mode).find(needs.canAnswer);
    if (newest && (needs.needsCatalogue || isFresh(newest.at, maxAge, now()))) {
      const answered = await askCatalogue(newest, base, ask, warn);
      if (answered) return answered;
    }
    return refresh ? ask(remote) : remoteOrLastKnown(newest, ask);
  }

  async function remoteOrLastKnown<Value>(newest: Collection | undefined, ask: Ask<Value>) {
    try {
      return await ask(remote);
    } catch (error) {
      if (!(error instanceof QuotaError || error instanceof UnavailableError)) throw error;
      const last = await lastKnown(newest, ask);
      if (!last) throw error;
      return { ...last, because: error };
    }
  }

  async function lastKnown<Value>(newest: Collection | undefined, ask: Ask<Value>) {
    const answers = [
      newest && (await askCatalogue(newest, base, ask, warn)),
      await askKept(kept, ask),
    ];
    return answers
      .filter((one) => one !== undefined)
      .toSorted((one, other) => other.at - one.at)
      .at(0);
  }

  return routedSource(answer);
}
