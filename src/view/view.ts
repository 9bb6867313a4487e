import type { CleanText } from '../text/clean.ts';
import type { Cell } from './cell.ts';

/** A column of a table. */
export interface Column<Row> {
  /** Name in `--columns`, and heading in machine formats. */
  readonly name: string;
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** The API's name of the field, if results can be ordered by it. */
  readonly orderingField?: string;
  /** On a narrow terminal, columns with the lowest priority go first; those without one stay. */
  readonly priority?: number;
  /** Whether only machine formats have the column, because people see its content elsewhere. */
  readonly machineOnly?: boolean;
  /** The path into the row's value, if the column shows one instead of a known field. */
  readonly path?: readonly string[];
  /** The path of the field that it reads, if only detailed records have it. */
  readonly details?: readonly string[];
  /** The content for human formats. */
  readonly cell: (row: Row) => Cell;
  /** The content for machine formats: the value as in the API, unless its style was chosen. */
  readonly value: (row: Row) => unknown;
  /** The value as in the API, if `value` may be rounded. */
  readonly exactValue?: (row: Row) => unknown;
}

/** The columns and fields of a kind of row, independent of the rows in a view. */
export interface RowKind<Row> {
  /** The default columns. */
  readonly columns: readonly Column<Row>[];
  /** Columns that `--columns` can add. */
  readonly optionalColumns: readonly Column<Row>[];
  /** The whole content of a row, which paths of `--columns` lead into. */
  readonly value: (row: Row) => unknown;
  /** The documented fields of that value; a row may have more. */
  readonly fields: readonly string[];
  /** How to get more fields, if that is possible: `--mode detailed may add more`. */
  readonly moreFields?: string;
  /** Converts what a path of `--columns` leads to for output; by default it is unchanged. */
  readonly convertField?: (value: unknown, path: readonly string[]) => unknown;
}

/** Something to print in any format. */
export interface View<Row> extends RowKind<Row> {
  readonly rows: readonly Row[];
  /** How people see the rows. */
  readonly layout: Layout<Row>;
  /** Returns a row as compact JSON. */
  readonly jsonLine: (row: Row) => string;
  /** Returns the document of JSON and YAML, with each row converted by `toValue`. */
  readonly document: (toValue: (row: Row) => unknown) => unknown;
}

export type Layout<Row> =
  /** A line per row, cut to the terminal's width; on a narrow terminal compact rows, if any. */
  | { readonly kind: 'table'; readonly compactRow?: (row: Row) => CompactRow }
  /**
   * A table that keeps all columns and wraps its cells, with the label of the row in the first; on a
   * narrow terminal compact rows.
   */
  | { readonly kind: 'wrapped-table'; readonly compactRow: (row: Row) => CompactRow }
  /** A card per row. */
  | { readonly kind: 'cards'; readonly card: (row: Row) => Card }
  /** A single card for all rows. */
  | { readonly kind: 'card'; readonly card: Card };

/** A row as a title, and facts that fill the lines below it. Each is the content of one column. */
export interface CompactRow {
  readonly title: Cell;
  readonly facts: readonly Cell[];
}

/** A title with the most important facts beside it, and sections below. */
export interface Card {
  readonly title: Cell;
  readonly facts?: readonly Cell[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading?: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'prose'; readonly paragraphs: readonly CleanText[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  /** Amounts per year, from `firstYear` on: a sparkline, and the numbers next to it. */
  | { readonly kind: 'years'; readonly firstYear: number; readonly amounts: readonly number[] };

export interface Field {
  readonly label: string;
  readonly cell: Cell;
}

/** A line of a bar chart. */
export interface Bar {
  readonly label: Cell;
  readonly amount: number;
}

export interface Table {
  readonly columns: readonly Pick<Column<never>, 'heading' | 'align' | 'priority'>[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether to wrap cells that are too wide instead of cutting them; the first is a label. */
  readonly wrapCells?: boolean;
}
