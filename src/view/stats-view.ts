import { durationSeconds } from '../ll2/iso-duration.ts';
import type { DurationStyle } from '../output-options.ts';
import type { Group, Population } from '../query/grouping.ts';
import { jsonText } from '../text/safe-json.ts';
import { SECONDS } from '../text/time-units.ts';
import { type Cell, cell, phrasesCell } from './cell.ts';
import { durationValue, durationWithUnit } from './duration-style.ts';
import { statsColumns } from './stats-columns.ts';
import {
  flightGroupFigures,
  type GroupFigures,
  groupFigures,
  type RecordHolder,
  type TotalFigures,
  totalFigures,
} from './stats-figures.ts';
import { type StatsRecord, type StatsRecords, statsRecords } from './stats-records.ts';
import type { Field, Section, View } from './view.ts';

/** All groups of one kind. */
export interface Breakdown {
  /** What is grouped by: `status`, `launch-year`. */
  readonly by: string;
  /** Whether flights are grouped, instead of spacecraft. */
  readonly isOfFlights: boolean;
  /** Largest first. */
  readonly groups: readonly Group[];
}

export interface StatsViewOptions {
  /** What was counted. */
  readonly title: string;
  readonly durations: DurationStyle;
}

/** Returns the figures of all spacecraft and of each group: bars for people, rows for programs. */
export function statsView(
  population: Population,
  breakdowns: readonly Breakdown[],
  { title, durations: style }: StatsViewOptions,
): View<GroupFigures> {
  const totals = totalFigures(population);
  const records = statsRecords(population);
  const figures = breakdowns.map(({ by, isOfFlights, groups }) => ({
    by,
    rows: groups.map((group) =>
      isOfFlights ? flightGroupFigures(by, group) : groupFigures(by, group),
    ),
  }));
  const toJson = (row: GroupFigures) => ({
    ...row,
    time_in_space: durationValue(row.time_in_space, style),
  });
  return {
    columns: statsColumns(style),
    optionalColumns: [],
    fields: [],
    rows: figures.flatMap(({ rows }) => rows),
    layout: {
      kind: 'card',
      card: {
        title: cell(title, 'heading'),
        sections: statsSections({ totals, records }, breakdowns, style),
      },
    },
    value: toJson,
    jsonLine: (row) => jsonText(toJson(row)),
    document: (toValue) => ({
      ...totals,
      time_in_space: convertTime(totals.time_in_space, style),
      records: records ? convertRecords(records, style) : null,
      by: Object.fromEntries(figures.map(({ by, rows }) => [by, rows.map(toValue)])),
    }),
  };
}

/** Returns the total and the longest time for machine formats. */
function convertTime({ total, longest }: TotalFigures['time_in_space'], style: DurationStyle) {
  return {
    total: durationValue(total, style),
    longest: longest && { ...longest, value: durationValue(String(longest.value), style) },
  };
}

/** Returns the records with durations for machine formats. */
function convertRecords(records: StatsRecords, style: DurationStyle) {
  return Object.fromEntries(
    Object.entries(records).map(([name, record]: [string, StatsRecord | null]) => [
      name,
      record && typeof record.value === 'string'
        ? { ...record, value: durationValue(record.value, style) }
        : record,
    ]),
  );
}

interface AllFigures {
  readonly totals: TotalFigures;
  readonly records: StatsRecords | undefined;
}

function statsSections(
  { totals, records }: AllFigures,
  breakdowns: readonly Breakdown[],
  style: DurationStyle,
): Section[] {
  const fields = records
    ? [...flownFields(totals, style), ...recordFields(records, style)]
    : totalFields(totals, style);
  return [
    { parts: [{ kind: 'fields', fields }] },
    ...breakdowns.filter(({ groups }) => groups.length > 0).map(barSection),
  ];
}

function flownFields(totals: TotalFigures, style: DurationStyle): Field[] {
  const { count, in_space, flown, flights, time_in_space } = totals;
  return [
    { label: 'Count', cell: cell(`${count} (${in_space} in space)`) },
    { label: 'Flown', cell: cell(flown) },
    { label: 'Flights', cell: cell(`${flights} total`) },
    { label: 'Time in space', cell: cell(totalTime(time_in_space.total, style)) },
  ];
}

function recordFields(records: StatsRecords, style: DurationStyle): Field[] {
  const { most_flown, longest_flight, most_time_in_space, fastest_turnaround } = records;
  const format = (value: string | number) =>
    typeof value === 'string' ? durationWithUnit(value, style, 2) : String(value);
  return [
    { label: 'Most flights', cell: recordCell(most_flown, format) },
    { label: 'Longest flight', cell: recordCell(longest_flight, format) },
    { label: 'Longest in space', cell: recordCell(most_time_in_space, format) },
    { label: 'Fastest turnaround', cell: recordCell(fastest_turnaround, format) },
  ];
}

/** Maximum number of holders of a record that are named. */
const MAX_HOLDERS = 3;

/** Names the holders, and counts further ones: `Discovery (37), Atlantis (38) and 2 more, 39 each`. */
function recordCell(record: StatsRecord | null, format: (value: string | number) => string): Cell {
  if (!record) return cell(undefined);
  const { holders, value } = record;
  const more = holders.length - MAX_HOLDERS;
  const names = holders
    .slice(0, MAX_HOLDERS)
    .map(({ id, name, launch }) => `${name} (${id}${launch ? `, ${launch}` : ''})`)
    .join(', ');
  const others = more > 0 ? ` and ${more} more` : '';
  const each = holders.length > 1 ? ' each' : '';
  const soFar = holders.some(({ in_flight }) => in_flight) && typeof value === 'string';
  return cell(`${names}${others}, ${format(value)}${each}${soFar ? ' so far' : ''}`);
}

function totalFields(totals: TotalFigures, style: DurationStyle): Field[] {
  const { count, in_space, time_in_space, flights_count } = totals;
  const { longest } = time_in_space;
  const { most } = flights_count;
  return [
    { label: 'Count', cell: cell(`${count} (${in_space} in space)`) },
    { label: 'Time in space', cell: cell(totalTime(time_in_space.total, style)) },
    {
      label: 'Longest',
      cell: holderCell(longest, (time) => durationWithUnit(String(time), style, 2)),
    },
    { label: 'Flights', cell: cell(`${flights_count.total} total`) },
    { label: 'Most flights', cell: holderCell(most, String) },
  ];
}

/** Formats a duration with one unit; from two years also in years. */
function totalTime(duration: string, style: DurationStyle): string {
  const years = Math.floor((durationSeconds(duration) ?? 0) / SECONDS.year);
  return `${durationWithUnit(duration, style, 1)} total${years > 1 ? ` (${years} years)` : ''}`;
}

function holderCell(holder: RecordHolder | null, format: (value: string | number) => string): Cell {
  return phrasesCell(holder && `${holder.name} (${holder.id}), ${format(holder.value)}`);
}

function barSection({ by, isOfFlights, groups }: Breakdown): Section {
  const bars = groups.map(({ key, spacecraft, flights = [] }) => ({
    label: key ? cell(key.name) : cell('unknown', 'faint'),
    amount: isOfFlights ? flights.length : spacecraft.length,
  }));
  const what = by.replace('-', ' ');
  return {
    heading: isOfFlights ? `Flights by ${what}` : `By ${what}`,
    parts: [{ kind: 'bars', bars }],
  };
}
