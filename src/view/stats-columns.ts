import type { DurationStyle } from '../output-options.ts';
import { cell } from './cell.ts';
import { durationHeading, durationText, durationValue } from './duration-style.ts';
import type { GroupFigures } from './stats-figures.ts';
import type { Column } from './view.ts';

const COUNT_COLUMNS: readonly Column<GroupFigures>[] = [
  column('by', 'left', ({ by }) => by),
  column('id', 'right', ({ id }) => id),
  column('name', 'left', ({ name }) => name),
  column('count', 'right', ({ count }) => count),
  column('in_space', 'right', ({ in_space }) => in_space),
  column('flights_count', 'right', ({ flights_count }) => flights_count),
];

/** Columns that are empty without a detailed catalogue. */
const FLIGHT_COLUMNS: readonly Column<GroupFigures>[] = [
  column('flown', 'right', ({ flown }) => flown),
  column('flights', 'right', ({ flights }) => flights),
];

/** Returns the columns of groups. */
export function statsColumns(style: DurationStyle): Column<GroupFigures>[] {
  const timeColumn: Column<GroupFigures> = {
    name: 'time_in_space',
    heading: durationHeading('time in space', style),
    align: 'right',
    cell: ({ time_in_space }) => cell(durationText(time_in_space, style)),
    value: ({ time_in_space }) => durationValue(time_in_space, style),
  };
  return [...COUNT_COLUMNS, timeColumn, ...FLIGHT_COLUMNS];
}

/** The names of these columns. */
export const STATS_COLUMNS: readonly string[] = statsColumns('iso').map(({ name }) => name);

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
