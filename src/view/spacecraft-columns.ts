import { DETAIL_COLUMNS } from './detail-columns.ts';
import { familyNames, nameCell } from './spacecraft-cells.ts';
import {
  CODE,
  column,
  DURATION,
  FLAG,
  IN_SPACE,
  NUMBER,
  type SpacecraftColumn,
  STATUS,
  TEXT,
  URL_TEXT,
} from './spacecraft-column.ts';

/** The columns of a list. */
export const SPACECRAFT_COLUMNS: readonly SpacecraftColumn[] = [
  column('id', 'id', NUMBER, ({ id }) => id, { help: 'id' }),
  column('name', 'name', TEXT, ({ name }) => name, {
    help: 'name',
    cell: (record) => nameCell(record),
  }),
  column('configuration', 'configuration', TEXT, (record) => record.spacecraft_config?.name, {
    help: 'configuration: Soyuz MS, Crew Dragon 2',
    priority: 3,
  }),
  column('status', 'status', STATUS, ({ status }) => status?.name, {
    help: 'Active, Retired, Destroyed or Single Use',
  }),
  column('in_space', 'in space', IN_SPACE, ({ in_space }) => in_space, {
    help: 'whether it is in space now',
    priority: 4,
  }),
  column('flights', 'flights', NUMBER, ({ flights_count }) => flights_count, {
    help: 'number of flights',
    priority: 2,
    orderingField: 'flights_count',
  }),
  column('time_in_space', 'time in space', DURATION, ({ time_in_space }) => time_in_space, {
    help: 'total time in space',
    priority: 5,
    orderingField: 'time_in_space',
  }),
  column('docked', 'time docked', DURATION, ({ time_docked }) => time_docked, {
    help: 'total time docked to a space station',
    priority: 1,
    orderingField: 'time_docked',
  }),
];

/** Columns that `--columns` can add to a list. */
export const OPTIONAL_SPACECRAFT_COLUMNS: readonly SpacecraftColumn[] = [
  column('serial', 'serial number', CODE, ({ serial_number }) => serial_number, {
    help: 'serial number',
  }),
  column('agency', 'agency', TEXT, (record) => record.spacecraft_config?.agency?.name, {
    help: 'agency of the configuration',
  }),
  column('family', 'family', TEXT, (record) => familyNames(record.spacecraft_config), {
    help: 'families of the configuration: Dragon, Dragon 2',
  }),
  column('type', 'type', TEXT, (record) => record.spacecraft_config?.type?.name, {
    help: 'type of the configuration: Capsule, Lander',
  }),
  column('mission_ends', 'mission ends', NUMBER, ({ mission_ends_count }) => mission_ends_count, {
    help: 'number of missions that ended',
    orderingField: 'mission_ends_count',
  }),
  column('turnaround', 'turnaround', DURATION, ({ fastest_turnaround }) => fastest_turnaround, {
    help: 'shortest time between two of its flights',
  }),
  column('placeholder', 'placeholder', FLAG, ({ is_placeholder }) => is_placeholder, {
    help: 'whether it stands for a spacecraft without a name yet',
  }),
  column('description', 'description', TEXT, ({ description }) => description, {
    help: 'description',
  }),
  column('image', 'image', URL_TEXT, ({ image }) => image?.image_url, {
    help: 'URL of its image',
  }),
  ...DETAIL_COLUMNS,
];
