import type { Cell } from '../view/cell.ts';
import type { Table } from '../view/view.ts';
import { MAX_ALIGNED_WIDTH, type Measure } from './measure.ts';

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
export function fitColumns(
  columns: Table['columns'],
  { rows, width, hasRowLabels, measure }: FitOptions,
): TableColumn[] {
  // No column gets wider than the table.
  const limit = Math.max(MAX_NEEDED_WIDTH, Number.isFinite(width) ? width : MAX_ALIGNED_WIDTH);
  const contentWidths = columns.map((_, index) =>
    Math.min(limit, contentWidth(index, rows, measure, limit)),
  );
  const visible = visibleColumns(columns, contentWidths, width);
  const widths = shrinkWidths(
    visible.map((index) => contentWidths[index] ?? 0),
    width,
    hasRowLabels,
  );
  return visible.map((index, position) => ({
    index,
    align: columns[index]?.align ?? 'left',
    width: widths[position] ?? 0,
  }));
}

function contentWidth(
  index: number,
  rows: FitOptions['rows'],
  measure: Measure,
  limit: number,
): number {
  return rows.reduce(
    (widest, row) => Math.max(widest, measure.width(row[index]?.text ?? '', limit)),
    0,
  );
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

/**
 * Narrows the widest columns until the table fits. No column gets narrower than 1, and that of the
 * labels not narrower than a third of the table.
 */
function shrinkWidths(
  contentWidths: readonly number[],
  width: number,
  hasRowLabels: boolean,
): number[] {
  const widths = contentWidths.map((columnWidth) => Math.min(columnWidth, width));
  const minWidths = widths.map((_, index) =>
    hasRowLabels && index === 0 ? Math.floor(width / 3) : 1,
  );
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
