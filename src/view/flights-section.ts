import { parseIsoDate } from '../ll2/iso-date.ts';
import { type LaunchOutcome, launchOutcome } from '../ll2/launch-status.ts';
import type { Flight } from '../ll2/spacecraft.ts';
import { clean } from '../text/clean.ts';
import { type CardOptions, optionalField } from './card-sections.ts';
import { type Cell, cell, phrasesCell } from './cell.ts';
import { dateText } from './date.ts';
import { launchPrecision } from './launch-dates.ts';
import { durationCell } from './spacecraft-cells.ts';
import type { Part, Section, Table } from './view.ts';

/** A flight, and what became of its launch. */
interface FlightEntry extends Flight {
  readonly outcome: LaunchOutcome;
}

type ToCell = (flight: FlightEntry, options: CardOptions) => Cell;

const FLIGHT_COLUMNS: readonly (Table['columns'][number] & { readonly cell: ToCell })[] = [
  { heading: 'launch', align: 'left', cell: ({ launch }) => cell(launch?.name) },
  { heading: 'launched', align: 'left', cell: launchCell },
  { heading: 'ended', align: 'left', priority: 5, cell: endCell },
  {
    heading: 'duration',
    align: 'left',
    priority: 4,
    cell: ({ duration }, { durations }) => durationCell(duration, durations, 2),
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
    cell: (flight, { durations }) => durationCell(flight.turn_around_time, durations, 2),
  },
];

/** Maximum number of flights in a card. No spacecraft has more than 40. */
const MAX_FLIGHTS = 1_000;

export function flightsSection(flights: readonly Flight[], options: CardOptions): Section {
  const { now } = options;
  const entries = flights.map((flight) => ({
    ...flight,
    outcome: launchOutcome(flight.launch, now),
  }));
  const planned = entries.filter(({ outcome }) => outcome === 'planned');
  const flown = entries.filter(({ outcome }) => outcome !== 'planned');
  const heading = `Flights (${flown.length}${planned.length > 0 ? `, ${planned.length} planned` : ''})`;
  if (flights.length === 0) {
    return { heading, parts: [{ kind: 'prose', paragraphs: [clean('none')] }] };
  }
  const fields = optionalField('Failures', failures(flown), (text) =>
    phrasesCell(text, 'destroyed'),
  );
  const rows = entries
    .slice(0, MAX_FLIGHTS)
    .map((entry) => FLIGHT_COLUMNS.map((column) => column.cell(entry, options)));
  const table: Part = { kind: 'table', table: { columns: FLIGHT_COLUMNS, rows } };
  const more = entries.length - rows.length;
  const rest: Part = {
    kind: 'prose',
    paragraphs: [clean(`${more} more flights; --json prints all`)],
  };
  return {
    heading,
    parts: [
      ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
      table,
      ...(more > 0 ? [rest] : []),
    ],
  };
}

/** Counts failed launches: `1 launch failure, 2 partial launch failures`. */
function failures(flown: readonly FlightEntry[]): string {
  return (['launch failure', 'partial launch failure'] as const)
    .map((failure) => ({
      failure,
      count: flown.filter(({ outcome }) => outcome === failure).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ failure, count }) => `${count} ${failure}${count > 1 ? 's' : ''}`)
    .join(', ');
}

function launchCell({ launch, outcome }: FlightEntry): Cell {
  const date = dateText(launch?.net ?? '', launchPrecision(launch));
  if (outcome === 'launched') return cell(date);
  const tone = outcome === 'planned' ? 'faint' : 'destroyed';
  return cell(date ? `${date} (${outcome})` : outcome, tone);
}

function endCell({ mission_end }: FlightEntry, { now }: CardOptions): Cell {
  if (!mission_end) return cell(undefined);
  const end = parseIsoDate(mission_end);
  const isPlanned = end !== undefined && end.instant > now;
  return isPlanned
    ? cell(`${dateText(mission_end)} (planned)`, 'faint')
    : cell(dateText(mission_end));
}

/** A planned flight has no outcome, whatever its record says. */
function landingCell({ landing, outcome }: FlightEntry): Cell {
  if (!landing) return cell(undefined);
  const place = landing.landing_location?.name ?? landing.type?.name;
  const result = outcome === 'planned' ? undefined : landingResult(landing);
  return cell([result, place].filter(Boolean).join(', '));
}

function landingResult({ attempt, success }: NonNullable<Flight['landing']>): string | undefined {
  if (success === true) return 'success';
  if (attempt === false) return 'no attempt';
  return success === false ? 'failure' : undefined;
}
