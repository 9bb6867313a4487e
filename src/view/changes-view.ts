import type { Change, ChangeKind } from '../ll2/change.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { jsonText } from '../text/safe-json.ts';
import { type Cell, cell, valueCell } from './cell.ts';
import { dateText, timeText } from './date.ts';
import type { Column, CompactRow, RowKind, View } from './view.ts';

/** A change, and when it was seen. */
export interface SeenChange {
  readonly change: Change;
  /** Time of the sync that saw it, in milliseconds since the epoch. */
  readonly seen: number;
  /** Time of the sync before, in milliseconds since the epoch. */
  readonly previous: number;
  /** The spacecraft as it is now, or was before it was removed, if that is known. */
  readonly summary: SpacecraftSummary | undefined;
}

/** Returns a change as JSON contains it. */
function changeRecord({ change: each, seen, previous }: SeenChange) {
  const { change, spacecraft, from, to, launch, date, date_precision, outcome } = each;
  return {
    seen: new Date(seen).toISOString(),
    previous: new Date(previous).toISOString(),
    change,
    spacecraft: { id: spacecraft.id, name: spacecraft.name },
    from: from ?? null,
    to: to ?? null,
    launch: launch ?? null,
    date: date ?? null,
    date_precision: date_precision ?? null,
    outcome: outcome ?? null,
  };
}

type ChangeRecord = ReturnType<typeof changeRecord>;

const FIELDS = [
  'seen',
  'previous',
  'change',
  'spacecraft',
  'from',
  'to',
  'launch',
  'date',
  'date_precision',
  'outcome',
] as const satisfies readonly (keyof ChangeRecord)[];

export const CHANGES: RowKind<SeenChange> = {
  columns: [
    column('seen', 'seen, UTC', {
      cell: ({ seen }) => cell(timeText(seen)),
      value: (row) => changeRecord(row).seen,
    }),
    column('change', 'change', {
      cell: changeCell,
      value: ({ change }) => change.change,
    }),
    {
      ...column('id', 'id', { value: ({ change }) => change.spacecraft.id }),
      align: 'right',
    },
    column('name', 'name', { value: ({ change }) => change.spacecraft.name }),
    column('details', 'details', { value: detailsText }),
  ],
  optionalColumns: [
    column('previous', 'previous sync, UTC', {
      cell: ({ previous }) => cell(timeText(previous)),
      value: (row) => changeRecord(row).previous,
    }),
    column('from', 'from', { value: ({ change }) => change.from }),
    column('to', 'to', { value: ({ change }) => change.to }),
    column('launch', 'launch', { value: ({ change }) => change.launch }),
    column('date', 'date', {
      cell: ({ change }) => cell(dateOf(change)),
      value: ({ change }) => change.date,
    }),
    column('outcome', 'outcome', { value: ({ change }) => change.outcome }),
  ],
  value: changeRecord,
  fields: FIELDS,
};

export interface ChangesViewOptions {
  /** Number of changes, of which the rows are a part. */
  readonly count: number;
  readonly rows: readonly SeenChange[];
}

/** Returns changes as a table for people and as records for programs. */
export function changesView({ count, rows }: ChangesViewOptions): View<SeenChange> {
  return {
    ...CHANGES,
    rows,
    layout: { kind: 'table', compactRow },
    jsonLine: (row) => jsonText(changeRecord(row)),
    document: (toValue) => ({ count, results: rows.map(toValue) }),
  };
}

function column(
  name: string,
  heading: string,
  options: Pick<Column<SeenChange>, 'value'> & Partial<Column<SeenChange>>,
): Column<SeenChange> {
  return { name, heading, align: 'left', cell: (row) => valueCell(options.value(row)), ...options };
}

function changeCell({ change: { change } }: SeenChange): Cell {
  const text = change.replaceAll('_', ' ');
  return change === 'launched' ? cell(text, 'in space') : cell(text);
}

/** Texts for each kind of change; empty if the records say no more. */
const DETAILS: Readonly<
  Record<ChangeKind, (change: Change, summary: SpacecraftSummary | undefined) => string>
> = {
  new: (_, summary) => configurationOf(summary),
  removed: (_, summary) => configurationOf(summary),
  renamed: fromTo,
  placeholder_replaced: (change) => (change.from === change.to ? '' : fromTo(change)),
  launched: (change) =>
    [change.launch, dateOf(change), failureOf(change)].filter(Boolean).join(', '),
  returned: (change) => [change.launch, endOf(change)].filter(Boolean).join(', '),
  another_flight: (change) =>
    [`${fromTo(change)} flights`, change.launch, dateOf(change), failureOf(change)]
      .filter(Boolean)
      .join(', '),
  status_changed: fromTo,
};

function detailsText({ change, summary }: SeenChange): string {
  return DETAILS[change.change](change, summary);
}

function configurationOf(summary: SpacecraftSummary | undefined): string {
  return summary?.spacecraft_config?.name ?? '';
}

function fromTo({ from, to }: Change): string {
  return `${from ?? '–'} → ${to ?? '–'}`;
}

function dateOf({ date, date_precision }: Change): string {
  return dateText(date ?? '', date_precision);
}

function endOf(change: Change): string {
  return change.date ? `ended ${dateOf(change)}` : '';
}

/** A successful launch goes without saying. */
function failureOf({ outcome }: Change): string {
  return outcome === undefined || outcome === 'launched' ? '' : outcome;
}

/** The spacecraft is the title; each fact is clear without headings. */
function compactRow(row: SeenChange): CompactRow {
  const { change, seen } = row;
  const details = detailsText(row);
  return {
    title: cell(change.spacecraft.name, 'heading'),
    facts: [
      cell(`#${change.spacecraft.id}`, 'faint'),
      changeCell(row),
      ...(details ? [cell(details)] : []),
      cell(`seen ${timeText(seen)} UTC`),
    ],
  };
}
