import { durationSeconds, isoDuration } from '../ll2/iso-duration.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { jsonText } from '../text/safe-json.ts';
import { type Cell, cell } from './cell.ts';
import { readableDuration } from './readable-duration.ts';
import type { Card, Column, Field, Section, View } from './view.ts';

/** Craft that have something in common. */
export interface Group {
  /** Null for the craft of which it is not known. */
  readonly of: Named | null;
  readonly craft: readonly SpacecraftSummary[];
}

/** All groups of a kind, the largest first. */
export interface Groups {
  /** What the craft of a group have in common: `status`, `agency`. */
  readonly by: string;
  readonly groups: readonly Group[];
}

/** A group in figures, named as the API names them where it does. */
interface GroupFigures {
  readonly by: string;
  readonly id: number | null;
  readonly name: string | null;
  readonly count: number;
  readonly in_space: number;
  readonly flights_count: number;
  /** In all, ISO 8601. */
  readonly time_in_space: string;
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

/** How many craft there are of what, and how much they flew. */
export function statsView(
  craft: readonly SpacecraftSummary[],
  all: readonly Groups[],
): View<GroupFigures> {
  const rows = all.flatMap(({ by, groups }) => groups.map((group) => figuresOf(by, group)));
  const summary = summaryOf(craft);
  return {
    columns: COLUMNS,
    optionalColumns: [],
    fields: [],
    rows,
    value: (row) => row,
    line: jsonText,
    document: (show) => {
      const shownBy = all.map(({ by }) => [by, rows.filter((row) => row.by === by).map(show)]);
      return { ...summary, by: Object.fromEntries(shownBy) };
    },
    whole: () => card(summary, all),
  };
}

function figuresOf(by: string, { of, craft }: Group): GroupFigures {
  return {
    by,
    id: of?.id ?? null,
    name: of?.name ?? null,
    count: craft.length,
    in_space: craft.filter(({ in_space }) => in_space).length,
    flights_count: sum(craft, ({ flights_count }) => flights_count),
    time_in_space: isoDuration(sum(craft, ({ time_in_space }) => time_in_space)),
  };
}

/** In seconds. */
const YEAR = 365.25 * 86_400;

/** All craft in figures. */
interface Summary {
  readonly count: number;
  /** Now. */
  readonly in_space: number;
  readonly time_in_space: { readonly total: string; readonly longest: RecordHolder | null };
  readonly flights_count: { readonly total: number; readonly most: RecordHolder | null };
}

/** The craft that holds a record, and what it is. */
interface RecordHolder {
  readonly id: number;
  readonly name: string;
  readonly value: string | number;
}

function summaryOf(craft: readonly SpacecraftSummary[]): Summary {
  const time = ({ time_in_space }: SpacecraftSummary) => time_in_space;
  const flights = ({ flights_count }: SpacecraftSummary) => flights_count;
  return {
    count: craft.length,
    in_space: craft.filter(({ in_space }) => in_space).length,
    time_in_space: {
      total: isoDuration(sum(craft, time)),
      longest: recordHolder(craft, time, isoDuration),
    },
    flights_count: {
      total: sum(craft, flights),
      most: recordHolder(craft, flights, (amount) => amount),
    },
  };
}

function sum(
  craft: readonly SpacecraftSummary[],
  amountOf: (facts: SpacecraftSummary) => number | null,
): number {
  return craft.reduce((total, facts) => total + (amountOf(facts) ?? 0), 0);
}

/** The craft with the most of it, the first by id among equals; null where none has any. */
function recordHolder(
  craft: readonly SpacecraftSummary[],
  amountOf: (facts: SpacecraftSummary) => number | null,
  show: (amount: number) => string | number,
): RecordHolder | null {
  let holder: SpacecraftSummary | undefined;
  let most = 0;
  for (const facts of craft) {
    const amount = amountOf(facts) ?? 0;
    const isFirst = amount === most && holder !== undefined && facts.id < holder.id;
    if (amount > most || isFirst) holder = facts;
    most = Math.max(most, amount);
  }
  return holder ? { id: holder.id, name: holder.name, value: show(most) } : null;
}

function card(summary: Summary, all: readonly Groups[]): Card {
  const told = all.filter(({ groups }) => groups.length > 0);
  return {
    title: cell('Spacecraft', 'heading'),
    sections: [
      { parts: [{ kind: 'fields', fields: summaryFields(summary) }] },
      ...told.map(section),
    ],
  };
}

function summaryFields({ count, in_space, time_in_space, flights_count }: Summary): Field[] {
  const { longest } = time_in_space;
  const { most } = flights_count;
  return [
    { label: 'Count', cell: cell(`${count}, of which ${in_space} in space`) },
    { label: 'Time in space', cell: cell(inAll(time_in_space.total)) },
    { label: 'Longest', cell: holderCell(longest, (time) => readableDuration(String(time), 2)) },
    { label: 'Flights', cell: cell(`${flights_count.total} in all`) },
    { label: 'Most flights', cell: holderCell(most, String) },
  ];
}

/** Days, and what they come to in years where that says more. */
function inAll(time: string): string {
  const years = Math.floor((durationSeconds(time) ?? 0) / YEAR);
  return `${readableDuration(time, 1)} in all${years > 1 ? `, ${years} years` : ''}`;
}

function holderCell(holder: RecordHolder | null, show: (value: string | number) => string): Cell {
  return cell(holder && `${holder.name} (${holder.id}), ${show(holder.value)}`);
}

function section({ by, groups }: Groups): Section {
  const bars = groups.map(({ of, craft }) => ({
    label: of ? cell(of.name) : cell('none given', 'faint'),
    amount: craft.length,
  }));
  return { heading: `By ${by}`, parts: [{ kind: 'bars', bars }] };
}
