import { cell } from '../view/cell.ts';
import type { Table } from '../view/view.ts';
import { cut, measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';
import { fitColumns, GAP, type TableColumn } from './table-columns.ts';
import { wrap } from './wrap.ts';

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
  const gap = ' '.repeat(GAP);
  for (const row of allRows) {
    const cells = fitted.map(({ index }) => row[index] ?? cell(undefined));
    const texts = fitted.map((column, at) => {
      const content = cells[at] ?? cell(undefined);
      const available = Number.isFinite(width) ? column.width : width;
      return wrapCells
        ? wrap(content, { width: available, measure })
        : [cut(content.text, available, measure)];
    });
    for (const line of sideBySide(texts)) {
      const pieces = fitted.map((column, at) => {
        const text = line[at] ?? '';
        // Below the last line of a cell there is nothing to paint, such as a hyperlink.
        const painted = text === '' ? '' : paint(text, cells[at] ?? {});
        return align(painted, measure.width(text, column.width), column);
      });
      yield `${pieces.join(gap).trimEnd()}\n`;
    }
  }
}

/** The lines of several texts next to each other; `undefined` behind the last line of a text. */
function* sideBySide(texts: readonly Iterable<string>[]): Iterable<(string | undefined)[]> {
  const iterators = texts.map((lines) => lines[Symbol.iterator]());
  for (;;) {
    const lines = iterators.map((iterator) => iterator.next());
    if (lines.every(({ done }) => done)) return;
    yield lines.map(({ done, value }) => (done ? undefined : value));
  }
}

function align(painted: string, textWidth: number, column: TableColumn): string {
  // A single wide character may not fit a column of width 1.
  const padding = ' '.repeat(Math.max(0, column.width - textWidth));
  return column.align === 'right' ? padding + painted : painted + padding;
}
