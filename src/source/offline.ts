import type { Mode } from '../query/spacecraft-query.ts';
import type { Catalogues } from './catalogues.ts';
import { type Collection, localSource } from './local.ts';
import { type Ask, askCatalogue, askKept, routedSource } from './routed.ts';
import type { Source } from './source.ts';

export interface OfflineOptions {
  readonly base: URL;
  readonly catalogues: Catalogues;
  /** Answers from what is kept, whatever its age. */
  readonly kept: Source;
  readonly sample: () => Promise<Collection>;
  readonly warn: (line: string) => void;
}

/** Never touches the network: the catalogue answers, then answers that are kept, then the sample. */
export function offlineSource({ base, catalogues, kept, sample, warn }: OfflineOptions): Source {
  async function fromCatalogue<Value>(mode: Mode, ask: Ask<Value>) {
    for (const catalogue of catalogues.inMode(mode)) {
      const answered = await askCatalogue(catalogue, base, ask, warn);
      if (answered) return answered;
    }
    return undefined;
  }

  return routedSource(async ({ mode, ask }) => {
    const answered = (await fromCatalogue(mode, ask)) ?? (await askKept(kept, ask));
    // Normal records are better than none; that they are not detailed shows in them.
    const plain =
      answered ?? (mode === 'detailed' ? await fromCatalogue('normal', ask) : undefined);
    return plain ?? ask(localSource(await sample(), base));
  });
}
