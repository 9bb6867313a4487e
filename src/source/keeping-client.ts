import type { ApiClient } from '../api/client.ts';
import type { Shapes } from '../api/gate.ts';
import type { KeptAnswers } from '../store/kept-answers.ts';
import { isFresh } from './freshness.ts';

export interface KeepingOptions {
  readonly base: URL;
  readonly kept: KeptAnswers;
  /** How long an answer serves, in milliseconds. */
  readonly maxAge: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** What asks the API; made when something must be asked. */
  readonly ask: () => Promise<ApiClient>;
}

/** A client that writes behind the back of its caller. */
export interface KeepingClient extends ApiClient {
  /** Resolves once all that was to be kept is. */
  settled(): Promise<void>;
}

/** Answers from what is kept while that is fresh, and else asks the API and keeps what it says. */
export function keepingClient({ base, kept, maxAge, now, ask }: KeepingOptions): KeepingClient {
  let writes: Promise<unknown>[] = [];
  const isKept = (address: URL) => {
    const at = kept.age(address);
    return at !== undefined && isFresh(at, maxAge, now());
  };

  return {
    base,
    isKept,
    forget(address) {
      // Not before it is kept, if it is about to be.
      writes = [Promise.all(writes).then(() => kept.forget(address))];
    },
    async get<S extends keyof Shapes>(address: URL, shape: S, signal?: AbortSignal) {
      const old = isKept(address) ? kept.find(address) : undefined;
      // It passed the gate before it was kept.
      if (old) return { value: old.value as Shapes[S], at: old.at, kept: true };
      const client = await ask();
      const sent = await client.get(address, shape, signal);
      // The quota changes with every request: what it was is of no use.
      if (sent.value !== undefined && shape !== 'throttle') {
        // Not before the caller has had a chance to send the next request.
        const keep = () => kept.keep(address, { value: sent.value, at: sent.at });
        writes.push(new Promise((resolve) => setImmediate(resolve)).then(keep));
      }
      return sent;
    },
    async settled() {
      await Promise.all(writes);
    },
  };
}

/** Nothing is kept for a question. */
export class NothingKept extends Error {
  override readonly name = 'NothingKept';
}

/** Answers from what is kept, whatever its age, and from nothing else. Throws `NothingKept`. */
export function keptOnlyClient(base: URL, kept: KeptAnswers): ApiClient {
  return {
    base,
    isKept: () => true,
    forget: () => {},
    async get<S extends keyof Shapes>(address: URL) {
      const old = kept.find(address);
      if (!old) throw new NothingKept(`no answer of ${address} is kept`);
      return { value: old.value as Shapes[S], at: old.at, kept: true };
    },
  };
}
