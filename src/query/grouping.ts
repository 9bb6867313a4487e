import type { Flag } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { FLIGHT_GROUPINGS, type FlightGroupingName, groupFlights } from './flight-grouping.ts';
import { groupBy } from './group-by.ts';
import type { KnownFlight } from './known-flight.ts';
import { REFERENCES } from './reference.ts';

/** What spacecraft can be grouped by, each with a function that returns a spacecraft's values. */
const SPACECRAFT_GROUPINGS = {
  status: REFERENCES.status.of,
  agency: REFERENCES.agency.of,
  country: REFERENCES.country.of,
  family: REFERENCES.family.of,
  type: REFERENCES.type.of,
  configuration: REFERENCES.spacecraft_config.of,
} as const satisfies Readonly<Record<string, (summary: SpacecraftSummary) => readonly Named[]>>;

type SpacecraftGrouping = keyof typeof SPACECRAFT_GROUPINGS;

export type Grouping = SpacecraftGrouping | FlightGroupingName;

const NAMES = [
  ...Object.keys(SPACECRAFT_GROUPINGS),
  ...Object.keys(FLIGHT_GROUPINGS),
] as Grouping[];

export const DEFAULT_GROUPINGS: readonly Grouping[] = ['status', 'type', 'agency'];

export const byFlag: Flag<readonly Grouping[]> = {
  flag: '--by <groups>',
  help: `${NAMES.join(', ')}; separate several with commas (default: ${DEFAULT_GROUPINGS.join(',')}); the last four count flights; they and country require a detailed catalogue (spacecraft sync)`,
  group: 'Output',
  values: NAMES,
  several: true,
  parse: (text) => text.split(',').map(parseGrouping),
};

/** Accepts the names in the spelling of columns, too, and years for those of launches. */
function parseGrouping(text: string): Grouping {
  const name = text.trim().replaceAll('_', '-');
  return oneOf(name === 'year' ? 'launch-year' : name, NAMES);
}

/** Returns whether flights are grouped, instead of spacecraft. */
export function isOfFlights(by: Grouping): by is FlightGroupingName {
  return by in FLIGHT_GROUPINGS;
}

/** Returns whether only detailed records have what is grouped by. */
export function needsDetailedRecords(by: Grouping): boolean {
  return by === 'country' || isOfFlights(by);
}

/** What is grouped. */
export interface Population {
  readonly spacecraft: readonly SpacecraftSummary[];
  /** Their flights that took place; undefined if they are unknown. */
  readonly flights: readonly KnownFlight[] | undefined;
}

/** Spacecraft with the same value of a grouping, or flights with the same value and their spacecraft. */
export interface Group extends Population {
  /** The value in common; null if it is unknown. Only what the API has a list of has an id. */
  readonly key: { readonly id: number | null; readonly name: string } | null;
}

/**
 * Returns the groups, largest first, or by date; spacecraft with several values are in several groups.
 * `now` is in milliseconds since the epoch.
 */
export function groupsBy(by: Grouping, population: Population, now: number): Group[] {
  if (!isOfFlights(by)) return groupSpacecraft(by, population);
  return groupFlights(by, population.flights ?? [], now).map(({ name, flights }) => ({
    key: name === undefined ? null : { id: null, name },
    flights,
    spacecraft: [...new Set(flights.map(({ spacecraft }) => spacecraft))],
  }));
}

function groupSpacecraft(by: SpacecraftGrouping, { spacecraft, flights }: Population): Group[] {
  const groups = new Map<number | undefined, { key: Named | null; members: SpacecraftSummary[] }>();
  for (const summary of spacecraft) {
    const keys: readonly (Named | null)[] = SPACECRAFT_GROUPINGS[by](summary);
    for (const key of keys.length > 0 ? keys : [null]) {
      const group = groups.get(key?.id) ?? { key, members: [] };
      group.members.push(summary);
      groups.set(key?.id, group);
    }
  }
  const flightsOf = flights && groupBy(flights, (flight) => flight.spacecraft.id);
  const id = ({ key }: Group) => key?.id ?? Number.POSITIVE_INFINITY;
  return [...groups.values()]
    .map(({ key, members }) => ({
      key,
      spacecraft: members,
      flights: flightsOf && members.flatMap((member) => flightsOf.get(member.id) ?? []),
    }))
    .sort((a, b) => b.spacecraft.length - a.spacecraft.length || id(a) - id(b));
}
