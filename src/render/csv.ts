import { stringify } from 'csv-stringify/sync';
import { clean } from '../text/clean.ts';
import type { View } from '../view/view.ts';
import { fieldText } from './field-text.ts';
import type { RenderOptions } from './render.ts';

/** The API's values as RFC 4180 has them: a heading, quotes where they are needed, CRLF. */
export function* csv<Row>(
  { columns, rows }: View<Row>,
  { header }: RenderOptions,
): Iterable<string> {
  // A name may be the API's text too, as that of a craft that is compared.
  if (header !== false) yield line(columns.map(({ name }) => harmless(name)));
  for (const row of rows) {
    yield line(columns.map(({ value }) => harmless(value(row))));
  }
}

function line(fields: readonly string[]): string {
  return stringify([fields], { record_delimiter: 'windows' });
}

/**
 * The text of a field. Line breaks stay, in quotes. A text that a spreadsheet would run as a
 * formula has an apostrophe put in front, by which spreadsheets know a text.
 */
function harmless(value: unknown): string {
  const text = fieldText(value)
    .split(/(\r?\n|\t)/)
    .map((piece, index) => (index % 2 === 0 ? clean(piece) : piece))
    .join('');
  return typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
