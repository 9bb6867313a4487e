import { isActive, type StationPort, type Vehicle } from '../ll2/docking.ts';
import { type Cell, cell } from './cell.ts';
import { dateText } from './date.ts';
import type { Column } from './view.ts';

type Read = (row: StationPort) => string | number | null | undefined;

/** The columns of what is docked where. */
export const DOCKED_COLUMNS: readonly Column<StationPort>[] = [
  { ...column('station', 'station', ({ station }) => station.name), cell: stationCell },
  column('port', 'port', ({ port }) => port.name),
  { ...column('id', 'id', ({ vehicle }) => vehicle?.id), align: 'right', priority: 2 },
  { ...column('spacecraft', 'spacecraft', ({ vehicle }) => vehicle?.name), cell: vehicleCell },
  { ...column('since', 'since', dockedAt), cell: (row) => cell(sinceText(row)) },
  { ...column('days', 'days', ({ days }) => days), align: 'right', priority: 3 },
];

/** Columns that `--columns` can add. */
export const OPTIONAL_DOCKED_COLUMNS: readonly Column<StationPort>[] = [
  column('station_id', 'station id', ({ station }) => station.id),
  column('station_status', 'station status', ({ station }) => station.status?.name),
  column('serial', 'serial number', (row) => flightOf(row)?.spacecraft?.serial_number),
  column(
    'configuration',
    'configuration',
    (row) => flightOf(row)?.spacecraft?.spacecraft_config?.name,
  ),
  column('mission', 'mission', (row) => flightOf(row)?.launch?.name),
  {
    ...column('launched', 'launched', (row) => flightOf(row)?.launch?.net),
    cell: (row) => cell(dateText(flightOf(row)?.launch?.net ?? '')),
  },
];

function column(name: string, heading: string, value: Read): Column<StationPort> {
  return { name, heading, align: 'left', cell: (row) => cell(value(row)), value };
}

function flightOf({ port }: StationPort) {
  return port.currently_docked?.flight_vehicle_chaser;
}

function dockedAt({ port }: StationPort): string | null | undefined {
  return port.currently_docked?.docking;
}

/** Returns the day of the docking. */
export function sinceText(row: StationPort): string {
  return dateText(dockedAt(row) ?? '');
}

/** Says so if the station is not in use, because its ports then are of the past. */
export function stationCell({ station }: StationPort): Cell {
  const status = station.status?.name;
  return cell(isActive(station) || !status ? station.name : `${station.name} (${status})`);
}

/** Marks what is not a spacecraft. A port is only free if one can dock there. */
export function vehicleCell({ vehicle, isFree, station }: StationPort): Cell {
  if (vehicle) return cell(vehicleText(vehicle));
  return isFree && isActive(station) ? cell('free', 'faint') : cell(undefined);
}

function vehicleText({ kind, name }: Vehicle): string | null {
  return kind === 'spacecraft' ? name : `${name ?? 'unknown'} (${kind})`;
}
