import { jsonText } from '../text/safe-json.ts';
import type { View } from '../view/view.ts';

/** A single document with indentation. */
export function* json<Row>(view: View<Row>): Iterable<string> {
  yield `${jsonText(view.document(view.value), 2)}\n`;
}

/** A compact document per row. */
export function* ndjson<Row>({ rows, jsonLine }: View<Row>): Iterable<string> {
  for (const row of rows) yield `${jsonLine(row)}\n`;
}
