import type { FlightSummary, LandingSummary, LaunchStatus } from '../ll2/flight-summary.ts';
import { UniqueValues, valueAt } from './unique-values.ts';

/** The flights of all spacecraft in a catalogue. */
export interface CatalogueFlights {
  /** By spacecraft, in the order of the records. */
  readonly flights: readonly FlightSummary[];
  /** The ids of the spacecraft whose records don't say which flights there are. */
  readonly unknown: readonly number[];
}

interface SpacecraftFlights {
  /** Of the spacecraft. */
  readonly id: number;
  readonly flights?: readonly FlightSummary[] | undefined;
}

/**
 * The flights as JSON. There are more than a thousand, but few statuses, landings and destinations, so
 * each of those is stored once, and flights refer to it by its position.
 */
interface FlightsJson {
  readonly statuses: readonly LaunchStatus[];
  readonly precisions: readonly string[];
  readonly landings: readonly LandingSummary[];
  readonly destinations: readonly string[];
  readonly flights: readonly FlightJson[];
  readonly unknown: readonly number[];
}

/** Without names of fields, which would be most of the text. */
type FlightJson = readonly [
  spacecraft: number,
  index: number,
  launch: string | null,
  net: string | null,
  precision: number | null,
  status: number | null,
  missionEnd: string | null,
  duration: string | null,
  turnAroundTime: string | null,
  landing: number | null,
  destination: number | null,
];

/** Returns the flights of all spacecraft, in this order. */
export function encodeFlights(spacecraft: readonly SpacecraftFlights[]): Buffer {
  const statuses = new UniqueValues<LaunchStatus>();
  const precisions = new UniqueValues<string>();
  const landings = new UniqueValues<LandingSummary>();
  const destinations = new UniqueValues<string>();
  const encode = (flight: FlightSummary): FlightJson => [
    flight.spacecraft,
    flight.index,
    flight.launch,
    flight.net,
    precisions.positionOf(flight.net_precision),
    statuses.positionOf(flight.status),
    flight.mission_end,
    flight.duration,
    flight.turn_around_time,
    landings.positionOf(flight.landing),
    destinations.positionOf(flight.destination),
  ];
  const flights = spacecraft.flatMap((each) => each.flights?.map(encode) ?? []);
  const json: FlightsJson = {
    statuses: statuses.values,
    precisions: precisions.values,
    landings: landings.values,
    destinations: destinations.values,
    flights,
    unknown: spacecraft.filter((each) => !each.flights).map(({ id }) => id),
  };
  return Buffer.from(JSON.stringify(json));
}

/** Parses flights that were verified. */
export function decodeFlights(bytes: Buffer): CatalogueFlights {
  const json: FlightsJson = JSON.parse(bytes.toString());
  const flights = json.flights.map(
    ([
      spacecraft,
      index,
      launch,
      net,
      precision,
      status,
      mission_end,
      duration,
      turn_around_time,
      landing,
      destination,
    ]): FlightSummary => ({
      spacecraft,
      index,
      launch,
      net,
      net_precision: valueAt(json.precisions, precision),
      status: valueAt(json.statuses, status),
      mission_end,
      duration,
      turn_around_time,
      landing: valueAt(json.landings, landing),
      destination: valueAt(json.destinations, destination),
    }),
  );
  return { flights, unknown: json.unknown };
}
