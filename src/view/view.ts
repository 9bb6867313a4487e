import type { Cell } from './cell.ts';
import type { CleanText } from './clean.ts';

/** A column of a table. */
export interface Column<Row> {
  /** What `--columns` calls it. */
  readonly name: string;
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Where a terminal is too narrow, columns of lesser worth go first; those without one stay. */
  readonly worth?: number;
  /** For people. */
  readonly cell: (row: Row) => Cell;
  /** For programs: the API's own value. */
  readonly value: (row: Row) => unknown;
}

/** Something to print: the same for people, as a table or cards, and for programs, as JSON. */
export interface View<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The whole as one JSON document. */
  readonly document: () => unknown;
  /** A row as compact JSON. */
  readonly line: (row: Row) => string;
  /** Where each row is to be shown whole, and not as a line of a table. */
  readonly card?: (row: Row) => Card;
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

/** Fields in two columns, a text to be wrapped, or a table. */
export type Part =
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'prose'; readonly paragraphs: readonly CleanText[] }
  | { readonly kind: 'table'; readonly table: Table };

export interface Field {
  readonly label: string;
  readonly cell: Cell;
}

/** Cells in rows under columns. */
export interface Table {
  readonly columns: readonly Omit<Column<never>, 'cell' | 'value'>[];
  readonly rows: readonly (readonly Cell[])[];
}
