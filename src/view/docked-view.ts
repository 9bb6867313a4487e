import type { StationPort } from '../ll2/docking.ts';
import { jsonText } from '../text/safe-json.ts';
import { type Cell, cell } from './cell.ts';
import {
  DOCKED_COLUMNS,
  OPTIONAL_DOCKED_COLUMNS,
  sinceText,
  stationCell,
  vehicleCell,
} from './docked-columns.ts';
import type { CompactRow, RowKind, View } from './view.ts';

/** Docking ports: in JSON as the API sent them, with the id and name of the station. */
export const DOCKED: RowKind<StationPort> = {
  columns: DOCKED_COLUMNS,
  optionalColumns: OPTIONAL_DOCKED_COLUMNS,
  value: ({ value }) => value,
  fields: ['id', 'name', 'currently_docked', 'station'],
};

/** Returns a view of ports. `count` is the number of all matches, of which the rows may be a part. */
export function dockedView(rows: readonly StationPort[], count: number): View<StationPort> {
  const stations = new Set(rows.map(({ station }) => station.id));
  return {
    ...DOCKED,
    // The same station in every row is the first to go on a narrow terminal.
    columns: DOCKED_COLUMNS.map((column) =>
      column.name === 'station' && stations.size === 1 ? { ...column, priority: 1 } : column,
    ),
    rows,
    layout: { kind: 'table', compactRow },
    jsonLine: ({ value }) => jsonText(value),
    document: (toValue) => ({ count, results: rows.map(toValue) }),
  };
}

/** Each fact includes its unit or subject, because there are no headings. */
function compactRow(row: StationPort): CompactRow {
  const { port, vehicle, days } = row;
  const since = sinceText(row);
  const facts: Cell[] = [
    ...(vehicle?.id ? [cell(`#${vehicle.id}`, 'faint')] : []),
    stationCell(row),
    cell(port.name),
    ...(since === '' ? [] : [cell(`since ${since}`)]),
    ...(days === null ? [] : [cell(`${days} ${days === 1 ? 'day' : 'days'}`)]),
  ];
  return { title: { ...vehicleCell(row), tone: 'heading' }, facts };
}
