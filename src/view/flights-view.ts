import { FLIGHT_FIELDS } from '../ll2/fields.ts';
import { jsonText } from '../text/safe-json.ts';
import { type Cell, cell } from './cell.ts';
import { convertDurations } from './duration-fields.ts';
import {
  durationFact,
  FLIGHT_COLUMNS,
  type FlightColumn,
  type FlightRow,
  launchText,
  OPTIONAL_FLIGHT_COLUMNS,
} from './flight-columns.ts';
import type { ColumnOptions } from './spacecraft-column.ts';
import type { Column, CompactRow, RowKind, View } from './view.ts';

type FlightOptions = Pick<ColumnOptions, 'durations'>;

/** Returns the columns of flights as they are printed with these options. */
export function flightKind(options: FlightOptions): RowKind<FlightRow> {
  const create = (column: FlightColumn) => column.create(options);
  return {
    columns: FLIGHT_COLUMNS.map(create),
    optionalColumns: OPTIONAL_FLIGHT_COLUMNS.map(create),
    value: jsonOf,
    fields: FLIGHT_FIELDS,
    convertField: (value, path) => convertDurations(value, path, options.durations),
  };
}

export interface FlightsViewOptions extends FlightOptions {
  readonly rows: readonly FlightRow[];
  /** The number of all matches. */
  readonly count: number;
  /** The names of the fields that order or filter the flights, whose columns stay visible. */
  readonly chosenBy: readonly string[];
  /** Whether the filters imply the outcome, so that its column says nothing. */
  readonly isOutcomeImplied: boolean;
}

/** Returns flights as a table for people and as a page for programs. */
export function flightsView(options: FlightsViewOptions): View<FlightRow> {
  const { rows, count, chosenBy, isOutcomeImplied } = options;
  const kind = flightKind(options);
  const withPriority = ({ priority, ...column }: Column<FlightRow>): Column<FlightRow> => {
    const { name, orderingField } = column;
    if (chosenBy.includes(orderingField ?? name)) return column;
    if (name === 'outcome' && isOutcomeImplied) return { ...column, priority: 0 };
    return priority === undefined ? column : { ...column, priority };
  };
  return {
    ...kind,
    columns: kind.columns.map(withPriority),
    rows,
    layout: { kind: 'table', compactRow: ({ flight }) => compactRow(flight, options) },
    jsonLine: (row) => jsonText(jsonOf(row)),
    document: (toValue) => ({ count, results: rows.map(toValue) }),
  };
}

const jsonOf = ({ json }: FlightRow): object => json ?? {};

/** Each fact includes its unit or subject, because there are no headings. */
function compactRow(flight: FlightRow['flight'], options: FlightOptions): CompactRow {
  const { spacecraft, summary, state, isPlanned } = flight;
  const date = launchText(flight);
  const launched = date && (isPlanned ? `planned for ${date}` : `launched ${date}`);
  const texts = [
    summary.launch,
    launched,
    isPlanned ? undefined : state.outcome,
    durationFact(flight, options),
    summary.destination,
  ];
  const facts: Cell[] = texts.flatMap((text) => (text ? [cell(text)] : []));
  return {
    title: cell(spacecraft.name, 'heading'),
    facts: [cell(`#${spacecraft.id}`, 'faint'), ...facts],
  };
}
