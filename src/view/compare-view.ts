import type { Entry } from '../ll2/entry.ts';
import { jsonText } from '../text/safe-json.ts';
import { type Cell, cell } from './cell.ts';
import {
  FIGURE_COLUMNS,
  nameCell,
  OPTIONAL_SPACECRAFT_COLUMNS,
  SPACECRAFT_COLUMNS,
} from './spacecraft-columns.ts';
import type { Column, View } from './view.ts';

/** One thing that is told of several craft. */
interface Comparison {
  readonly field: string;
  readonly label: string;
  /** What it is for each craft, in their order: for people, and for programs. */
  readonly cells: readonly Cell[];
  readonly values: readonly unknown[];
  readonly differs: boolean;
}

/** What heads a column is not told again in its lines; addresses and prose do not compare. */
const LEFT_OUT = new Set(['id', 'name', 'image', 'description', 'placeholder']);

/** What is compared where nothing else is asked for. */
export function comparedColumns(detailed: boolean): Column<Entry>[] {
  return [...SPACECRAFT_COLUMNS, ...OPTIONAL_SPACECRAFT_COLUMNS].filter(
    (column) => !LEFT_OUT.has(column.name) && (detailed || !FIGURE_COLUMNS.includes(column)),
  );
}

/** Several craft side by side, a line for each thing that is told of them. */
export function compareView(
  entries: readonly Entry[],
  compared: readonly Column<Entry>[],
): View<Comparison> {
  const craft = entries.map(({ record }) => ({ id: record.id, name: record.name }));
  const columns = [fieldColumn, ...entries.map(craftColumn), differsColumn];
  return {
    columns,
    optionalColumns: [],
    fields: [],
    rows: compared.map((column) => comparison(column, entries)),
    value: ({ field, values, differs }) => ({ field, values, differs }),
    line: ({ field, values, differs }) => jsonText({ field, values, differs }),
    document: (show) => ({
      spacecraft: craft,
      fields: compared.map((column) => show(comparison(column, entries))),
    }),
    wrapped: true,
    brief: ({ label, cells, differs }) => ({
      title: labelCell(label, differs),
      facts: cells.map((one, index) => ({
        ...one,
        text: cell(`${craft[index]?.name}: ${one.text}`).text,
      })),
    }),
  };
}

function comparison(column: Column<Entry>, entries: readonly Entry[]): Comparison {
  const values = entries.map((entry) => column.value(entry) ?? null);
  const differs = new Set(values.map((value) => jsonText(value))).size > 1;
  const cells = entries.map((entry) => column.cell(entry));
  return { field: column.name, label: column.heading, cells, values, differs };
}

const fieldColumn: Column<Comparison> = {
  name: 'field',
  heading: ' ',
  align: 'left',
  cell: ({ label, differs }) => labelCell(label, differs),
  value: ({ field }) => field,
};

/** What differs is marked with a sign, and not by colour alone. */
function labelCell(label: string, differs: boolean): Cell {
  return differs ? cell(`≠ ${label}`, 'different') : cell(`  ${label}`, 'label');
}

function craftColumn({ record }: Entry, index: number): Column<Comparison> {
  const name = `${record.name} (${record.id})`;
  return {
    name,
    heading: nameCell({ ...record, name }).text,
    align: 'left',
    cell: ({ cells }) => cells[index] ?? cell(undefined),
    value: ({ values }) => values[index],
  };
}

const differsColumn: Column<Comparison> = {
  name: 'differs',
  heading: 'differs',
  align: 'left',
  // A sign before the label says it to people.
  machineOnly: true,
  cell: ({ differs }) => cell(differs ? 'yes' : 'no'),
  value: ({ differs }) => differs,
};
