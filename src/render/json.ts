import { jsonText } from '../text/safe-json.ts';
import type { View } from '../view/view.ts';

/** One document, pretty-printed. */
export function* json<Row>(view: View<Row>): Iterable<string> {
  yield `${jsonText(view.document(view.value), 2)}\n`;
}

/** A row a line. */
export function* ndjson<Row>({ rows, line }: View<Row>): Iterable<string> {
  for (const row of rows) yield `${line(row)}\n`;
}
