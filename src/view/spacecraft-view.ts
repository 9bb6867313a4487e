import type { Spacecraft } from '../ll2/spacecraft.ts';
import { type CardOptions, spacecraftCard } from './spacecraft-card.ts';
import { SPACECRAFT_COLUMNS } from './spacecraft-columns.ts';
import type { View } from './view.ts';

/** A list: a table for people, the page itself for programs. */
export function listView(page: { readonly results: readonly Spacecraft[] }): View<Spacecraft> {
  return { columns: SPACECRAFT_COLUMNS, rows: page.results, document: () => page };
}

/** Single craft: cards for people; for programs the record, or an array where several may come. */
export function showView(
  found: readonly Spacecraft[],
  options: CardOptions & { readonly several: boolean },
): View<Spacecraft> {
  return {
    columns: SPACECRAFT_COLUMNS,
    rows: found,
    document: () => (options.several ? found : found[0]),
    card: (craft) => spacecraftCard(craft, options),
  };
}
