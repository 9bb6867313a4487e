import type { Entry } from '../ll2/entry.ts';
import { type Cell, cell, type Tone, yesOrNo } from './cell.ts';
import { readableDuration } from './duration.ts';
import type { Column } from './view.ts';

/** The columns that spacecraft are listed under. */
export const SPACECRAFT_COLUMNS: readonly Column<Entry>[] = [
  {
    name: 'id',
    heading: 'id',
    align: 'right',
    cell: ({ record: { id } }) => cell(id),
    value: ({ record: { id } }) => id,
  },
  {
    name: 'name',
    heading: 'name',
    align: 'left',
    cell: ({ record: { name } }) => cell(name),
    value: ({ record: { name } }) => name,
  },
  {
    name: 'configuration',
    heading: 'configuration',
    align: 'left',
    worth: 3,
    cell: ({ record: { spacecraft_config } }) => cell(spacecraft_config?.name),
    value: ({ record: { spacecraft_config } }) => spacecraft_config?.name,
  },
  {
    name: 'status',
    heading: 'status',
    align: 'left',
    cell: ({ record: { status } }) => statusCell(status?.name),
    value: ({ record: { status } }) => status?.name,
  },
  {
    name: 'in_space',
    heading: 'in space',
    align: 'left',
    worth: 4,
    cell: ({ record: { in_space } }) => inSpaceCell(in_space),
    value: ({ record: { in_space } }) => in_space,
  },
  {
    name: 'flights',
    heading: 'flights',
    align: 'right',
    worth: 2,
    cell: ({ record: { flights_count } }) => cell(flights_count),
    value: ({ record: { flights_count } }) => flights_count,
  },
  {
    name: 'time_in_space',
    heading: 'time in space',
    align: 'right',
    worth: 5,
    cell: ({ record: { time_in_space } }) => durationCell(time_in_space, 2),
    value: ({ record: { time_in_space } }) => time_in_space,
  },
  {
    name: 'docked',
    heading: 'docked',
    align: 'right',
    worth: 1,
    cell: ({ record: { time_docked } }) => durationCell(time_docked, 2),
    value: ({ record: { time_docked } }) => time_docked,
  },
];

const STATUS_TONES: Readonly<Record<string, Tone>> = {
  Active: 'active',
  Retired: 'retired',
  Destroyed: 'destroyed',
  'Single Use': 'single use',
};

/** What became of the craft; not whether it is in space, which is another thing. */
export function statusCell(status: string | null | undefined): Cell {
  return cell(status, STATUS_TONES[status ?? '']);
}

export function inSpaceCell(inSpace: boolean | null | undefined): Cell {
  return inSpace ? cell('yes', 'in space') : yesOrNo(inSpace);
}

export function durationCell(duration: string | null | undefined, units: number): Cell {
  return cell(duration && readableDuration(duration, units));
}
