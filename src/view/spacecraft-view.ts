import type { Entry } from '../ll2/entry.ts';
import { SPACECRAFT_FIELDS } from '../ll2/fields.ts';
import { type Cell, cell } from './cell.ts';
import { convertDurations } from './duration-fields.ts';
import { spacecraftCard } from './spacecraft-card.ts';
import { durationCell, inSpaceFact, nameCell, statusCell } from './spacecraft-cells.ts';
import type { ColumnOptions, SpacecraftColumn } from './spacecraft-column.ts';
import { OPTIONAL_SPACECRAFT_COLUMNS, SPACECRAFT_COLUMNS } from './spacecraft-columns.ts';
import type { Column, CompactRow, RowKind, View } from './view.ts';

/** Returns the columns of spacecraft as they are printed with these options. */
export function spacecraftKind(options: ColumnOptions): RowKind<Entry> {
  const create = (column: SpacecraftColumn) => column.create(options);
  return {
    columns: SPACECRAFT_COLUMNS.map(create),
    optionalColumns: OPTIONAL_SPACECRAFT_COLUMNS.map(create),
    value: ({ raw }) => raw,
    fields: SPACECRAFT_FIELDS,
    moreFields: '--mode detailed may add more',
    convertField: (value, path) => convertDurations(value, path, options.durations),
  };
}

export interface ListViewOptions extends ColumnOptions {
  /** The API's page, whose results the entries replace. */
  readonly page: object;
  readonly entries: readonly Entry[];
  /** The API's names of the fields that order the list. */
  readonly orderedBy: readonly string[];
}

/** Returns a list as a table for people and as a page of the API for programs. */
export function listView(options: ListViewOptions): View<Entry> {
  const { page, entries, orderedBy } = options;
  const kind = spacecraftKind(options);
  return {
    ...kind,
    columns: kind.columns.map((column) =>
      column.orderingField !== undefined && orderedBy.includes(column.orderingField)
        ? alwaysVisible(column)
        : column,
    ),
    rows: entries,
    layout: { kind: 'table', compactRow: (entry) => compactRow(entry, options) },
    jsonLine: ({ json }) => json,
    // The page comes first, so that `results` keeps its position among the keys.
    document: (toValue) => ({ ...page, results: entries.map(toValue) }),
  };
}

export interface ShowViewOptions extends ColumnOptions {
  /** Returns whether to show the details of a record, if it has them. */
  readonly isDetailed: (record: Entry['record']) => boolean;
  /** Whether the JSON document is an array, even for a single entry. */
  readonly asArray: boolean;
}

/** Returns spacecraft as cards for people and as records for programs. */
export function showView(entries: readonly Entry[], options: ShowViewOptions): View<Entry> {
  const { isDetailed, asArray } = options;
  const card = ({ record }: Entry) =>
    spacecraftCard(record, { ...options, detailed: isDetailed(record) });
  return {
    ...spacecraftKind(options),
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
function compactRow({ record }: Entry, { durations }: ColumnOptions): CompactRow {
  const { id, flights_count: flights, in_space, time_in_space } = record;
  const facts: Cell[] = [
    cell(`#${id}`, 'faint'),
    cell(record.spacecraft_config?.name),
    statusCell(record.status?.name),
    inSpaceFact(in_space),
    cell(`${flights ?? '–'} ${flights === 1 ? 'flight' : 'flights'}`),
    cell(`${durationCell(time_in_space, durations, 2).text} in space`),
  ];
  return { title: nameCell(record, 'heading'), facts };
}
