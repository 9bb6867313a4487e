/** The flags of each command. */
import type { FlagValues } from '../flags/flag.ts';
import { DURATIONS_FLAG, OUTPUT_FLAGS, QUIET_FLAG } from '../flags/output-flags.ts';
import { SHOW_ONLY_FLAGS } from '../flags/show-flags.ts';
import { sinceFlag } from '../flags/since-flag.ts';
import { API_FLAGS, CACHE_FLAGS, SOURCE_FLAGS } from '../flags/source-flags.ts';
import { CONFIGURATION_QUERY_FLAGS } from '../query/configuration-query.ts';
import { DOCKED_QUERY_FLAGS } from '../query/docked-rows.ts';
import { FILTERS } from '../query/filters.ts';
import { FLIGHT_FILTERS } from '../query/flight-filters.ts';
import { flightOrderingFlag } from '../query/flight-ordering.ts';
import { byFlag } from '../query/grouping.ts';
import { modeFlag, PAGE_FLAGS } from '../query/page-flags.ts';
import { DEFAULT_QUERY } from '../query/spacecraft-query.ts';
import { CHANGES } from '../view/changes-view.ts';
import { CONFIGURATION_COLUMN_NAMES } from '../view/configuration-columns.ts';
import { DOCKED_COLUMNS, OPTIONAL_DOCKED_COLUMNS } from '../view/docked-columns.ts';
import { FLIGHT_COLUMNS, OPTIONAL_FLIGHT_COLUMNS } from '../view/flight-columns.ts';
import { OPTIONAL_SPACECRAFT_COLUMNS, SPACECRAFT_COLUMNS } from '../view/spacecraft-columns.ts';
import { STATS_COLUMNS } from '../view/stats-columns.ts';

const SPACECRAFT_OUTPUT_FLAGS = {
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    values: [...SPACECRAFT_COLUMNS, ...OPTIONAL_SPACECRAFT_COLUMNS].map(({ name }) => name),
  },
  durations: DURATIONS_FLAG,
  quiet: QUIET_FLAG,
} as const;

export const LIST_FLAGS = {
  ...FILTERS,
  ...PAGE_FLAGS,
  ...SPACECRAFT_OUTPUT_FLAGS,
  ...SOURCE_FLAGS,
} as const;

const { search: _, ...SEARCH_FLAGS } = LIST_FLAGS;

export { SEARCH_FLAGS };

export const SHOW_FLAGS = {
  mode: { ...modeFlag, help: `${modeFlag.help} (default: detailed if that costs no request)` },
  ...SHOW_ONLY_FLAGS,
  ...SPACECRAFT_OUTPUT_FLAGS,
  ...SOURCE_FLAGS,
} as const;

export const STATS_FLAGS = {
  ...FILTERS,
  by: byFlag,
  ...OUTPUT_FLAGS,
  columns: { ...OUTPUT_FLAGS.columns, values: STATS_COLUMNS },
  durations: DURATIONS_FLAG,
  // It never sends requests; the flag is accepted wherever data is read.
  offline: SOURCE_FLAGS.offline,
  apiUrl: API_FLAGS.apiUrl,
} as const;

export const FLIGHTS_FLAGS = {
  ...FILTERS,
  ...FLIGHT_FILTERS,
  ordering: flightOrderingFlag,
  limit: {
    ...PAGE_FLAGS.limit,
    help: `maximum results, or all (default: ${DEFAULT_QUERY.limit})`,
  },
  all: PAGE_FLAGS.all,
  offset: PAGE_FLAGS.offset,
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    help: 'columns or fields to print, in order: spacecraft,launched,launch.pad.name; + and - change the default columns: +agency,-landing; see spacecraft help columns',
    values: [...FLIGHT_COLUMNS, ...OPTIONAL_FLIGHT_COLUMNS].map(({ name }) => name),
  },
  durations: DURATIONS_FLAG,
  quiet: { ...QUIET_FLAG, help: 'print only the ids of the spacecraft, each once, one per line' },
  // It never sends requests; the flag is accepted wherever data is read.
  offline: SOURCE_FLAGS.offline,
  maxAge: {
    ...CACHE_FLAGS.maxAge,
    help: 'age from which the catalogue is said to be old: 90s, 30m, 6h, 2d, 0 (default: 6h)',
  },
  apiUrl: API_FLAGS.apiUrl,
} as const;

export const CHANGES_FLAGS = {
  since: sinceFlag,
  ...FILTERS,
  limit: { ...PAGE_FLAGS.limit, help: `maximum results (default: ${DEFAULT_QUERY.limit})` },
  all: PAGE_FLAGS.all,
  offset: PAGE_FLAGS.offset,
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    help: 'columns or fields to print, in order: seen,id,from,to; + and - change the default columns: +launch,-details',
    values: [...CHANGES.columns, ...CHANGES.optionalColumns].map(({ name }) => name),
  },
  quiet: { ...QUIET_FLAG, help: 'print only ids, each once, one per line' },
  apiUrl: API_FLAGS.apiUrl,
} as const;

export const DOCKED_FLAGS = {
  ...DOCKED_QUERY_FLAGS,
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    help: 'columns or fields to print, in order: station,spacecraft,days; + and - change the default columns: +mission,-id',
    values: [...DOCKED_COLUMNS, ...OPTIONAL_DOCKED_COLUMNS].map(({ name }) => name),
  },
  quiet: { ...QUIET_FLAG, help: 'print only the ids of spacecraft, one per line' },
  ...SOURCE_FLAGS,
  offline: {
    ...SOURCE_FLAGS.offline,
    help: 'send no requests; use the cache',
  },
} as const;

export const CONFIGURATIONS_FLAGS = {
  ...CONFIGURATION_QUERY_FLAGS,
  compare: SHOW_ONLY_FLAGS.compare,
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    help: 'columns or fields to print, in order: id,name,agency.type.name; + and - change the default columns: +family,-turnaround',
    values: CONFIGURATION_COLUMN_NAMES,
  },
  durations: DURATIONS_FLAG,
  quiet: QUIET_FLAG,
  ...SOURCE_FLAGS,
} as const;

export const SYNC_FLAGS = {
  mode: {
    ...modeFlag,
    help: 'detailed, or normal for lighter records without flights (default: detailed)',
  },
  ...CACHE_FLAGS,
  ...API_FLAGS,
} as const;

export const QUOTA_FLAGS = { ...OUTPUT_FLAGS, ...API_FLAGS } as const;

export const CACHE_COMMAND_FLAGS = { ...OUTPUT_FLAGS, offline: SOURCE_FLAGS.offline } as const;

export type SpacecraftOutputValues = FlagValues<typeof SPACECRAFT_OUTPUT_FLAGS>;
export type ListValues = FlagValues<typeof LIST_FLAGS>;
export type ShowValues = FlagValues<typeof SHOW_FLAGS>;
export type StatsValues = FlagValues<typeof STATS_FLAGS>;
export type ConfigurationsValues = FlagValues<typeof CONFIGURATIONS_FLAGS>;
export type DockedValues = FlagValues<typeof DOCKED_FLAGS>;
export type ChangesValues = FlagValues<typeof CHANGES_FLAGS>;
export type FlightsValues = FlagValues<typeof FLIGHTS_FLAGS>;
export type SyncValues = FlagValues<typeof SYNC_FLAGS>;
export type QuotaValues = FlagValues<typeof QUOTA_FLAGS>;
export type CacheCommandValues = FlagValues<typeof CACHE_COMMAND_FLAGS>;
