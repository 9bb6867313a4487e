import type { CleanText } from '../text/clean.ts';
import type { Cell } from './cell.ts';

/** A column of a table. */
export interface Column<Row> {
  /** What `--columns` calls it, and the heading in formats for programs. */
  readonly name: string;
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** The API's name for what it shows, where rows can be ordered by that. */
  readonly field?: string;
  /** Where a terminal is too narrow, columns of lesser worth go first; those without one stay. */
  readonly priority?: number;
  /** Whether people see it some other way, so that only programs need the column. */
  readonly machineOnly?: boolean;
  /** For people. */
  readonly cell: (row: Row) => Cell;
  /** For programs: the API's own value. */
  readonly value: (row: Row) => unknown;
}

/** What can be told of rows of a kind, whichever they are. */
export interface RowKind<Row> {
  readonly columns: readonly Column<Row>[];
  /** Columns that are shown only where they are asked for. */
  readonly optionalColumns: readonly Column<Row>[];
  /** All that there is of a row, which paths of `--columns` lead into. */
  readonly value: (row: Row) => unknown;
  /** The fields that are known to be in it; there may be more. */
  readonly fields: readonly string[];
}

/** Something to print: the same for people, as a table or cards, and for programs, as JSON. */
export interface View<Row> extends RowKind<Row> {
  readonly rows: readonly Row[];
  /** A row as compact JSON. */
  readonly line: (row: Row) => string;
  /** The whole as one JSON document, each row in it made by the function given. */
  readonly document: (show: (row: Row) => unknown) => unknown;
  /** Where people are to see all of it on one card. */
  readonly whole?: () => Card;
  /** Where people are to see each row whole, and not as a line of a table. */
  readonly card?: (row: Row) => Card;
  /** A row in a few short lines, where the terminal is too narrow for a table. */
  readonly brief?: (row: Row) => Compact;
  /** Where no column may go and no cell be cut: cells take as many lines as they need. */
  readonly wrapped?: boolean;
}

/** A row in short: a title, and a few facts that fill the lines under it. */
export interface Compact {
  readonly title: Cell;
  readonly facts: readonly Cell[];
}

/** All that is told of one thing. */
export interface Card {
  readonly title: Cell;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading?: string;
  readonly parts: readonly Part[];
}

/** Fields in two columns, a text to be wrapped, a table, or bars of different length. */
export type Part =
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'prose'; readonly paragraphs: readonly CleanText[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] };

export interface Field {
  readonly label: string;
  readonly cell: Cell;
}

/** A number that is also shown as a length. */
export interface Bar {
  readonly label: Cell;
  readonly amount: number;
}

/** Cells in rows under columns. */
export interface Table {
  readonly columns: readonly Pick<Column<never>, 'heading' | 'align' | 'priority'>[];
  readonly rows: readonly (readonly Cell[])[];
}
