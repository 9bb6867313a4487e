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
      const order = compareValues(keys[field](a) ?? null, keys[field](b) ?? null, compare);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

type Value = string | number | null;

/** Puts nulls last, as the lists of the API do; descending, they come first. */
function compareValues(a: Value, b: Value, compareText: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareText(String(a), String(b));
}
