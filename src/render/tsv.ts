import { clean } from '../text/clean.ts';
import type { View } from '../view/view.ts';
import { fieldText } from './field-text.ts';
import type { RenderOptions } from './render.ts';

/** The API's values, tab-separated, a row a line; headings only where they are asked for. */
export function* tsv<Row>(
  { columns, rows }: View<Row>,
  { header }: RenderOptions,
): Iterable<string> {
  if (header) yield line(columns.map(({ name }) => name));
  for (const row of rows) yield line(columns.map(({ value }) => fieldText(value(row))));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** What would break a row apart is written as `\t`, `\n`, `\r`, and a backslash as two. */
function line(fields: readonly string[]): string {
  const escaped = fields.map((field) =>
    clean(field.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)),
  );
  return `${escaped.join('\t')}\n`;
}
