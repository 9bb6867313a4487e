import type { Cell } from '../view/cell.ts';
import type { Table } from '../view/view.ts';
import { MAX_ALIGNED_WIDTH, type Measure, measureFor } from './measure.ts';
import { unbrokenWidth, urlWidth } from './wrap.ts';

/** Spaces between two columns. */
export const GAP = 2;

/** Maximum width for which a column displaces columns of lower priority; beyond it, it is cut. */
const MAX_NEEDED_WIDTH = 40;

/** A column as printed. */
export interface TableColumn {
  /** The position of its cells in a row. */
  readonly index: number;
  readonly align: 'left' | 'right';
  readonly width: number;
}

interface FitOptions {
  /** All rows to print, with the headings. */
  readonly rows: readonly (readonly Cell[])[];
  /** The width of the table, in terminal columns. */
  readonly width: number;
  /** Whether the first column holds the labels of the rows, which stay on one line if possible. */
  readonly hasRowLabels: boolean;
  readonly measure: Measure;
}

/** Returns the columns that fit side by side, with the width of each. */
export function fitColumns(columns: Table['columns'], options: FitOptions): TableColumn[] {
  const { rows, width, measure } = options;
  // No column gets wider than the table.
  const limit = Math.max(MAX_NEEDED_WIDTH, Number.isFinite(width) ? width : MAX_ALIGNED_WIDTH);
  const contentWidths = columns.map((_, index) =>
    Math.min(
      limit,
      widestCell(index, rows, ({ text }) => measure.width(text, limit)),
    ),
  );
  const visible = visibleColumns(columns, contentWidths, width);
  const widths = shrinkWidths(
    visible.map((index) => contentWidths[index] ?? 0),
    minWidths(visible, options),
    width,
  );
  return visible.map((index, position) => ({
    index,
    align: columns[index]?.align ?? 'left',
    width: widths[position] ?? 0,
  }));
}

/**
 * Returns whether all URLs fit in a table whose first column holds labels. Wrapping would break
 * them, and only whole ones can be copied or clicked.
 */
export async function fitsUrls(rows: FitOptions['rows'], width: number): Promise<boolean> {
  const measure = await measureFor(rows.flatMap((row) => row.map(({ text }) => text)));
  const [first = []] = rows;
  const urlWidths = first.map((_, index) =>
    widestCell(index, rows, (cell) => urlWidth(cell, measure, width)),
  );
  return totalWidth(withLabels(urlWidths, width)) <= width;
}

/** Returns the minimum width of each visible column. If possible, nothing that people copy is broken. */
function minWidths(
  visible: readonly number[],
  { rows, width, hasRowLabels, measure }: FitOptions,
): number[] {
  const narrowest = visible.map(() => 1);
  if (!hasRowLabels) return narrowest;
  const unbroken = visible.map((index) =>
    widestCell(index, rows, (cell) => unbrokenWidth(cell, measure, width)),
  );
  const widths = withLabels(unbroken, width);
  return totalWidth(widths) <= width ? widths : withLabels(narrowest, width);
}

/** Gives the labels of the rows, in the first column, a third of the table. */
function withLabels(widths: readonly number[], width: number): number[] {
  return [Math.floor(width / 3), ...widths.slice(1)];
}

/** Returns the highest width, 1 or more, of the cells in a column. */
function widestCell(
  index: number,
  rows: FitOptions['rows'],
  widthOf: (cell: Cell) => number,
): number {
  return rows.reduce((widest, row) => {
    const cell = row[index];
    return cell ? Math.max(widest, widthOf(cell)) : widest;
  }, 1);
}

/** Returns the indexes of the columns to show: those of the lowest priority go first. */
function visibleColumns(
  columns: Table['columns'],
  contentWidths: readonly number[],
  width: number,
): number[] {
  const visible = [...columns.keys()];
  const neededWidth = () =>
    totalWidth(visible.map((index) => Math.min(contentWidths[index] ?? 0, MAX_NEEDED_WIDTH)));
  while (neededWidth() > width) {
    const priorities = visible.flatMap((index) => columns[index]?.priority ?? []);
    if (priorities.length === 0) break;
    const lowest = priorities.reduce((a, b) => Math.min(a, b), Infinity);
    visible.splice(
      visible.findLastIndex((index) => columns[index]?.priority === lowest),
      1,
    );
  }
  return visible;
}

/** Narrows the widest columns until the table fits, but none to less than its minimum. */
function shrinkWidths(
  contentWidths: readonly number[],
  minWidths: readonly number[],
  width: number,
): number[] {
  const widths = contentWidths.map((columnWidth) => Math.min(columnWidth, width));
  const isShrinkable = (columnWidth: number, index: number) =>
    columnWidth > (minWidths[index] ?? 1);
  while (totalWidth(widths) > width) {
    const widest = widths.filter(isShrinkable).reduce((a, b) => Math.max(a, b), 0);
    const index = widths.findIndex(
      (columnWidth, at) => columnWidth === widest && isShrinkable(columnWidth, at),
    );
    if (index < 0) break;
    widths[index] = widest - 1;
  }
  return widths;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
}
