import type { Entry } from '../ll2/entry.ts';
import { hasPath } from './field-path.ts';
import type { Column } from './view.ts';

export interface EmptyColumns {
  readonly names: readonly string[];
  /** Number of records in which one of these columns is empty. */
  readonly count: number;
}

/** Finds the columns that are empty in some records because these have no details. */
export function emptyColumns(
  columns: readonly Column<Entry>[],
  entries: readonly Entry[],
): EmptyColumns {
  const normal = entries.filter(({ record }) => record.response_mode !== 'detailed');
  const lacks = ({ raw }: Entry, { details, path }: Column<Entry>) => {
    const field = details ?? path;
    return field !== undefined && !hasPath(raw, field);
  };
  const empty = columns.filter((column) => normal.some((entry) => lacks(entry, column)));
  return {
    names: empty.map(({ name }) => name),
    count: normal.filter((entry) => empty.some((column) => lacks(entry, column))).length,
  };
}
