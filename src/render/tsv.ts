import { clean } from '../text/clean.ts';
import type { View } from '../view/view.ts';
import { fieldText } from './field-text.ts';
import type { RenderOptions } from './render.ts';

/** The API's values separated by tabs, a line per row; by default without headings. */
export function* tsv<Row>(
  { columns, rows }: View<Row>,
  { header }: RenderOptions,
): Iterable<string> {
  if (header) yield tsvLine(columns.map(({ name }) => name));
  for (const row of rows) yield tsvLine(columns.map(({ value }) => fieldText(value(row))));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Escapes tabs and line breaks as `\t`, `\n` and `\r`, and backslashes as `\\`. */
function tsvLine(fields: readonly string[]): string {
  const escapedFields = fields.map((field) =>
    clean(field.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)),
  );
  return `${escapedFields.join('\t')}\n`;
}
