import { type Cell, cell } from '../view/cell.ts';
import type { Table } from '../view/view.ts';
import { cut, type Measure, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';

const GAP = 2;

/** However long its texts, a column claims no more than this before other columns give way to it. */
const CLAIM = 40;

/** The lines of a table without boxes, headings first, each with its newline. */
export async function* tableLines(
  table: Table,
  { width, paint, header }: RenderOptions,
): AsyncIterable<string> {
  const measure = await measureFor(table.rows.flatMap((row) => row.map(({ text }) => text)));
  const shown = fittingColumns(table, width, measure, header !== false);
  const widths = fittedWidths(
    shown.map(({ contentWidth }) => contentWidth),
    width,
  );
  const line = (cells: readonly Cell[]) => {
    const pieces = cells.map((cell, index) => {
      const room = widths[index] ?? 0;
      const kept = cut(cell.text, room, measure);
      const padding = ' '.repeat(room - measure.width(kept));
      if (shown[index]?.column.align === 'right') return padding + paint(kept, cell);
      return paint(kept, cell) + (index === cells.length - 1 ? '' : padding);
    });
    return `${pieces.join(' '.repeat(GAP))}\n`;
  };
  if (header !== false) {
    yield line(shown.map(({ column }) => cell(column.heading, 'heading')));
  }
  for (const row of table.rows) yield line(shown.flatMap(({ index }) => row[index] ?? []));
}

interface ShownColumn {
  readonly column: Table['columns'][number];
  readonly index: number;
  /** As wide as its widest text. */
  readonly contentWidth: number;
}

/** The columns that there is room for: those of lesser worth go first. */
function fittingColumns(
  { columns, rows }: Table,
  width: number,
  measure: Measure,
  hasHeader: boolean,
): ShownColumn[] {
  const shown = columns.map((column, index) => {
    let contentWidth = hasHeader ? measure.width(column.heading) : 0;
    for (const row of rows)
      contentWidth = Math.max(contentWidth, measure.width(row[index]?.text ?? ''));
    return { column, index, contentWidth };
  });
  const neededWidth = () =>
    totalWidth(shown.map(({ contentWidth }) => Math.min(contentWidth, CLAIM)));
  while (neededWidth() > width) {
    const worths = shown.flatMap(({ column }) => column.priority ?? []);
    if (worths.length === 0) break;
    const least = Math.min(...worths);
    shown.splice(
      shown.findLastIndex(({ column }) => column.priority === least),
      1,
    );
  }
  return shown;
}

/** The natural widths, the widest of them cut down until the whole fits. */
function fittedWidths(contentWidth: readonly number[], width: number): number[] {
  const widths = contentWidth.map((columns) => Math.min(columns, width));
  while (totalWidth(widths) > width) {
    const widest = widths.indexOf(Math.max(...widths));
    const columns = widths[widest] ?? 0;
    if (columns <= 1) break;
    widths[widest] = columns - 1;
  }
  return widths;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, columns) => sum + columns, GAP * (widths.length - 1));
}
