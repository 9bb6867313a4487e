import type { View } from '../view/view.ts';
import { cardLines } from './card.ts';
import type { RenderOptions } from './render.ts';
import { tableLines } from './table.ts';

/** The format that people read: a table, or cards where each row is to be shown whole. */
export async function* people<Row>(
  { columns, rows, card }: View<Row>,
  options: RenderOptions,
): AsyncIterable<string> {
  if (card) {
    for (const [index, row] of rows.entries()) {
      if (index > 0) yield '\n';
      yield* cardLines(card(row), options);
    }
  } else {
    const cells = rows.map((row) => columns.map((column) => column.cell(row)));
    yield* tableLines({ columns, rows: cells }, options);
  }
}
