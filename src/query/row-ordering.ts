/** Orderings of rows that are always sorted here: those of `docked` and `configurations`. */
import type { Flag } from '../flags/flag.ts';
import { type OrderingTerm, parseOrdering } from './ordering.ts';

/** What rows can be ordered by, each with a function that returns a row's value. */
export type SortKeys<Row, Field extends string> = {
  readonly [Name in Field]: (row: Row) => string | number | null | undefined;
};

/** Declares `--ordering` for these fields. */
export function rowOrderingFlag<Field extends string>(
  fields: readonly Field[],
  usual: string,
  columnNames: Readonly<Record<string, Field>> = {},
): Flag<readonly OrderingTerm<Field>[]> {
  return {
    flag: '--ordering <fields>',
    help: `${fields.join(', ')}; prefix with - for descending; separate several with commas (default: ${usual})`,
    group: 'Page',
    values: fields.flatMap((field) => [field, `-${field}`]),
    several: true,
    parse: (text) => parseOrdering(text, fields, columnNames),
  };
}

/** Returns the rows in this order; equal ones stay as they are. */
export function sortRows<Row, Field extends string>(
  rows: readonly Row[],
  keys: SortKeys<Row, Field>,
  ordering: readonly OrderingTerm<Field>[],
): Row[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return rows.toSorted((a, b) => {
    for (const { field, descending } of ordering) {
      const order = compareValues(keys[field](a), keys[field](b), { compare, descending });
      if (order !== 0) return order;
    }
    return 0;
  });
}

type Value = string | number | null | undefined;

interface CompareOptions {
  compare(a: string, b: string): number;
  readonly descending: boolean;
}

/** Puts unknown values last, also descending, as in flights: the API orders none of these rows. */
function compareValues(a: Value, b: Value, { compare, descending }: CompareOptions): number {
  const isUnknown = (value: Value) => value === null || value === undefined;
  if (isUnknown(a) || isUnknown(b)) return Number(isUnknown(a)) - Number(isUnknown(b));
  const bothNumbers = typeof a === 'number' && typeof b === 'number';
  const order = bothNumbers ? a - b : compare(String(a), String(b));
  return descending ? -order : order;
}
