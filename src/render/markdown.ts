import { markdownTable } from 'markdown-table';
import { UsageError } from '../errors.ts';
import type { View } from '../view/view.ts';
import { measureFor } from './measure.ts';
import type { RenderOptions } from './render.ts';

/** A table of GitHub's Markdown, aligned in its source as well. */
export async function* markdown<Row>(
  { columns, rows }: View<Row>,
  { header }: RenderOptions,
): AsyncIterable<string> {
  if (header === false) throw new UsageError('a table of markdown cannot be without its header');
  const body = rows.map((row) => columns.map((column) => escaped(column.cell(row).text)));
  const head = columns.map(({ heading }) => escaped(heading));
  const { width } = await measureFor(body.flat());
  const align = columns.map((column) => column.align);
  yield `${markdownTable([head, ...body], { align, stringLength: width })}\n`;
}

/** What means something in Markdown or HTML is to mean nothing here. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~&]/g, (character) => `\\${character}`);
}
