import type { Entry } from '../ll2/entry.ts';
import { CONFIGURATION_FIELDS } from '../ll2/fields.ts';
import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import type { DurationStyle } from '../output-options.ts';
import type { FlightsPerYear } from '../query/flights-per-year.ts';
import { type Cell, cell } from './cell.ts';
import { compareEntries } from './compare-view.ts';
import { configurationCard } from './configuration-card.ts';
import { configurationNameCell, launchesCell } from './configuration-cells.ts';
import {
  listedConfigurationColumns,
  OPTIONAL_CONFIGURATION_COLUMNS,
} from './configuration-columns.ts';
import { convertDurations } from './duration-fields.ts';
import type { Column, CompactRow, RowKind, View } from './view.ts';

type ConfigurationEntry = Entry<SpacecraftConfiguration>;

/** Returns the columns of configurations, with durations in this style. */
export function configurationKind(style: DurationStyle): RowKind<ConfigurationEntry> {
  return {
    columns: listedConfigurationColumns(style),
    optionalColumns: OPTIONAL_CONFIGURATION_COLUMNS,
    value: ({ raw }) => raw,
    fields: CONFIGURATION_FIELDS,
    convertField: (value, path) => convertDurations(value, path, style),
  };
}

export interface ConfigurationsViewOptions {
  readonly durations: DurationStyle;
  /** The number of all matches, of which the entries may be a part. */
  readonly count: number;
  /** The API's names of the fields that order the list. */
  readonly orderedBy: readonly string[];
  /** The names of columns that have the same value in each row. */
  readonly uniform: readonly string[];
}

/** Returns a list as a table for people, and as a page for programs. */
export function configurationsView(
  entries: readonly ConfigurationEntry[],
  { durations, count, orderedBy, uniform }: ConfigurationsViewOptions,
): View<ConfigurationEntry> {
  const withPriority = ({ priority, ...column }: Column<ConfigurationEntry>) => {
    const isSorted = column.orderingField !== undefined && orderedBy.includes(column.orderingField);
    if (priority === undefined || isSorted) return column;
    return { ...column, priority: uniform.includes(column.name) ? 0 : priority };
  };
  const kind = configurationKind(durations);
  return {
    ...kind,
    columns: kind.columns.map(withPriority),
    rows: entries,
    layout: { kind: 'table', compactRow },
    jsonLine: ({ json }) => json,
    document: (toValue) => ({ count, results: entries.map(toValue) }),
  };
}

export interface ConfigurationCardsOptions {
  readonly durations: DurationStyle;
  /** In milliseconds since the epoch. */
  readonly now: number;
  /** Returns the flights of a configuration, if they are known. */
  readonly flightsOf: (config: SpacecraftConfiguration) => FlightsPerYear | undefined;
  /** Whether the JSON document is an array, even for a single entry. */
  readonly asArray: boolean;
}

/** Returns configurations as cards for people and as records for programs. */
export function configurationCardsView(
  entries: readonly ConfigurationEntry[],
  { durations, now, flightsOf, asArray }: ConfigurationCardsOptions,
): View<ConfigurationEntry> {
  return {
    ...configurationKind(durations),
    rows: entries,
    layout: {
      kind: 'cards',
      card: ({ record }) =>
        configurationCard(record, { durations, now, flights: flightsOf(record) }),
    },
    jsonLine: ({ json }) => json,
    document: (toValue) => {
      const values = entries.map(toValue);
      return asArray ? values : values[0];
    },
  };
}

/** Returns a view with a column per configuration and a row per field. */
export function compareConfigurationsView(
  entries: readonly ConfigurationEntry[],
  columns: readonly Column<ConfigurationEntry>[],
) {
  return compareEntries(entries, columns, 'configurations');
}

/** Each fact includes its unit or subject, because there are no headings. */
function compactRow({ record }: ConfigurationEntry): CompactRow {
  const { id, type, agency, in_use, human_rated, crew_capacity, payload_capacity } = record;
  const facts: Cell[] = [
    cell(`#${id}`, 'faint'),
    cell(type?.name),
    cell(agency?.abbrev || agency?.name),
    ...(typeof in_use === 'boolean' ? [cell(in_use ? 'in use' : 'not in use')] : []),
    ...(human_rated ? [cell('human-rated')] : []),
    ...(typeof crew_capacity === 'number' ? [cell(`crew of ${crew_capacity}`)] : []),
    ...(typeof payload_capacity === 'number' ? [cell(`payload of ${payload_capacity} kg`)] : []),
    ...(typeof record.total_launch_count === 'number'
      ? [cell(`launches (failed): ${launchesCell(record).text}`)]
      : []),
  ];
  return { title: configurationNameCell(record, 'heading'), facts };
}
