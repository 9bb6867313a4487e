import { jsonText } from '../text/safe-json.ts';
import { valueCell } from './cell.ts';
import type { Card, Column, View } from './view.ts';

export interface RecordViewOptions<State> {
  /** The fields in the order of their columns, with their headings. */
  readonly columns: readonly (readonly [name: keyof State & string, heading: string])[];
  readonly card: Card;
}

/** Returns a view of one record, such as the quota: a card for people, a single row for programs. */
export function recordView<State>(
  state: State,
  { columns, card }: RecordViewOptions<State>,
): View<State> {
  return {
    columns: columns.map(([name, heading]) => recordColumn(name, heading)),
    optionalColumns: [],
    fields: [],
    rows: [state],
    layout: { kind: 'card', card },
    value: (row) => row,
    jsonLine: jsonText,
    document: (toValue) => toValue(state),
  };
}

function recordColumn<State>(name: keyof State & string, heading: string): Column<State> {
  return {
    name,
    heading,
    align: 'left',
    cell: (state) => valueCell(state[name]),
    value: (state) => state[name],
  };
}
