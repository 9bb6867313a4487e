import { clean } from '../view/clean.ts';
import type { View } from '../view/view.ts';

/** The API's values, tab-separated, a row a line, without headings. */
export function* tsv<Row>({ columns, rows }: View<Row>): Iterable<string> {
  for (const row of rows) {
    yield `${columns.map((column) => field(column.value(row))).join('\t')}\n`;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Nothing is empty; what would break a row apart is written as `\t`, `\n`, `\r`, and a backslash as two. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return clean(text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character));
}
