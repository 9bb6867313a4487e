import type { Entry } from '../ll2/entry.ts';
import { clean } from '../text/clean.ts';
import { jsonText } from '../text/safe-json.ts';
import { type Cell, cell } from './cell.ts';
import type { Column, CompactRow, RowKind, View } from './view.ts';

/** A field of several spacecraft or configurations. */
interface Comparison {
  readonly field: string;
  readonly label: string;
  /** One per spacecraft or configuration, in their order: for human formats, and for machine formats. */
  readonly cells: readonly Cell[];
  readonly values: readonly unknown[];
  readonly differs: boolean;
}

/** The id and name head each column; URLs and prose are not worth comparing. */
const NOT_COMPARED = new Set(['id', 'name', 'image', 'description', 'placeholder']);

/** Returns the columns to compare by default. */
export function comparedColumns(
  { columns, optionalColumns }: RowKind<Entry>,
  detailed: boolean,
): Column<Entry>[] {
  return [...columns, ...optionalColumns].filter(
    ({ name, details }) => !NOT_COMPARED.has(name) && (detailed || details === undefined),
  );
}

/** Returns a view with a column per spacecraft and a row per field. */
export function compareView(
  entries: readonly Entry[],
  columns: readonly Column<Entry>[],
): View<Comparison> {
  return compareEntries(entries, columns, 'spacecraft');
}

/** What can be compared. */
type Comparable = Entry<{ readonly id: number; readonly name: string }>;

/** Returns a view with a column per entry and a row per field. `key` names the entries in JSON. */
export function compareEntries<Row extends Comparable>(
  entries: readonly Row[],
  columns: readonly Column<Row>[],
  key: string,
): View<Comparison> {
  const comparisons = columns.map((column) => compare(column, entries));
  const names = entries.map(({ record }) => record.name);
  return {
    columns: [fieldColumn, ...entries.map(entryColumn), differsColumn],
    optionalColumns: [],
    fields: [],
    rows: comparisons,
    layout: { kind: 'wrapped-table', compactRow: (row) => compactRow(row, names) },
    value: toJson,
    jsonLine: (row) => jsonText(toJson(row)),
    document: (toValue) => ({
      [key]: entries.map(({ record: { id, name } }) => ({ id, name })),
      fields: comparisons.map(toValue),
    }),
  };
}

function compare<Row>(column: Column<Row>, entries: readonly Row[]): Comparison {
  const values = entries.map((entry) => column.value(entry) ?? null);
  const toExact = column.exactValue ?? column.value;
  const differs = new Set(entries.map((entry) => jsonText(toExact(entry) ?? null))).size > 1;
  const cells = entries.map((entry) => column.cell(entry));
  return { field: column.name, label: column.heading, cells, values, differs };
}

function toJson({ field, values, differs }: Comparison) {
  return { field, values, differs };
}

function compactRow({ label, cells, differs }: Comparison, names: readonly string[]): CompactRow {
  const facts = cells.map((fact, index) => {
    const name = cell(`${names[index]}:`).text;
    const { text, pieces = text.split(' ').map(clean), ...rest } = fact;
    return {
      ...rest,
      text: clean(`${name} ${text}`),
      pieces: [...name.split(' ').map(clean), ...pieces],
    };
  });
  return { title: labelCell(label, differs), facts };
}

/** Marks a difference with a sign, because colour alone is not accessible. */
function labelCell(label: string, differs: boolean): Cell {
  return differs ? cell(`≠ ${label}`, 'different') : cell(`  ${label}`, 'label');
}

const fieldColumn: Column<Comparison> = {
  name: 'field',
  heading: ' ',
  align: 'left',
  cell: ({ label, differs }) => labelCell(label, differs),
  value: ({ field }) => field,
};

function entryColumn({ record }: Comparable, index: number): Column<Comparison> {
  const name = `${record.name} (${record.id})`;
  return {
    name,
    heading: cell(name).text,
    align: 'left',
    cell: ({ cells }) => cells[index] ?? cell(undefined),
    value: ({ values }) => values[index],
  };
}

const differsColumn: Column<Comparison> = {
  name: 'differs',
  heading: 'differs',
  align: 'left',
  // People see the sign before the label.
  machineOnly: true,
  cell: ({ differs }) => cell(differs ? 'yes' : 'no'),
  value: ({ differs }) => differs,
};
