import { UsageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { jsonText } from '../text/safe-json.ts';
import { cell } from './cell.ts';
import type { Column, RowKind, View } from './view.ts';

/** A column that shows what a path into the row's value leads to. */
interface PathColumn<Row> extends Column<Row> {
  readonly path: readonly string[];
}

/**
 * The columns that were asked for, in that order: by name, or by a path into the record, such as
 * `spacecraft_config.agency.name`; or the usual ones with some more and some less, where each
 * begins with `+` or `-`. Throws `UsageError` where there is no such column.
 */
export function chooseColumns<Row>(asked: readonly string[], kind: RowKind<Row>): Column<Row>[] {
  const isChange = (name: string) => /^[+-]/.test(name);
  if (!asked.some(isChange)) return asked.map((name) => columnNamed(name, kind));
  const plain = asked.find((name) => !isChange(name));
  if (plain !== undefined) {
    const list = `--columns ${asked.join(',')}`;
    throw new UsageError(`${list}: ${plain} needs + or - in front of it, as the others have`);
  }
  let columns = [...kind.columns];
  for (const change of asked) {
    const named = columnNamed(change.slice(1), kind);
    columns = columns.filter(({ name }) => name !== named.name);
    if (change.startsWith('+')) columns.push(named);
  }
  return columns;
}

/** A dot in front says that a field of the record is meant, whatever the columns are called. */
function columnNamed<Row>(name: string, kind: RowKind<Row>): Column<Row> {
  const known = [...kind.columns, ...kind.optionalColumns];
  const column = known.find((candidate) => candidate.name === name);
  if (column) return column;
  const path = name.replace(/^\./, '').split('.');
  if (!name.startsWith('.') && !kind.fields.some((field) => field === path[0])) {
    throw noColumn(
      name,
      known.map((candidate) => candidate.name),
      kind.fields,
    );
  }
  return pathColumn(name, path, kind);
}

function noColumn(name: string, columns: readonly string[], fields: readonly string[]): UsageError {
  const guess = nearest(name, [...columns, ...fields]);
  const hint = guess === undefined ? '' : `did you mean ${guess}? `;
  const others = fields.length > 0 ? `; or a path into the record: ${fields.join(', ')}` : '';
  return new UsageError(`--columns ${name}: ${hint}The columns are ${columns.join(', ')}${others}`);
}

function pathColumn<Row>(
  name: string,
  path: readonly string[],
  kind: RowKind<Row>,
): PathColumn<Row> {
  const value = (row: Row) => valueAt(kind.value(row), path);
  const shown = (row: Row) => cell(valueText(value(row)));
  return { name, heading: name, align: 'left', cell: shown, value, path };
}

/**
 * The view with these columns, which formats for programs have as fields. Throws `UsageError` where
 * a path leads nowhere in any row.
 */
export function withColumns<Row>(view: View<Row>, columns: readonly Column<Row>[]): View<Row> {
  for (const column of columns) {
    if ('path' in column) ensureField(column as PathColumn<Row>, view.rows.map(view.value));
  }
  const fields = (row: Row) =>
    Object.fromEntries(columns.map(({ name, value }) => [name, value(row) ?? null]));
  const { whole: _, card: __, brief: ___, ...plain } = view;
  return {
    ...plain,
    columns,
    line: (row) => jsonText(fields(row)),
    document: () => view.document(fields),
  };
}

function ensureField(
  { name, path }: { name: string; path: readonly string[] },
  records: unknown[],
) {
  if (records.length === 0 || records.some((record) => leadsSomewhere(record, path))) return;
  const deepest = path.findIndex((_, depth) =>
    records.every((record) => !leadsSomewhere(record, path.slice(0, depth + 1))),
  );
  const parents = records.flatMap((record) => valueAt(record, path.slice(0, deepest)));
  const keys = [
    ...new Set(parents.flatMap((parent) => (isObject(parent) ? Object.keys(parent) : []))),
  ];
  const guess = nearest(path[deepest] ?? '', keys);
  const hint = guess === undefined ? '' : `did you mean ${guess}? `;
  const where = path.slice(0, deepest).join('.') || 'the record';
  const has = keys.length > 0 ? `${where} has ${keys.join(', ')}` : `${where} has no fields`;
  throw new UsageError(`--columns ${name}: ${hint}Here ${has}; --mode detailed may bring more`);
}

/** What is at the end of the path; of each item, where there is a list on the way. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value) && !(key in value)) return value.map((item) => valueAt(item, path));
  return isObject(value) && Object.hasOwn(value, key) ? valueAt(value[key], rest) : undefined;
}

/** Whether the path leads to a field of this value, or to where one may be: null stands for anything. */
function leadsSomewhere(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined || value === null) return true;
  if (Array.isArray(value) && !(key in value)) {
    return value.length === 0 || value.some((item) => leadsSomewhere(item, path));
  }
  return isObject(value) && Object.hasOwn(value, key) && leadsSomewhere(value[key], rest);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A value for people: lists with commas, other things that are no text as JSON. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' ? jsonText(value) : String(value);
}
