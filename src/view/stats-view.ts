import { durationSeconds } from '../ll2/iso-duration.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { Group } from '../query/grouping.ts';
import { jsonText } from '../text/safe-json.ts';
import { SECONDS } from '../text/time-units.ts';
import { type Cell, cell } from './cell.ts';
import { readableDuration } from './readable-duration.ts';
import {
  type GroupFigures,
  groupFigures,
  type RecordHolder,
  type TotalFigures,
  totalFigures,
} from './stats-figures.ts';
import type { Card, Column, Field, Section, View } from './view.ts';

/** All groups of one kind. */
export interface Breakdown {
  /** What the spacecraft are grouped by: `status`, `agency`. */
  readonly by: string;
  /** Largest first. */
  readonly groups: readonly Group[];
}

const COLUMNS: readonly Column<GroupFigures>[] = [
  column('by', 'left', ({ by }) => by),
  column('id', 'right', ({ id }) => id),
  column('name', 'left', ({ name }) => name),
  column('count', 'right', ({ count }) => count),
  column('in_space', 'right', ({ in_space }) => in_space),
  column('flights_count', 'right', ({ flights_count }) => flights_count),
  {
    ...column('time_in_space', 'right', ({ time_in_space }) => time_in_space),
    cell: ({ time_in_space }) => cell(readableDuration(time_in_space, 2)),
  },
];

function column(
  name: keyof GroupFigures,
  align: 'left' | 'right',
  value: (figures: GroupFigures) => string | number | null,
): Column<GroupFigures> {
  return {
    name,
    heading: name.replaceAll('_', ' '),
    align,
    cell: (figures) => cell(value(figures)),
    value,
  };
}

/** Returns the figures of all spacecraft and of each group: bars for people, rows for programs. */
export function statsView(
  spacecraft: readonly SpacecraftSummary[],
  breakdowns: readonly Breakdown[],
): View<GroupFigures> {
  const totals = totalFigures(spacecraft);
  const figures = breakdowns.map(({ by, groups }) => ({
    by,
    rows: groups.map((group) => groupFigures(by, group)),
  }));
  return {
    columns: COLUMNS,
    optionalColumns: [],
    fields: [],
    rows: figures.flatMap(({ rows }) => rows),
    layout: { kind: 'card', card: statsCard(totals, breakdowns) },
    value: (row) => row,
    jsonLine: jsonText,
    document: (toValue) => ({
      ...totals,
      by: Object.fromEntries(figures.map(({ by, rows }) => [by, rows.map(toValue)])),
    }),
  };
}

function statsCard(totals: TotalFigures, breakdowns: readonly Breakdown[]): Card {
  return {
    title: cell('Spacecraft', 'heading'),
    sections: [
      { parts: [{ kind: 'fields', fields: totalFields(totals) }] },
      ...breakdowns.filter(({ groups }) => groups.length > 0).map(barSection),
    ],
  };
}

function totalFields({ count, in_space, time_in_space, flights_count }: TotalFigures): Field[] {
  const { longest } = time_in_space;
  const { most } = flights_count;
  return [
    { label: 'Count', cell: cell(`${count} (${in_space} in space)`) },
    { label: 'Time in space', cell: cell(totalTime(time_in_space.total)) },
    { label: 'Longest', cell: holderCell(longest, (time) => readableDuration(String(time), 2)) },
    { label: 'Flights', cell: cell(`${flights_count.total} total`) },
    { label: 'Most flights', cell: holderCell(most, String) },
  ];
}

/** Formats a duration in days; from two years also in years. */
function totalTime(duration: string): string {
  const years = Math.floor((durationSeconds(duration) ?? 0) / SECONDS.year);
  return `${readableDuration(duration, 1)} total${years > 1 ? ` (${years} years)` : ''}`;
}

function holderCell(holder: RecordHolder | null, format: (value: string | number) => string): Cell {
  return cell(holder && `${holder.name} (${holder.id}), ${format(holder.value)}`);
}

function barSection({ by, groups }: Breakdown): Section {
  const bars = groups.map(({ key, spacecraft }) => ({
    label: key ? cell(key.name) : cell('unknown', 'faint'),
    amount: spacecraft.length,
  }));
  return { heading: `By ${by}`, parts: [{ kind: 'bars', bars }] };
}
