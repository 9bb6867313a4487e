import type { Mode } from '../query/spacecraft-query.ts';
import { type Catalogue, openCatalogue } from '../store/catalogue-file.ts';
import type { Folder } from '../store/folder.ts';
import type { Collection } from './local.ts';

/** The synced catalogues of one API, each read when it is asked for. */
export interface Catalogues {
  /** Those that can answer in a mode, the best first: detailed records tell all that normal ones do. */
  inMode(mode: Mode): readonly Collection[];
}

export function openCatalogues(
  folder: Folder,
  base: URL,
  warn: (line: string) => void,
): Catalogues {
  const read = new Map<Mode, Collection | undefined>();
  const ofMode = (mode: Mode) => {
    if (!read.has(mode)) {
      const catalogue = openCatalogue(folder, { base, mode }, warn);
      read.set(mode, catalogue && collectionOf(catalogue));
    }
    return read.get(mode);
  };
  return {
    inMode: (mode) =>
      (mode === 'detailed' ? [ofMode('detailed')] : [ofMode('normal'), ofMode('detailed')])
        .filter((collection) => collection !== undefined)
        .sort((one, other) => other.at - one.at),
  };
}

function collectionOf({ at, facts, entries }: Catalogue): Collection {
  return { origin: 'catalogue', at, facts, entries };
}
