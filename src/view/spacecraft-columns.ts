import type { Entry } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { type Cell, cell, linked, type Tone, urlCell, yesOrNo } from './cell.ts';
import { readableDuration } from './readable-duration.ts';
import type { Column } from './view.ts';

/** The columns that spacecraft are listed under. */
export const SPACECRAFT_COLUMNS: readonly Column<Entry>[] = [
  number('id', 'id', ({ id }) => id),
  {
    name: 'name',
    heading: 'name',
    align: 'left',
    cell: ({ record }) => nameCell(record),
    value: ({ record }) => record.name,
  },
  text('configuration', 'configuration', ({ spacecraft_config: config }) => config?.name, 3),
  {
    name: 'status',
    heading: 'status',
    align: 'left',
    cell: ({ record }) => statusCell(record.status?.name),
    value: ({ record }) => record.status?.name,
  },
  {
    name: 'in_space',
    heading: 'in space',
    align: 'left',
    priority: 4,
    cell: ({ record }) => inSpaceCell(record.in_space),
    value: ({ record }) => record.in_space,
  },
  { ...number('flights', 'flights', (craft) => craft.flights_count, 2), field: 'flights_count' },
  {
    ...duration('time_in_space', 'time in space', (craft) => craft.time_in_space, 5),
    field: 'time_in_space',
  },
  { ...duration('docked', 'docked', (craft) => craft.time_docked, 1), field: 'time_docked' },
];

/** Further columns of the craft itself, for those who ask for them. */
const MORE_CRAFT_COLUMNS: readonly Column<Entry>[] = [
  text('serial', 'serial number', ({ serial_number }) => serial_number),
  text('agency', 'agency', ({ spacecraft_config: config }) => config?.agency?.name),
  text('family', 'family', ({ spacecraft_config: config }) => familyNames(config)),
  text('type', 'type', ({ spacecraft_config: config }) => config?.type?.name),
  {
    ...number('mission_ends', 'mission ends', (craft) => craft.mission_ends_count),
    field: 'mission_ends_count',
  },
  duration('turnaround', 'turnaround', ({ fastest_turnaround }) => fastest_turnaround),
  flag('placeholder', 'placeholder', ({ is_placeholder }) => is_placeholder),
  text('description', 'description', ({ description }) => description),
  {
    name: 'image',
    heading: 'image',
    align: 'left',
    cell: ({ record }) => urlCell(record.image?.image_url),
    value: ({ record }) => record.image?.image_url,
  },
];

/** Figures of the configuration, which come with detailed records. */
export const FIGURE_COLUMNS: readonly Column<Entry>[] = [
  flag('human_rated', 'human-rated', ({ spacecraft_config: config }) => config?.human_rated),
  number('crew', 'crew', ({ spacecraft_config: config }) => config?.crew_capacity),
  number('payload', 'payload, kg', ({ spacecraft_config: config }) => config?.payload_capacity),
  number('height', 'height, m', ({ spacecraft_config: config }) => config?.height),
  number('diameter', 'diameter, m', ({ spacecraft_config: config }) => config?.diameter),
  text('maiden_flight', 'maiden flight', ({ spacecraft_config: config }) => config?.maiden_flight),
  number('flown', 'craft flown', ({ spacecraft_config: config }) => config?.spacecraft_flown),
  number('launches', 'launches', ({ spacecraft_config: config }) => config?.total_launch_count),
];

/** Columns that are shown only where they are asked for. */
export const OPTIONAL_SPACECRAFT_COLUMNS: readonly Column<Entry>[] = [
  ...MORE_CRAFT_COLUMNS,
  ...FIGURE_COLUMNS,
];

type Read<Value> = (record: Spacecraft) => Value | null | undefined;

function text(name: string, heading: string, read: Read<string>, priority?: number): Column<Entry> {
  return {
    ...{ name, heading, align: 'left', ...(priority && { priority }) },
    cell: ({ record }) => cell(read(record)),
    value: ({ record }) => read(record),
  };
}

function number(
  name: string,
  heading: string,
  read: Read<number>,
  priority?: number,
): Column<Entry> {
  return {
    ...{ name, heading, align: 'right', ...(priority && { priority }) },
    cell: ({ record }) => cell(read(record)),
    value: ({ record }) => read(record),
  };
}

function flag(name: string, heading: string, read: Read<boolean>): Column<Entry> {
  return {
    ...{ name, heading, align: 'left' },
    cell: ({ record }) => yesOrNo(read(record)),
    value: ({ record }) => read(record),
  };
}

function duration(
  name: string,
  heading: string,
  read: Read<string>,
  priority?: number,
): Column<Entry> {
  return {
    ...{ name, heading, align: 'right', ...(priority && { priority }) },
    cell: ({ record }) => durationCell(read(record), 2),
    value: ({ record }) => read(record),
  };
}

/** The name, leading to what is known best of the craft: its configuration's page. */
export function nameCell({ name, spacecraft_config: config }: Spacecraft, tone?: Tone): Cell {
  return linked(cell(name, tone), config?.wiki_link, config?.info_link);
}

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
  return inSpace ? cell('▲ yes', 'in space') : yesOrNo(inSpace);
}

export function durationCell(duration: string | null | undefined, units: number): Cell {
  return cell(duration && readableDuration(duration, units));
}

export function familyNames(config: Spacecraft['spacecraft_config']): string | undefined {
  return config?.family?.flatMap(({ name }) => name ?? []).join(', ');
}
