import type { CompactRow, Layout, View } from '../view/view.ts';
import { cardLines } from './card.ts';
import { compactLines } from './compact.ts';
import type { RenderOptions } from './render.ts';
import { tableLines } from './table.ts';
import { fitsUrls } from './table-columns.ts';

/** Minimum width of a terminal for a table. */
const MIN_TABLE_WIDTH = 60;

/** Minimum average width of the columns for a wrapped table. */
const MIN_WRAPPED_COLUMN_WIDTH = 14;

/** Two empty lines between cards, whose sections have one between them. */
const CARD_GAP = '\n\n';

/** The human format: a table, compact rows on a narrow terminal, or cards. */
export async function* pretty<Row>(
  { rows, columns, layout }: View<Row>,
  options: RenderOptions,
): AsyncIterable<string> {
  if (layout.kind === 'card') {
    yield* cardLines(layout.card, options);
    return;
  }
  if (layout.kind === 'cards') {
    for (const [index, row] of rows.entries()) {
      if (index > 0) yield CARD_GAP;
      yield* cardLines(layout.card(row), options);
    }
    return;
  }
  const wrapCells = layout.kind === 'wrapped-table';
  const shown = columns.filter(({ machineOnly }) => !machineOnly);
  const cells = rows.map((row) => shown.map((column) => column.cell(row)));
  const isTable =
    options.width >= minTableWidth(layout, shown.length) &&
    (!wrapCells || (await fitsUrls(cells, options.width)));
  if (layout.compactRow && !isTable) {
    const compactRows = rows.map(layout.compactRow);
    const hiddenColumns = shown.length - columnCount(compactRows);
    if (hiddenColumns > 0) options.onHiddenColumns?.(hiddenColumns);
    yield* compactLines(compactRows, options, wrapCells);
  } else {
    yield* tableLines({ columns: shown, rows: cells, wrapCells }, options);
  }
}

/** Returns how many columns compact rows contain: the title and the facts. */
function columnCount([row]: readonly CompactRow[]): number {
  return row ? 1 + row.facts.length : 0;
}

function minTableWidth<Row>({ kind }: Layout<Row>, columnCount: number): number {
  return kind === 'wrapped-table'
    ? Math.max(MIN_TABLE_WIDTH, columnCount * MIN_WRAPPED_COLUMN_WIDTH)
    : MIN_TABLE_WIDTH;
}
