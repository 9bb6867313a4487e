import type { FlightOutcome } from '../ll2/flight-state.ts';
import type { KnownFlight } from '../query/known-flight.ts';
import { type Cell, cell, type Tone, yesNoCell } from './cell.ts';
import { dateText } from './date.ts';
import {
  durationHeading,
  durationText,
  durationValue,
  durationWithUnit,
} from './duration-style.ts';
import type { ColumnOptions } from './spacecraft-column.ts';
import type { Column } from './view.ts';

/** A row of a table of flights. */
export interface FlightRow {
  readonly flight: KnownFlight;
  /** The flight as JSON; only if the output needs it. */
  readonly json?: object;
}

/** A column of flights, declared once for output, help and completion. */
export interface FlightColumn
  extends Pick<
    Column<FlightRow>,
    'name' | 'heading' | 'priority' | 'orderingField' | 'machineOnly'
  > {
  /** Returns the column as it is printed with these options. */
  create(options: Pick<ColumnOptions, 'durations'>): Column<FlightRow>;
}

type Traits = Pick<FlightColumn, 'priority' | 'orderingField' | 'machineOnly'> & {
  readonly align?: 'left' | 'right';
  /** The content for human formats, if it differs from the value. */
  readonly cell?: (flight: KnownFlight) => Cell;
};

function column(
  name: string,
  heading: string,
  read: (flight: KnownFlight) => string | number | boolean | null | undefined,
  { align = 'left', cell: cellOf, ...traits }: Traits = {},
): FlightColumn {
  const toCell = (flight: KnownFlight): Cell => {
    const value = read(flight);
    return typeof value === 'boolean' ? yesNoCell(value) : cell(value);
  };
  return {
    ...{ name, heading, ...traits },
    create: () => ({
      ...{ name, heading, align, ...traits },
      cell: ({ flight }) => (cellOf ?? toCell)(flight),
      value: ({ flight }) => (read(flight) === '' ? null : read(flight)),
    }),
  };
}

function durationColumn(
  name: string,
  read: (flight: KnownFlight) => string | null,
  traits: Traits,
  toText = (_: KnownFlight, text: string) => text,
): FlightColumn {
  return {
    ...{ name, heading: name, ...traits },
    create: ({ durations }) => ({
      ...{ name, heading: durationHeading(name, durations), align: 'right', ...traits },
      cell({ flight }) {
        const duration = read(flight);
        return cell(toText(flight, duration === null ? '' : durationText(duration, durations)));
      },
      value({ flight }) {
        const duration = read(flight);
        return duration === null ? null : durationValue(duration, durations);
      },
      exactValue: ({ flight }) => read(flight),
    }),
  };
}

/** The columns of flights. */
export const FLIGHT_COLUMNS: readonly FlightColumn[] = [
  column('id', 'id', ({ spacecraft }) => spacecraft.id, { align: 'right' }),
  column('spacecraft', 'spacecraft', ({ spacecraft }) => spacecraft.name),
  column('mission', 'mission', ({ summary }) => summary.launch, { priority: 4 }),
  column('launched', 'launched', launchText),
  column('ended', 'ended', endText, { priority: 3, orderingField: 'ended', cell: endCell }),
  durationColumn(
    'duration',
    ({ duration }) => duration,
    { priority: 5, orderingField: 'duration' },
    runningText,
  ),
  column('running', 'running', ({ isRunning }) => isRunning, { machineOnly: true }),
  column('landing', 'landing', landingText, { priority: 2 }),
  column('destination', 'destination', ({ summary }) => summary.destination, { priority: 6 }),
  column('outcome', 'outcome', ({ state }) => state.outcome, {
    cell: ({ state }) => cell(state.outcome, OUTCOME_TONES[state.outcome]),
  }),
  durationColumn('turnaround', ({ turnaround }) => turnaround, {
    priority: 1,
    orderingField: 'turnaround',
  }),
];

/** Columns that `--columns` can add. */
export const OPTIONAL_FLIGHT_COLUMNS: readonly FlightColumn[] = [
  column('configuration', 'configuration', ({ spacecraft }) => spacecraft.spacecraft_config?.name),
  column('serial', 'serial number', ({ spacecraft }) => spacecraft.serial_number),
  column('agency', 'agency', ({ spacecraft }) => spacecraft.spacecraft_config?.agency?.name),
  column('planned_end', 'planned end', plannedEnd),
  column('launch_status', 'launch status', ({ summary }) => summary.status?.name),
];

const OUTCOME_TONES: { readonly [outcome in FlightOutcome]?: Tone } = {
  planned: 'faint',
  'in flight': 'in space',
  'launch failure': 'destroyed',
  'partial launch failure': 'destroyed',
  'landing failure': 'destroyed',
};

/** Returns the date of the launch as exactly as it is known. */
export function launchText({ summary: { net, net_precision } }: KnownFlight): string {
  return dateText(net ?? '', net_precision);
}

function endText({ hasEnded, summary }: KnownFlight): string | undefined {
  return hasEnded ? dateText(summary.mission_end ?? '') : undefined;
}

function plannedEnd({ hasEnded, summary }: KnownFlight): string | undefined {
  return hasEnded ? undefined : dateText(summary.mission_end ?? '');
}

function endCell(flight: KnownFlight): Cell {
  const planned = plannedEnd(flight);
  return planned ? cell(`${planned} (planned)`, 'faint') : cell(endText(flight));
}

function runningText({ isRunning }: KnownFlight, duration: string): string {
  return isRunning ? [duration, 'running'].filter(Boolean).join(', ') : duration;
}

/** Returns the duration with its unit, for where no heading has it. */
export function durationFact(
  flight: KnownFlight,
  { durations }: Pick<ColumnOptions, 'durations'>,
): string {
  const { duration } = flight;
  return runningText(flight, duration === null ? '' : durationWithUnit(duration, durations, 2));
}

function landingText({ state, summary: { landing } }: KnownFlight): string {
  const place = landing?.landing_location ?? landing?.type;
  return [state.landing, place].filter(Boolean).join(', ');
}
