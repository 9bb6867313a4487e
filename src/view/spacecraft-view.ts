import type { Entry } from '../ll2/entry.ts';
import { SPACECRAFT_FIELDS } from '../ll2/fields.ts';
import type { CardOptions } from './card-sections.ts';
import { type Cell, cell } from './cell.ts';
import { spacecraftCard } from './spacecraft-card.ts';
import { durationCell, nameCell, statusCell } from './spacecraft-cells.ts';
import { OPTIONAL_SPACECRAFT_COLUMNS, SPACECRAFT_COLUMNS } from './spacecraft-columns.ts';
import type { Column, CompactRow, RowKind, View } from './view.ts';

export const SPACECRAFT: RowKind<Entry> = {
  columns: SPACECRAFT_COLUMNS,
  optionalColumns: OPTIONAL_SPACECRAFT_COLUMNS,
  value: ({ raw }) => raw,
  fields: SPACECRAFT_FIELDS,
};

export interface ListViewOptions {
  /** The API's page, whose results the entries replace. */
  readonly page: object;
  readonly entries: readonly Entry[];
  /** The API's names of the fields that order the list. */
  readonly orderedBy: readonly string[];
}

/** Returns a list as a table for people and as a page of the API for programs. */
export function listView({ page, entries, orderedBy }: ListViewOptions): View<Entry> {
  return {
    ...SPACECRAFT,
    columns: SPACECRAFT_COLUMNS.map((column) =>
      column.orderingField !== undefined && orderedBy.includes(column.orderingField)
        ? alwaysVisible(column)
        : column,
    ),
    rows: entries,
    layout: { kind: 'table', compactRow },
    jsonLine: ({ json }) => json,
    // The page comes first, so that `results` keeps its position among the keys.
    document: (toValue) => ({ ...page, results: entries.map(toValue) }),
  };
}

export interface ShowViewOptions extends Pick<CardOptions, 'now'> {
  /** Returns whether to show the details of a record, if it has them. */
  readonly isDetailed: (record: Entry['record']) => boolean;
  /** Whether the JSON document is an array, even for a single entry. */
  readonly asArray: boolean;
}

/** Returns spacecraft as cards for people and as records for programs. */
export function showView(
  entries: readonly Entry[],
  { isDetailed, now, asArray }: ShowViewOptions,
): View<Entry> {
  const card = ({ record }: Entry) => spacecraftCard(record, { detailed: isDetailed(record), now });
  return {
    ...SPACECRAFT,
    rows: entries,
    layout: { kind: 'cards', card },
    jsonLine: ({ json }) => json,
    document: (toValue) => {
      const values = entries.map(toValue);
      return asArray ? values : values[0];
    },
  };
}

function alwaysVisible({ priority: _, ...column }: Column<Entry>): Column<Entry> {
  return column;
}

/** Each fact includes its unit or subject, because there are no headings. */
function compactRow({ record }: Entry): CompactRow {
  const { id, flights_count: flights, in_space, time_in_space } = record;
  const facts: Cell[] = [
    cell(`#${id}`, 'faint'),
    cell(record.spacecraft_config?.name),
    statusCell(record.status?.name),
    in_space ? cell('▲ in space', 'in space') : cell('not in space'),
    cell(`${flights ?? '–'} ${flights === 1 ? 'flight' : 'flights'}`),
    cell(`${durationCell(time_in_space, 2).text} in space`),
  ];
  return { title: nameCell(record, 'heading'), facts };
}
