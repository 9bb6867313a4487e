import type { Entry } from '../ll2/entry.ts';
import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import type { DurationStyle } from '../output-options.ts';
import { type Cell, cell, unbrokenCell, yesNoCell } from './cell.ts';
import { configurationNameCell, countryCell, launchesCell } from './configuration-cells.ts';
import { dateText } from './date.ts';
import { durationHeading, durationText, durationValue } from './duration-style.ts';
import { countryNames, familyNames } from './spacecraft-cells.ts';
import type { Column } from './view.ts';

type ConfigurationColumn = Column<Entry<SpacecraftConfiguration>>;

const ID = number('id', 'id', ({ id }) => id);
const NAME: ConfigurationColumn = {
  ...text('name', 'name', ({ name }) => name),
  cell: ({ record }) => configurationNameCell(record),
};
const TYPE = text('type', 'type', ({ type }) => type?.name);
const AGENCY = text('agency', 'agency', ({ agency }) => agency?.name);
const COUNTRY = text('country', 'country', countryNames);
const IN_USE = yesNo('in_use', 'in use', ({ in_use }) => in_use);
const CREW = number('crew', 'crew', (config) => config.crew_capacity, 'crew_capacity');
const PAYLOAD = number(
  'payload',
  'payload, kg',
  ({ payload_capacity }) => payload_capacity,
  'payload_capacity',
);
const HUMAN_RATED = yesNo('human_rated', 'human-rated', ({ human_rated }) => human_rated);
const FLOWN = number(
  'flown',
  'spacecraft flown',
  ({ spacecraft_flown }) => spacecraft_flown,
  'spacecraft_flown',
);
const LAUNCHES = number(
  'launches',
  'launches',
  ({ total_launch_count }) => total_launch_count,
  'total_launch_count',
);
const FAILED = number(
  'failed',
  'failed launches',
  ({ failed_launches }) => failed_launches,
  'failed_launches',
);
const MAIDEN_FLIGHT: ConfigurationColumn = {
  ...text('maiden_flight', 'maiden flight', ({ maiden_flight }) => maiden_flight),
  cell: ({ record }) => cell(dateText(record.maiden_flight ?? '')),
  orderingField: 'maiden_flight',
};

function turnaround(style: DurationStyle): ConfigurationColumn {
  const exact = ({ record }: Entry<SpacecraftConfiguration>) => record.fastest_turnaround;
  return {
    name: 'turnaround',
    heading: durationHeading('fastest turnaround', style),
    align: 'right',
    cell: (entry) => unbrokenCell(exact(entry) && durationText(exact(entry) ?? '', style)),
    value: (entry) => {
      const text = exact(entry);
      return text && durationValue(text, style);
    },
    exactValue: exact,
    orderingField: 'fastest_turnaround',
  };
}

const PAYLOAD_RETURN = number(
  'payload_return',
  'return payload, kg',
  ({ payload_return_capacity }) => payload_return_capacity,
);
const HEIGHT = number('height', 'height, m', ({ height }) => height);
const DIAMETER = number('diameter', 'diameter, m', ({ diameter }) => diameter);
const FAMILY = text('family', 'family', familyNames);
const LANDINGS = number('landings', 'landings', ({ attempted_landings }) => attempted_landings);
const FAILED_LANDINGS = number(
  'failed_landings',
  'failed landings',
  ({ failed_landings }) => failed_landings,
);

const LISTED_COLUMNS: readonly ConfigurationColumn[] = [
  ID,
  NAME,
  { ...TYPE, priority: 3 },
  {
    ...AGENCY,
    priority: 7,
    cell: ({ record: { agency } }) => cell(agency?.abbrev || agency?.name),
  },
  { ...COUNTRY, priority: 4, cell: ({ record }) => countryCell(record) },
  { ...IN_USE, priority: 8 },
  { ...CREW, priority: 11 },
  { ...PAYLOAD, priority: 9 },
  { ...HUMAN_RATED, priority: 10 },
  { ...FLOWN, heading: 'flown', priority: 5 },
  {
    ...LAUNCHES,
    heading: 'launches (failed)',
    priority: 6,
    cell: ({ record }) => launchesCell(record),
  },
  { ...FAILED, machineOnly: true },
  { ...MAIDEN_FLIGHT, priority: 2 },
];

/** Returns the columns of a list of configurations. */
export function listedConfigurationColumns(style: DurationStyle): ConfigurationColumn[] {
  return [...LISTED_COLUMNS, { ...turnaround(style), priority: 1 }];
}

/** Columns that `--columns` can add. */
export const OPTIONAL_CONFIGURATION_COLUMNS: readonly ConfigurationColumn[] = [
  FAMILY,
  PAYLOAD_RETURN,
  HEIGHT,
  DIAMETER,
  LANDINGS,
  FAILED_LANDINGS,
];

const COMPARED_COLUMNS: readonly ConfigurationColumn[] = [
  ...[TYPE, AGENCY, COUNTRY, FAMILY, IN_USE, HUMAN_RATED, CREW, PAYLOAD, PAYLOAD_RETURN],
  ...[HEIGHT, DIAMETER, MAIDEN_FLIGHT, FLOWN, LAUNCHES, FAILED, LANDINGS, FAILED_LANDINGS],
];

/** Returns the rows of a comparison. */
export function comparedConfigurationColumns(style: DurationStyle): ConfigurationColumn[] {
  return [...COMPARED_COLUMNS, turnaround(style)];
}

/** The names of all columns. */
export const CONFIGURATION_COLUMN_NAMES: readonly string[] = [
  ...listedConfigurationColumns('iso'),
  ...OPTIONAL_CONFIGURATION_COLUMNS,
].map(({ name }) => name);

type Read<Value> = (config: SpacecraftConfiguration) => Value | null | undefined;

function text(name: string, heading: string, read: Read<string>): ConfigurationColumn {
  return column(name, heading, read, (value) => cell(value));
}

function number(
  name: string,
  heading: string,
  read: Read<number>,
  orderingField = name,
): ConfigurationColumn {
  return { ...column(name, heading, read, (value) => cell(value)), align: 'right', orderingField };
}

function yesNo(name: string, heading: string, read: Read<boolean>): ConfigurationColumn {
  return column(name, heading, read, yesNoCell);
}

function column<Value>(
  name: string,
  heading: string,
  read: Read<Value>,
  toCell: (value: Value | null | undefined) => Cell,
): ConfigurationColumn {
  return {
    ...{ name, heading, align: 'left' },
    cell: ({ record }) => toCell(read(record)),
    value: ({ record }) => read(record),
  };
}
