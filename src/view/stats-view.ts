import { durationSeconds } from '../ll2/iso-duration.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { DurationStyle } from '../output-options.ts';
import type { Group } from '../query/grouping.ts';
import { jsonText } from '../text/safe-json.ts';
import { SECONDS } from '../text/time-units.ts';
import { type Cell, cell, phrasesCell } from './cell.ts';
import { durationValue, durationWithUnit } from './duration-style.ts';
import { statsColumns } from './stats-columns.ts';
import {
  type GroupFigures,
  groupFigures,
  type RecordHolder,
  type TotalFigures,
  totalFigures,
} from './stats-figures.ts';
import type { Field, Section, View } from './view.ts';

/** All groups of one kind. */
export interface Breakdown {
  /** What the spacecraft are grouped by: `status`, `agency`. */
  readonly by: string;
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
  spacecraft: readonly SpacecraftSummary[],
  breakdowns: readonly Breakdown[],
  { title, durations: style }: StatsViewOptions,
): View<GroupFigures> {
  const totals = totalFigures(spacecraft);
  const figures = breakdowns.map(({ by, groups }) => ({
    by,
    rows: groups.map((group) => groupFigures(by, group)),
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
      card: { title: cell(title, 'heading'), sections: statsSections(totals, breakdowns, style) },
    },
    value: toJson,
    jsonLine: (row) => jsonText(toJson(row)),
    document: (toValue) => ({
      ...totals,
      time_in_space: convertTime(totals.time_in_space, style),
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

function statsSections(
  totals: TotalFigures,
  breakdowns: readonly Breakdown[],
  style: DurationStyle,
): Section[] {
  return [
    { parts: [{ kind: 'fields', fields: totalFields(totals, style) }] },
    ...breakdowns.filter(({ groups }) => groups.length > 0).map(barSection),
  ];
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

function barSection({ by, groups }: Breakdown): Section {
  const bars = groups.map(({ key, spacecraft }) => ({
    label: key ? cell(key.name) : cell('unknown', 'faint'),
    amount: spacecraft.length,
  }));
  return { heading: `By ${by}`, parts: [{ kind: 'bars', bars }] };
}
