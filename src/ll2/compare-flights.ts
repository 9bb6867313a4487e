import type { Change } from './change.ts';
import { parseIsoDate } from './iso-date.ts';
import { launchOutcome } from './launch-status.ts';
import type { Flight, Spacecraft } from './spacecraft.ts';

/** When two states were current, in milliseconds since the epoch. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface FlightChanges {
  /** The flights that were launched, in the order of their launches. */
  readonly launched: readonly Flight[];
  /** The other flights that the earlier state doesn't have: planned ones, and those listed late. */
  readonly added: readonly Flight[];
  /** The latest flight that was launched, whenever that was. */
  readonly latest: Flight | undefined;
  /** The flight that was in progress in the earlier state, as it is in the later one. */
  readonly continued: Flight | undefined;
}

/**
 * Compares the flights of two states of a spacecraft. Returns nothing for states without flights,
 * such as normal records. Both states are seen at the same time, so that a date that has passed in
 * between is no change.
 */
export function compareFlights(
  before: Spacecraft,
  after: Spacecraft,
  { from, to }: Interval,
): FlightChanges {
  const earlier = new Map((before.flights ?? []).map((flight) => [keyOf(flight), flight]));
  const flights = before.flights && after.flights ? after.flights : [];
  const known = flights.filter((flight) => keyOf(flight) !== undefined);
  const flown = known.filter((flight) => isLaunched(flight, to)).sort(compareLaunches);
  const launched = flown.filter((flight) => {
    const previous = earlier.get(keyOf(flight));
    // A flight that is listed late may have been launched long ago.
    return previous ? !isLaunched(previous, to) : launchInstant(flight) > from;
  });
  const newlyLaunched = new Set(launched);
  return {
    launched,
    added: known.filter((flight) => !newlyLaunched.has(flight) && !earlier.has(keyOf(flight))),
    latest: flown.at(-1),
    continued: flown.findLast((flight) => {
      const previous = earlier.get(keyOf(flight));
      return previous && !newlyLaunched.has(flight) && !hasEnded(previous, from);
    }),
  };
}

/** Returns whether the mission ended by then, in milliseconds since the epoch. */
export function hasEnded({ mission_end }: Flight, by: number): boolean {
  const end = parseIsoDate(mission_end ?? '');
  return end !== undefined && end.instant <= by;
}

type FlightFields = Pick<Change, 'launch' | 'date' | 'date_precision' | 'outcome'>;

/** Returns what a change says about the launch of a flight. */
export function launchFields({ launch }: Flight, now: number): FlightFields {
  if (!launch) return {};
  const { name, net, net_precision: precision } = launch;
  const accuracy = precision?.name || precision?.abbrev;
  return {
    ...(name && { launch: name }),
    ...(net && { date: net }),
    ...(net && accuracy && { date_precision: accuracy }),
    outcome: launchOutcome(launch, now),
  };
}

/** Returns what a change says about the end of a flight. */
export function endFields({ launch, mission_end }: Flight): FlightFields {
  return {
    ...(launch?.name && { launch: launch.name }),
    ...(mission_end && { date: mission_end }),
  };
}

/** Identifies a flight in both states. */
function keyOf({ id, launch }: Flight): string | number | undefined {
  return id ?? launch?.name ?? undefined;
}

function isLaunched({ launch }: Flight, now: number): boolean {
  return launch ? launchOutcome(launch, now) !== 'planned' : false;
}

/** Returns the earliest of all times for a launch without a date. */
function launchInstant({ launch }: Flight): number {
  return parseIsoDate(launch?.net ?? '')?.instant ?? Number.NEGATIVE_INFINITY;
}

function compareLaunches(a: Flight, b: Flight): number {
  const [first, second] = [launchInstant(a), launchInstant(b)];
  return first === second ? 0 : first - second;
}
