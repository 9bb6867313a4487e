import type { Flight } from '../ll2/spacecraft.ts';
import { clean } from '../text/clean.ts';
import { optionalField } from './card-sections.ts';
import { type Cell, cell } from './cell.ts';
import { isoDay, isoDayWithDistance } from './date.ts';
import { durationCell } from './spacecraft-cells.ts';
import type { Field, Part, Section, Table } from './view.ts';

type FlightColumn = Table['columns'][number] & { readonly cell: (flight: Flight) => Cell };

const FLIGHT_COLUMNS: readonly FlightColumn[] = [
  { heading: 'launch', align: 'left', cell: ({ launch }) => cell(launch?.name) },
  { heading: 'launched', align: 'left', cell: ({ launch }) => dayCell(launch?.net) },
  { heading: 'ended', align: 'left', priority: 5, cell: ({ mission_end }) => dayCell(mission_end) },
  {
    heading: 'duration',
    align: 'left',
    priority: 4,
    cell: ({ duration }) => durationCell(duration, 2),
  },
  { heading: 'landing', align: 'left', priority: 3, cell: landingCell },
  {
    heading: 'destination',
    align: 'left',
    priority: 2,
    cell: ({ destination }) => cell(destination),
  },
  {
    heading: 'turnaround',
    align: 'left',
    priority: 1,
    cell: (flight) => durationCell(flight.turn_around_time, 2),
  },
];

export function flightsSection(flights: readonly Flight[], now: number): Section {
  const heading = `Flights (${flights.length})`;
  if (flights.length === 0) {
    return { heading, parts: [{ kind: 'prose', paragraphs: [clean('none')] }] };
  }
  const fields = launchFields(flights, now);
  const rows = flights.map((flight) => FLIGHT_COLUMNS.map((column) => column.cell(flight)));
  const table: Part = { kind: 'table', table: { columns: FLIGHT_COLUMNS, rows } };
  return { heading, parts: fields.length > 0 ? [{ kind: 'fields', fields }, table] : [table] };
}

function launchFields(flights: readonly Flight[], now: number): Field[] {
  const dates = flights.flatMap(({ launch }) => launch?.net ?? []).toSorted();
  const toCell = (date: string) => cell(isoDayWithDistance(date, now));
  if (dates.length < 2) return optionalField('Launch', dates[0], toCell);
  return [
    ...optionalField('First launch', dates[0], toCell),
    ...optionalField('Last launch', dates.at(-1), toCell),
  ];
}

function dayCell(date: string | null | undefined): Cell {
  return cell(date && isoDay(date));
}

function landingCell({ landing }: Flight): Cell {
  if (!landing) return cell(undefined);
  const outcome =
    landing.success === true ? 'success' : landing.success === false ? 'failure' : undefined;
  const place = landing.landing_location?.name ?? landing.type?.name;
  return cell([outcome, place].filter(Boolean).join(', '));
}
