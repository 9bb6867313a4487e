import { UsageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { jsonText } from '../text/safe-json.ts';
import { valueCell } from './cell.ts';
import { hasPath, keysAt, valueAt } from './field-path.ts';
import type { Column, RowKind, View } from './view.ts';

/**
 * Returns the columns that `--columns` requests, in that order. A request is a column's name or a
 * path into the record, such as `spacecraft_config.agency.name`. If all requests begin with `+` or
 * `-`, they change the default columns. Throws `UsageError` if a column is unknown.
 */
export function chooseColumns<Row>(requests: readonly string[], kind: RowKind<Row>): Column<Row>[] {
  const isChange = (request: string) => /^[+-]/.test(request);
  if (!requests.some(isChange)) return requests.map((request) => shown(findColumn(request, kind)));
  const unsigned = requests.find((request) => !isChange(request));
  if (unsigned !== undefined) {
    const list = requests.join(',');
    throw new UsageError(`--columns ${list}: prefix ${unsigned} with + or -, like the others`);
  }
  let columns = [...kind.columns];
  for (const request of requests) {
    const changed = findColumn(request.slice(1), kind);
    columns = columns.filter(({ name }) => name !== changed.name);
    if (request.startsWith('+')) columns.push(shown(changed));
  }
  return columns;
}

/** People see a column that they request. */
function shown<Row>({ machineOnly: _, ...column }: Column<Row>): Column<Row> {
  return column;
}

/** A leading dot means a field of the record, even if a column has the same name. */
function findColumn<Row>(request: string, kind: RowKind<Row>): Column<Row> {
  const known = [...kind.columns, ...kind.optionalColumns];
  const column = known.find(({ name }) => name === request);
  if (column) return column;
  const path = request.replace(/^\./, '').split('.');
  const isKnownField = kind.fields.some((field) => field === path[0]);
  if (!isKnownField && !request.startsWith('.')) {
    throw unknownColumn(
      request,
      known.map(({ name }) => name),
      kind.fields,
    );
  }
  return pathColumn(request, path, kind);
}

function pathColumn<Row>(name: string, path: readonly string[], kind: RowKind<Row>): Column<Row> {
  const { convertField = (field: unknown) => field } = kind;
  const exactValue = (row: Row) => valueAt(kind.value(row), path);
  const value = (row: Row) => convertField(exactValue(row), path);
  const toCell = (row: Row) => valueCell(value(row));
  return { name, heading: name, align: 'left', cell: toCell, value, exactValue, path };
}

function unknownColumn(
  request: string,
  columns: readonly string[],
  fields: readonly string[],
): UsageError {
  const guess = nearest(request, [...columns, ...fields]);
  const start = guess === undefined ? 'valid' : `did you mean ${guess}? Valid`;
  const paths = fields.length > 0 ? `; or a path into the record: ${fields.join(', ')}` : '';
  return new UsageError(
    `--columns ${request}: unknown column; ${start} columns: ${columns.join(', ')}${paths}`,
  );
}

/**
 * Returns the view as a table with these columns; machine formats have them as fields. Throws
 * `UsageError` if no row has the path of a column.
 */
export function withColumns<Row>(view: View<Row>, columns: readonly Column<Row>[]): View<Row> {
  const records = view.rows.map(view.value);
  for (const { name, path } of columns) {
    if (path) ensureField(name, path, records, view);
  }
  const toFields = (row: Row) =>
    Object.fromEntries(columns.map(({ name, value }) => [name, value(row) ?? null]));
  return {
    ...view,
    columns,
    layout: { kind: 'table' },
    jsonLine: (row) => jsonText(toFields(row)),
    document: () => view.document(toFields),
  };
}

function ensureField(
  name: string,
  path: readonly string[],
  records: readonly unknown[],
  { moreFields }: Pick<RowKind<never>, 'moreFields'>,
): void {
  if (records.length === 0 || records.some((record) => hasPath(record, path))) return;
  const unknownIndex = path.findIndex((_, index) =>
    records.every((record) => !hasPath(record, path.slice(0, index + 1))),
  );
  const parentPath = path.slice(0, unknownIndex);
  const keys = keysAt(records, parentPath);
  const guess = nearest(path[unknownIndex] ?? '', keys);
  const start = guess === undefined ? 'valid' : `did you mean ${guess}? Valid`;
  const parent = parentPath.join('.') || 'the record';
  const fields = keys.length > 0 ? keys.join(', ') : 'none';
  const advice = moreFields === undefined ? '' : `; ${moreFields}`;
  throw new UsageError(
    `--columns ${name}: unknown field; ${start} fields of ${parent}: ${fields}${advice}`,
  );
}
