import { parseIsoDate } from './iso-date.ts';
import { durationSeconds } from './iso-duration.ts';
import type { Mismatch } from './mismatch.ts';
import type { Flight, Spacecraft } from './spacecraft.ts';

export interface LaunchStatus {
  readonly id: number | null;
  readonly name: string | null;
  readonly abbrev: string | null;
}

export interface LandingSummary {
  readonly attempt: boolean | null;
  readonly success: boolean | null;
  readonly type: string | null;
  readonly landing_location: string | null;
}

/**
 * The fields of a flight that its row in a table needs, as the API sent them, and what queries would
 * otherwise compute of each flight.
 */
export interface FlightSummary {
  /** The id of the spacecraft. */
  readonly spacecraft: number;
  /** Its position among the flights of the record. */
  readonly index: number;
  /** The name of the launch. */
  readonly launch: string | null;
  readonly net: string | null;
  /** The API's name of what `net` is accurate to. */
  readonly net_precision: string | null;
  /** `net` in milliseconds since the epoch; null if it is no date. */
  readonly launch_instant: number | null;
  readonly status: LaunchStatus | null;
  readonly mission_end: string | null;
  /** `mission_end` in milliseconds since the epoch; null if it is no date. */
  readonly end_instant: number | null;
  readonly duration: string | null;
  /** Null if `duration` is none. */
  readonly duration_seconds: number | null;
  readonly turn_around_time: string | null;
  /** Null if `turn_around_time` is no duration. */
  readonly turn_around_seconds: number | null;
  readonly landing: LandingSummary | null;
  readonly destination: string | null;
}

/**
 * Returns the flights of a record; undefined if it doesn't say which there are. Flights that count as
 * unknown are missing.
 */
export function summarizeFlights(
  { id, flights }: Spacecraft,
  ignored: readonly Mismatch[] = [],
): FlightSummary[] | undefined {
  if (!flights) return undefined;
  const unknown = new Set(ignored.flatMap(({ unknown: path }) => flightAt(path) ?? []));
  let index = -1;
  return flights.map((flight) => {
    index++;
    while (unknown.has(index)) index++;
    return summarizeFlight(flight, id, index);
  });
}

/** Returns the position of the flight that a path leads to, rather than to a part of it. */
function flightAt([field, index, ...rest]: Mismatch['unknown']): number | undefined {
  const isFlight = field === 'flights' && rest.length === 0;
  return isFlight && typeof index === 'number' ? index : undefined;
}

function summarizeFlight(flight: Flight, spacecraft: number, index: number): FlightSummary {
  const { launch, landing, destination, mission_end, duration, turn_around_time } = flight;
  return {
    spacecraft,
    index,
    launch: launch?.name ?? null,
    net: launch?.net ?? null,
    launch_instant: instantOf(launch?.net),
    net_precision: launch?.net_precision?.name || launch?.net_precision?.abbrev || null,
    status: launch?.status ? summarizeStatus(launch.status) : null,
    mission_end: mission_end ?? null,
    end_instant: instantOf(mission_end),
    duration: duration ?? null,
    duration_seconds: durationSeconds(duration ?? '') ?? null,
    turn_around_time: turn_around_time ?? null,
    turn_around_seconds: durationSeconds(turn_around_time ?? '') ?? null,
    landing: landing ? summarizeLanding(landing) : null,
    destination: destination ?? null,
  };
}

function instantOf(date: string | null | undefined): number | null {
  return parseIsoDate(date ?? '')?.instant ?? null;
}

function summarizeStatus({
  id,
  name,
  abbrev,
}: NonNullable<NonNullable<Flight['launch']>['status']>): LaunchStatus {
  return { id: id ?? null, name: name ?? null, abbrev: abbrev ?? null };
}

function summarizeLanding({
  attempt,
  success,
  type,
  landing_location,
}: NonNullable<Flight['landing']>): LandingSummary {
  return {
    attempt: attempt ?? null,
    success: success ?? null,
    type: type?.name ?? null,
    landing_location: landing_location?.name ?? null,
  };
}
