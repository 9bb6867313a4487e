import type { Entry } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { type Cell, cell, unbrokenCell, urlCell, yesNoCell } from './cell.ts';
import {
  durationCell,
  familyNames,
  inSpaceCell,
  nameCell,
  statusCell,
} from './spacecraft-cells.ts';
import type { Column } from './view.ts';

/** How a type of value is shown. */
interface CellFormat<Value> {
  readonly align: 'left' | 'right';
  readonly toCell: (value: Value | null | undefined) => Cell;
}

const TEXT: CellFormat<string> = { align: 'left', toCell: (text) => cell(text) };
const CODE: CellFormat<string> = { align: 'left', toCell: (code) => unbrokenCell(code) };
const NUMBER: CellFormat<number> = { align: 'right', toCell: (number) => cell(number) };
const FLAG: CellFormat<boolean> = { align: 'left', toCell: yesNoCell };
const DURATION: CellFormat<string> = { align: 'right', toCell: (text) => durationCell(text, 2) };
const STATUS: CellFormat<string> = { align: 'left', toCell: statusCell };
const IN_SPACE: CellFormat<boolean> = { align: 'left', toCell: inSpaceCell };
const URL_TEXT: CellFormat<string> = { align: 'left', toCell: urlCell };

/** The columns of a list. */
export const SPACECRAFT_COLUMNS: readonly Column<Entry>[] = [
  column('id', 'id', NUMBER, ({ id }) => id),
  {
    ...column('name', 'name', TEXT, ({ name }) => name),
    cell: ({ record }) => nameCell(record),
  },
  column('configuration', 'configuration', TEXT, (record) => record.spacecraft_config?.name, {
    priority: 3,
  }),
  column('status', 'status', STATUS, ({ status }) => status?.name),
  column('in_space', 'in space', IN_SPACE, ({ in_space }) => in_space, { priority: 4 }),
  column('flights', 'flights', NUMBER, ({ flights_count }) => flights_count, {
    priority: 2,
    orderingField: 'flights_count',
  }),
  column('time_in_space', 'time in space', DURATION, ({ time_in_space }) => time_in_space, {
    priority: 5,
    orderingField: 'time_in_space',
  }),
  column('docked', 'docked', DURATION, ({ time_docked }) => time_docked, {
    priority: 1,
    orderingField: 'time_docked',
  }),
];

/** Figures of the configuration, which only detailed records have. */
export const CONFIGURATION_COLUMNS: readonly Column<Entry>[] = [
  column('human_rated', 'human-rated', FLAG, (record) => record.spacecraft_config?.human_rated),
  column('crew', 'crew', NUMBER, (record) => record.spacecraft_config?.crew_capacity),
  column('payload', 'payload, kg', NUMBER, (record) => record.spacecraft_config?.payload_capacity),
  column('height', 'height, m', NUMBER, (record) => record.spacecraft_config?.height),
  column('diameter', 'diameter, m', NUMBER, (record) => record.spacecraft_config?.diameter),
  column(
    'maiden_flight',
    'maiden flight',
    TEXT,
    (record) => record.spacecraft_config?.maiden_flight,
  ),
  column(
    'flown',
    'spacecraft flown',
    NUMBER,
    (record) => record.spacecraft_config?.spacecraft_flown,
  ),
  column('launches', 'launches', NUMBER, (record) => record.spacecraft_config?.total_launch_count),
];

/** Columns that `--columns` can add to a list. */
export const OPTIONAL_SPACECRAFT_COLUMNS: readonly Column<Entry>[] = [
  column('serial', 'serial number', CODE, ({ serial_number }) => serial_number),
  column('agency', 'agency', TEXT, (record) => record.spacecraft_config?.agency?.name),
  column('family', 'family', TEXT, (record) => familyNames(record.spacecraft_config)),
  column('type', 'type', TEXT, (record) => record.spacecraft_config?.type?.name),
  column('mission_ends', 'mission ends', NUMBER, ({ mission_ends_count }) => mission_ends_count, {
    orderingField: 'mission_ends_count',
  }),
  column('turnaround', 'turnaround', DURATION, ({ fastest_turnaround }) => fastest_turnaround),
  column('placeholder', 'placeholder', FLAG, ({ is_placeholder }) => is_placeholder),
  column('description', 'description', TEXT, ({ description }) => description),
  column('image', 'image', URL_TEXT, ({ image }) => image?.image_url),
  ...CONFIGURATION_COLUMNS,
];

function column<Value>(
  name: string,
  heading: string,
  { align, toCell }: CellFormat<Value>,
  read: (record: Spacecraft) => Value | null | undefined,
  options?: Pick<Column<Entry>, 'priority' | 'orderingField'>,
): Column<Entry> {
  return {
    ...{ name, heading, align, ...options },
    cell: ({ record }) => toCell(read(record)),
    value: ({ record }) => read(record),
  };
}
