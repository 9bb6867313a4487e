import { markdownTable } from 'markdown-table';
import type { View } from '../view/view.ts';
import { measureFor } from './measure.ts';

/** A table of GitHub Flavored Markdown, whose source is aligned too. */
export async function* markdown<Row>({ columns, rows }: View<Row>): AsyncIterable<string> {
  const body = rows.map((row) => columns.map((column) => escapeMarkup(column.cell(row).text)));
  const head = columns.map(({ heading }) => escapeMarkup(heading));
  const { width } = await measureFor([...head, ...body.flat()]);
  const align = columns.map((column) => column.align);
  yield `${markdownTable([head, ...body], { align, stringLength: width })}\n`;
}

/** Escapes the characters with a meaning in Markdown or HTML. */
function escapeMarkup(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~&]/g, (character) => `\\${character}`);
}
