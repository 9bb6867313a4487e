import { boolean } from '../flags/values.ts';
import { durationSeconds } from '../ll2/iso-duration.ts';
import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { CONFIGURATION_FILTERS } from './configuration-filters.ts';
import type { OrderingTerm } from './ordering.ts';
import { rowOrderingFlag, type SortKeys } from './row-ordering.ts';
import { ROW_PAGE_FLAGS } from './row-page.ts';

/** What configurations can be ordered by, named as in the API. */
const FIELDS = [
  'id',
  'name',
  'crew_capacity',
  'payload_capacity',
  'spacecraft_flown',
  'total_launch_count',
  'failed_launches',
  'maiden_flight',
  'fastest_turnaround',
] as const;

type ConfigurationField = (typeof FIELDS)[number];

/** The columns that show a field under another name. */
const COLUMN_NAMES: Readonly<Record<string, ConfigurationField>> = {
  crew: 'crew_capacity',
  payload: 'payload_capacity',
  flown: 'spacecraft_flown',
  launches: 'total_launch_count',
  turnaround: 'fastest_turnaround',
};

export const CONFIGURATION_SORT_KEYS: SortKeys<
  { readonly record: SpacecraftConfiguration },
  ConfigurationField
> = {
  id: ({ record }) => record.id,
  name: ({ record }) => record.name,
  crew_capacity: ({ record }) => record.crew_capacity,
  payload_capacity: ({ record }) => record.payload_capacity,
  spacecraft_flown: ({ record }) => record.spacecraft_flown,
  total_launch_count: ({ record }) => record.total_launch_count,
  failed_launches: ({ record }) => record.failed_launches,
  maiden_flight: ({ record }) => record.maiden_flight,
  fastest_turnaround: ({ record }) => durationSeconds(record.fastest_turnaround ?? ''),
};

export const BY_NAME: readonly OrderingTerm<ConfigurationField>[] = [
  { field: 'name', descending: false },
  { field: 'id', descending: false },
];

/** The flags that select configurations, and their order. */
export const CONFIGURATION_QUERY_FLAGS = {
  ...CONFIGURATION_FILTERS,
  ordering: rowOrderingFlag(FIELDS, 'name', COLUMN_NAMES),
  ...ROW_PAGE_FLAGS,
  all: {
    flag: '--all',
    help: 'all results (the default)',
    group: 'Page',
    parse: boolean,
  },
} as const;
