import type { FlagValues } from '../flags/flag.ts';
import { boolean } from '../flags/values.ts';
import { isActive, portsOf, type StationPort } from '../ll2/docking.ts';
import type { Entry } from '../ll2/entry.ts';
import type { SpaceStation } from '../ll2/space-station.ts';
import type { OrderingTerm } from './ordering.ts';
import { stationFlag } from './resolve-station.ts';
import { rowOrderingFlag, type SortKeys, sortRows } from './row-ordering.ts';
import { ROW_PAGE_FLAGS } from './row-page.ts';

const FIELDS = ['station', 'port', 'id', 'spacecraft', 'since', 'days'] as const;

type Field = (typeof FIELDS)[number];

const SORT_KEYS: SortKeys<StationPort, Field> = {
  station: ({ station }) => station.name,
  port: ({ port }) => port.name,
  id: ({ vehicle }) => vehicle?.id,
  spacecraft: ({ vehicle }) => vehicle?.name,
  since: ({ port }) => port.currently_docked?.docking,
  days: ({ days }) => days,
};

/** The flags that select docking ports, and their order. */
export const DOCKED_QUERY_FLAGS = {
  station: stationFlag,
  all: {
    flag: '--all',
    help: 'also ports where nothing is docked, of stations in use or named by --station; the API lists some that no longer exist',
    group: 'Filter',
    parse: boolean,
  },
  ordering: rowOrderingFlag(FIELDS, 'station,port'),
  ...ROW_PAGE_FLAGS,
} as const;

export interface DockedQuery {
  /** The stations that `--station` names; without it, all. */
  readonly stations: readonly SpaceStation[] | undefined;
  /** Whether to include free ports. */
  readonly all: boolean;
  readonly ordering: FlagValues<typeof DOCKED_QUERY_FLAGS>['ordering'];
  /** In milliseconds since the epoch. */
  readonly now: number;
}

const DEFAULT_ORDERING: readonly OrderingTerm<Field>[] = [
  { field: 'station', descending: false },
  { field: 'port', descending: false },
];

/** Returns the docking ports that a query selects, in its order. */
export function dockedRows(
  known: readonly Entry<SpaceStation>[],
  { stations, all, ordering, now }: DockedQuery,
): StationPort[] {
  const selected = stations && new Set(stations.map(({ id }) => id));
  const ports = known
    .filter(({ record }) => selected?.has(record.id) ?? true)
    .flatMap((entry) => portsOf(entry, now));
  const isListed = ({ station, isFree }: StationPort) =>
    !isFree || (all && (selected !== undefined || isActive(station)));
  const sorted = sortRows(ports.filter(isListed), SORT_KEYS, [
    ...(ordering ?? []),
    ...DEFAULT_ORDERING,
  ]);
  // Stations that are not in use come last, unless another order is requested.
  return ordering ? sorted : sorted.toSorted((a, b) => Number(isPast(a)) - Number(isPast(b)));
}

const isPast = ({ station }: StationPort) => !isActive(station);
