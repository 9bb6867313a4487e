/** What flights can be grouped by. */
import { groupBy } from './group-by.ts';
import type { KnownFlight } from './known-flight.ts';

/** What a flight counts under; undefined if it is unknown. */
type FlightKey = (flight: KnownFlight, now: number) => string | undefined;

interface FlightGrouping {
  readonly key: FlightKey;
  /** The years between two keys, whose groups are listed by date, even if they are empty. */
  readonly step?: number;
}

export const FLIGHT_GROUPINGS = {
  'launch-year': { key: (flight, now) => yearOf(flight, 1, now), step: 1 },
  decade: { key: (flight, now) => yearOf(flight, 10, now), step: 10 },
  destination: { key: ({ summary }) => summary.destination || undefined },
  outcome: { key: ({ state }) => state.outcome },
} as const satisfies Readonly<Record<string, FlightGrouping>>;

export type FlightGroupingName = keyof typeof FLIGHT_GROUPINGS;

/** No spacecraft flew before; such a date is a mistake. */
const EARLIEST_YEAR = 1944;

/** Returns the first of the years that a launch certainly lies in, if it is one group of years. */
function yearOf({ launched }: KnownFlight, step: number, now: number): string | undefined {
  if (!launched) return undefined;
  const first = new Date(launched.start).getUTCFullYear();
  const last = new Date(launched.end - 1).getUTCFullYear();
  const isPossible = first >= EARLIEST_YEAR - (EARLIEST_YEAR % step) && launched.start <= now;
  const start = first - (first % step);
  return isPossible && start === last - (last % step) ? String(start) : undefined;
}

/** Returns whether a flight is known to have taken place, or to be in progress. */
export function tookPlace({ state }: KnownFlight): boolean {
  return state.outcome !== 'planned' && state.outcome !== 'unknown';
}

/** Flights with the same value of a grouping. */
export interface FlightGroup {
  /** Undefined if the value is unknown. */
  readonly name: string | undefined;
  readonly flights: readonly KnownFlight[];
}

/** Returns the groups: by date, with empty ones in between, or else the largest first. */
export function groupFlights(
  by: FlightGroupingName,
  flights: readonly KnownFlight[],
  now: number,
): FlightGroup[] {
  const { key, step }: FlightGrouping = FLIGHT_GROUPINGS[by];
  const found = groupBy(flights, (flight) => key(flight, now));
  const names = [...found.keys()].filter((name) => name !== undefined);
  const size = (name: string) => found.get(name)?.length ?? 0;
  const ordered =
    step === undefined
      ? names.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1))
      : yearsThrough(names.map(Number), step);
  const unknown = found.has(undefined) ? [undefined] : [];
  return [...ordered, ...unknown].map((name) => ({ name, flights: found.get(name) ?? [] }));
}

function yearsThrough(years: readonly number[], step: number): string[] {
  const sorted = years.toSorted((a, b) => a - b);
  const [first] = sorted;
  if (first === undefined) return [];
  const length = ((sorted.at(-1) ?? first) - first) / step + 1;
  return Array.from({ length }, (_, index) => String(first + index * step));
}
