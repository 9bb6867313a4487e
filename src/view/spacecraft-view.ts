import type { Entry } from '../ll2/entry.ts';
import { type CardOptions, spacecraftCard } from './spacecraft-card.ts';
import { SPACECRAFT_COLUMNS } from './spacecraft-columns.ts';
import type { View } from './view.ts';

/** A list: a table for people, the page itself for programs. */
export function listView(listing: {
  readonly page: object;
  readonly entries: readonly Entry[];
}): View<Entry> {
  const { page, entries } = listing;
  return {
    columns: SPACECRAFT_COLUMNS,
    rows: entries,
    // Spread first, so that the results stand where the API put them.
    document: () => ({ ...page, results: entries.map(({ record }) => record) }),
    line: ({ json }) => json,
  };
}

/** Single craft: cards for people; for programs the record, or an array where several may come. */
export function showView(
  entries: readonly Entry[],
  options: CardOptions & { readonly several: boolean },
): View<Entry> {
  return {
    columns: SPACECRAFT_COLUMNS,
    rows: entries,
    document: () => {
      const records = entries.map(({ record }) => record);
      return options.several ? records : records[0];
    },
    line: ({ json }) => json,
    card: ({ record }) => spacecraftCard(record, options),
  };
}
