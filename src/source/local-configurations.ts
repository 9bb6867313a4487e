/** Configurations that are part of local spacecraft. */
import { type Entry, entryOfRecord } from '../ll2/entry.ts';
import type { RawRecord, SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import type { Catalogue } from '../store/catalogue-file.ts';
import { CorruptFileError } from '../store/file-format.ts';
import type { Services } from './open-source.ts';

export type ConfigurationEntry = Entry<SpacecraftConfiguration>;

/** Returns how to use the catalogue, which is opened once. */
export function openLocal(services: Services, warn: (line: string) => void) {
  let opened: Catalogue | undefined | 'unopened' = 'unopened';
  const catalogue = () => {
    if (opened === 'unopened') opened = services.openCatalogue();
    return opened;
  };
  return {
    catalogue,
    /** Returns undefined without a catalogue, and after a warning if it is corrupt. */
    read<Result>(use: (catalogue: Catalogue) => Result): Result | undefined {
      const current = catalogue();
      try {
        return current && use(current);
      } catch (error) {
        if (!(error instanceof CorruptFileError)) throw error;
        warn('ignoring the corrupt catalogue; run spacecraft sync');
        opened = undefined;
        return undefined;
      }
    },
  };
}

/** Returns the configurations of the sample, and its age (ms since the epoch). */
export async function sampleConfigurations() {
  const { sample } = await import('./sample.ts');
  const { summaries, entries, at } = sample();
  const ids = summaries.map(({ id }) => id);
  return { entries: configurationsOf(entries(ids, 'detailed')), at };
}

/** Returns the configurations of spacecraft, each once and in detail if any spacecraft has details. */
export function configurationsOf(spacecraft: readonly Entry[]): ConfigurationEntry[] {
  const found = new Map<number, ConfigurationEntry>();
  for (const entry of spacecraft) {
    const configuration = configurationOf(entry);
    if (!configuration) continue;
    const { id, response_mode } = configuration.record;
    if (!found.has(id) || response_mode === 'detailed') found.set(id, configuration);
  }
  return [...found.values()];
}

function configurationOf({ record, raw, ignored }: Entry): ConfigurationEntry | undefined {
  if (!record.spacecraft_config) return undefined;
  const { spacecraft_config: rawConfiguration } = raw as { spacecraft_config?: RawRecord };
  const own = ignored.filter(({ path }) => path[0] === 'spacecraft_config');
  const inside = own.map((mismatch) => ({
    ...mismatch,
    path: mismatch.path.slice(1),
    unknown: mismatch.unknown.slice(1),
  }));
  return rawConfiguration && entryOfRecord<SpacecraftConfiguration>(rawConfiguration, inside);
}
