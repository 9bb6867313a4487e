import { stringify } from 'csv-stringify/sync';
import { clean } from '../text/clean.ts';
import type { View } from '../view/view.ts';
import { fieldText } from './field-text.ts';
import type { RenderOptions } from './render.ts';

/** The API's values in the format of RFC 4180: headings, quotes where needed, CRLF. */
export function* csv<Row>(
  { columns, rows }: View<Row>,
  { header }: RenderOptions,
): Iterable<string> {
  // Names may be text of the API too: those of compared spacecraft.
  if (header !== false) yield csvLine(columns.map(({ name }) => safeField(name)));
  for (const row of rows) {
    yield csvLine(columns.map(({ value }) => safeField(value(row))));
  }
}

function csvLine(fields: readonly string[]): string {
  return stringify([fields], { record_delimiter: 'windows' });
}

/**
 * Returns the text of a field, with line breaks and tabs, but without other control characters. An
 * apostrophe in front of text that looks like a formula keeps spreadsheets from evaluating it.
 */
function safeField(value: unknown): string {
  const text = fieldText(value)
    .split(/(\r?\n|\t)/)
    .map((piece, index) => (index % 2 === 0 ? clean(piece) : piece))
    .join('');
  return typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
