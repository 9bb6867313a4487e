import type { Entry } from '../ll2/entry.ts';
import { SPACECRAFT_FIELDS } from '../ll2/fields.ts';
import { type Cell, cell } from './cell.ts';
import { type CardOptions, spacecraftCard } from './spacecraft-card.ts';
import {
  durationCell,
  inSpaceCell,
  nameCell,
  OPTIONAL_SPACECRAFT_COLUMNS,
  SPACECRAFT_COLUMNS,
  statusCell,
} from './spacecraft-columns.ts';
import type { Column, Compact, RowKind, View } from './view.ts';

/** Spacecraft, as rows. */
export const SPACECRAFT: RowKind<Entry> = {
  columns: SPACECRAFT_COLUMNS,
  optionalColumns: OPTIONAL_SPACECRAFT_COLUMNS,
  value: ({ record }) => record,
  fields: SPACECRAFT_FIELDS,
};

export interface ListViewOptions {
  readonly page: object;
  readonly entries: readonly Entry[];
  /** The fields that the list is ordered by. */
  readonly orderedBy: readonly string[];
}

/** A list: a table for people, the page itself for programs. */
export function listView({ page, entries, orderedBy }: ListViewOptions): View<Entry> {
  return {
    ...SPACECRAFT,
    columns: SPACECRAFT_COLUMNS.map((column) =>
      column.field !== undefined && orderedBy.includes(column.field)
        ? alwaysVisible(column)
        : column,
    ),
    rows: entries,
    line: ({ json }) => json,
    // Spread first, so that the results stand where the API put them.
    document: (show) => ({ ...page, results: entries.map(show) }),
    brief,
  };
}

/** Single craft: cards for people; for programs the record, or an array where several may come. */
export function showView(
  entries: readonly Entry[],
  options: CardOptions & { readonly several: boolean },
): View<Entry> {
  return {
    ...SPACECRAFT,
    rows: entries,
    line: ({ json }) => json,
    document: (show) => {
      const shown = entries.map(show);
      return options.several ? shown : shown[0];
    },
    card: ({ record }) => spacecraftCard(record, options),
  };
}

/** A list that is ordered by something shows it, however narrow the terminal. */
function alwaysVisible({ priority: _, ...column }: Column<Entry>): Column<Entry> {
  return column;
}

/** A craft in a few words, each of which says by itself what it is about. */
function brief({ record }: Entry): Compact {
  const { id, flights_count: flights, in_space } = record;
  const time = durationCell(record.time_in_space, 2);
  const facts: Cell[] = [
    cell(`#${id}`, 'faint'),
    cell(record.spacecraft_config?.name),
    statusCell(record.status?.name),
    in_space ? { ...inSpaceCell(true), text: cell('▲ in space').text } : cell('not in space'),
    cell(`${flights ?? '–'} ${flights === 1 ? 'flight' : 'flights'}`),
    cell(`${time.text} in space`),
  ];
  return { title: nameCell(record, 'heading'), facts };
}
