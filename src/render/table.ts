import { cell } from '../view/cell.ts';
import type { Table } from '../view/view.ts';
import { cut, type Measure, measureFor, wrap } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { fitColumns, GAP, type TableColumn } from './table-columns.ts';

/** The lines of a table without borders, headings first. Each ends with a newline. */
export async function* tableLines(
  { columns, rows, wrapCells = false }: Table,
  { width, paint, header, onHiddenColumns }: RenderOptions,
): AsyncIterable<string> {
  const heads = columns.map(({ heading }) => cell(heading, 'heading'));
  const allRows = header === false ? rows : [heads, ...rows];
  const measure = await measureFor(allRows.flatMap((row) => row.map(({ text }) => text)));
  const fitOptions = { rows: allRows, width, hasRowLabels: wrapCells, measure };
  const fitted = fitColumns(columns, fitOptions);
  const hiddenColumns = columns.length - fitted.length;
  if (hiddenColumns > 0) onHiddenColumns?.(hiddenColumns);
  const toLines = wrapCells ? wrapCell : cutCell;
  const gap = ' '.repeat(GAP);
  for (const row of allRows) {
    const cells = fitted.map(({ index }) => row[index] ?? cell(undefined));
    const lines = cells.map(({ text }, at) => toLines(text, fitted[at]?.width ?? 0, measure));
    const height = lines.reduce((most, { length }) => Math.max(most, length), 1);
    for (let line = 0; line < height; line++) {
      const pieces = fitted.map((column, at) => {
        const text = lines[at]?.[line] ?? '';
        // Below the last line of a cell there is nothing to paint, such as a hyperlink.
        const painted = text === '' ? '' : paint(text, cells[at] ?? {});
        return align(painted, measure.width(text), column);
      });
      yield `${pieces.join(gap).trimEnd()}\n`;
    }
  }
}

type ToLines = (text: string, width: number, measure: Measure) => string[];

const cutCell: ToLines = (text, width, measure) => [cut(text, width, measure)];

const wrapCell: ToLines = (text, width, measure) => wrap(text, { width, measure });

function align(painted: string, textWidth: number, column: TableColumn): string {
  // A single wide character may not fit a column of width 1.
  const padding = ' '.repeat(Math.max(0, column.width - textWidth));
  return column.align === 'right' ? padding + painted : painted + padding;
}
