import type { View } from '../view/view.ts';
import { cardLines } from './card.ts';
import { compactLines } from './compact.ts';
import type { RenderOptions } from './render.ts';
import { tableLines } from './table.ts';

/** Below this width a table has no room for what matters. */
const NARROW = 60;

/** A column of wrapped text that is narrower than this is no pleasure to read. */
const NARROW_COLUMN = 14;

/** The format that people read: a table, or cards where each row is to be shown whole. */
export async function* people<Row>(view: View<Row>, options: RenderOptions): AsyncIterable<string> {
  const { rows, whole, card, brief } = view;
  const columns = view.columns.filter(({ machineOnly }) => !machineOnly);
  if (whole) {
    yield* cardLines(whole(), options);
  } else if (card) {
    for (const [index, row] of rows.entries()) {
      if (index > 0) yield '\n';
      yield* cardLines(card(row), options);
    }
  } else if (brief && options.width < narrowest(view)) {
    yield* compactLines(rows.map(brief), options, view.wrapped === true);
  } else if (view.wrapped) {
    yield* (await import('./wrapped-table.ts')).wrappedTableLines({ ...view, columns }, options);
  } else {
    const cells = rows.map((row) => columns.map((column) => column.cell(row)));
    yield* tableLines({ columns, rows: cells }, options);
  }
}

function narrowest<Row>({ wrapped, columns }: View<Row>): number {
  return wrapped ? Math.max(NARROW, columns.length * NARROW_COLUMN) : NARROW;
}
