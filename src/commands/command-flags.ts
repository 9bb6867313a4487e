/** The flags of each command. */
import type { FlagValues } from '../flags/flag.ts';
import { OUTPUT_FLAGS, QUIET_FLAG } from '../flags/output-flags.ts';
import { SHOW_ONLY_FLAGS } from '../flags/show-flags.ts';
import { API_FLAGS, CACHE_FLAGS, SOURCE_FLAGS } from '../flags/source-flags.ts';
import { CONFIGURATION_QUERY_FLAGS } from '../query/configuration-query.ts';
import { DOCKED_QUERY_FLAGS } from '../query/docked-rows.ts';
import { FILTERS } from '../query/filters.ts';
import { byFlag } from '../query/grouping.ts';
import { modeFlag, PAGE_FLAGS } from '../query/page-flags.ts';
import {
  LISTED_CONFIGURATION_COLUMNS,
  OPTIONAL_CONFIGURATION_COLUMNS,
} from '../view/configuration-columns.ts';
import { DOCKED_COLUMNS, OPTIONAL_DOCKED_COLUMNS } from '../view/docked-columns.ts';
import { OPTIONAL_SPACECRAFT_COLUMNS, SPACECRAFT_COLUMNS } from '../view/spacecraft-columns.ts';

const SPACECRAFT_OUTPUT_FLAGS = {
  ...OUTPUT_FLAGS,
  columns: {
    ...OUTPUT_FLAGS.columns,
    values: [...SPACECRAFT_COLUMNS, ...OPTIONAL_SPACECRAFT_COLUMNS].map(({ name }) => name),
  },
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
  mode: modeFlag,
  ...SHOW_ONLY_FLAGS,
  ...SPACECRAFT_OUTPUT_FLAGS,
  ...SOURCE_FLAGS,
} as const;

export const STATS_FLAGS = {
  ...FILTERS,
  by: byFlag,
  ...OUTPUT_FLAGS,
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
    values: [...LISTED_CONFIGURATION_COLUMNS, ...OPTIONAL_CONFIGURATION_COLUMNS].map(
      ({ name }) => name,
    ),
  },
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

export const CACHE_COMMAND_FLAGS = OUTPUT_FLAGS;

export type SpacecraftOutputValues = FlagValues<typeof SPACECRAFT_OUTPUT_FLAGS>;
export type ListValues = FlagValues<typeof LIST_FLAGS>;
export type ShowValues = FlagValues<typeof SHOW_FLAGS>;
export type StatsValues = FlagValues<typeof STATS_FLAGS>;
export type ConfigurationsValues = FlagValues<typeof CONFIGURATIONS_FLAGS>;
export type DockedValues = FlagValues<typeof DOCKED_FLAGS>;
export type SyncValues = FlagValues<typeof SYNC_FLAGS>;
export type QuotaValues = FlagValues<typeof QUOTA_FLAGS>;
export type CacheCommandValues = FlagValues<typeof CACHE_COMMAND_FLAGS>;
