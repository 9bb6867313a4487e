import Table from 'cli-table3';
import { type Cell, cell } from '../view/cell.ts';
import type { View } from '../view/view.ts';
import { measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';

/** Where nothing limits the width, lines are still not to be endless. */
const WIDEST = 160;

/** Between columns. */
const GAP = 2;

/**
 * A table whose cells take as many lines as they need. The library that draws it wraps well, and is
 * too slow for the rows of a list: 600 of them take it 160 ms, 6,000 take 5 s.
 */
export async function* wrappedTableLines<Row>(
  { columns, rows }: View<Row>,
  { width, paint, header }: RenderOptions,
): AsyncIterable<string> {
  const head = columns.map(({ heading }) => cell(heading, 'heading'));
  const body = rows.map((row) => columns.map((column) => column.cell(row)));
  const table = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [], compact: true },
    colWidths: await columnWidths([head, ...body], Math.min(width, WIDEST)),
    wordWrap: true,
  });
  for (const row of header === false ? body : [head, ...body]) {
    table.push(row.map((of) => paint(of.text, of)));
  }
  for (const line of table.toString().split('\n')) yield `${line.trimEnd()}\n`;
}

/** The first column as wide as it needs to be, the others in equal parts of what is left. */
async function columnWidths(rows: readonly (readonly Cell[])[], width: number): Promise<number[]> {
  const measure = await measureFor(rows.flatMap((row) => row.map(({ text }) => text)));
  const contentWidth = (rows[0] ?? []).map(
    (_, index) => Math.max(...rows.map((row) => measure.width(row[index]?.text ?? ''))) + GAP,
  );
  const [first = 0, ...others] = contentWidth;
  const label = Math.min(first, Math.floor(width / 3));
  const share = Math.floor((width - label) / Math.max(1, others.length));
  return [label, ...others.map((needed) => Math.min(needed, share))];
}

/** The library draws boxes unless every line of them is nothing. */
const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '' },
  ...{ right: '', 'right-mid': '', middle: '' },
};
