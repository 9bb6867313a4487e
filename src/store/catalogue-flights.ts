import type { FlightSummary, LandingSummary, LaunchStatus } from '../ll2/flight-summary.ts';
import { UniqueValues } from './unique-values.ts';

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

/** Fields with few different values, each of which is stored once. */
interface SharedValues {
  readonly status: LaunchStatus;
  readonly net_precision: string;
  readonly landing: LandingSummary;
  readonly destination: string;
}

/** The values of a field by flight, or the positions of shared values. */
type Columns = {
  readonly [Field in keyof FlightSummary]: readonly (Field extends keyof SharedValues
    ? number | null
    : FlightSummary[Field])[];
};

/**
 * The flights as JSON. There are more than a thousand, of which a table shows few, so they are stored
 * by field: reading them creates no object per flight.
 */
interface FlightsJson {
  readonly columns: Columns;
  readonly shared: { readonly [Field in keyof SharedValues]: readonly SharedValues[Field][] };
  readonly unknown: readonly number[];
}

/** Returns the flights of all spacecraft, in this order. */
export function encodeFlights(spacecraft: readonly SpacecraftFlights[]): Buffer {
  const flights = spacecraft.flatMap((each) => each.flights ?? []);
  const statuses = new UniqueValues<LaunchStatus>();
  const precisions = new UniqueValues<string>();
  const landings = new UniqueValues<LandingSummary>();
  const destinations = new UniqueValues<string>();
  const json: FlightsJson = {
    columns: {
      spacecraft: flights.map((flight) => flight.spacecraft),
      index: flights.map(({ index }) => index),
      launch: flights.map(({ launch }) => launch),
      net: flights.map(({ net }) => net),
      net_precision: flights.map((flight) => precisions.positionOf(flight.net_precision)),
      launch_instant: flights.map((flight) => flight.launch_instant),
      status: flights.map(({ status }) => statuses.positionOf(status)),
      mission_end: flights.map((flight) => flight.mission_end),
      end_instant: flights.map((flight) => flight.end_instant),
      duration: flights.map(({ duration }) => duration),
      duration_seconds: flights.map((flight) => flight.duration_seconds),
      turn_around_time: flights.map((flight) => flight.turn_around_time),
      turn_around_seconds: flights.map((flight) => flight.turn_around_seconds),
      landing: flights.map(({ landing }) => landings.positionOf(landing)),
      destination: flights.map(({ destination }) => destinations.positionOf(destination)),
    },
    shared: {
      status: statuses.values,
      net_precision: precisions.values,
      landing: landings.values,
      destination: destinations.values,
    },
    unknown: spacecraft.filter((each) => !each.flights).map(({ id }) => id),
  };
  return Buffer.from(JSON.stringify(json));
}

/** Parses flights that were verified. */
export function decodeFlights(bytes: Buffer): CatalogueFlights {
  const json: FlightsJson = JSON.parse(bytes.toString());
  const flights = json.columns.spacecraft.map((_, position) => new StoredFlight(json, position));
  return { flights, unknown: json.unknown };
}

/** A flight whose fields are looked up when they are used. */
class StoredFlight implements FlightSummary {
  readonly #json: FlightsJson;
  readonly #position: number;

  constructor(json: FlightsJson, position: number) {
    this.#json = json;
    this.#position = position;
  }

  get spacecraft(): number {
    return this.#json.columns.spacecraft[this.#position] ?? Number.NaN;
  }

  get index(): number {
    return this.#json.columns.index[this.#position] ?? Number.NaN;
  }

  get launch(): string | null {
    return this.#own('launch');
  }

  get net(): string | null {
    return this.#own('net');
  }

  get net_precision(): string | null {
    return this.#shared('net_precision');
  }

  get launch_instant(): number | null {
    return this.#own('launch_instant');
  }

  get status(): LaunchStatus | null {
    return this.#shared('status');
  }

  get mission_end(): string | null {
    return this.#own('mission_end');
  }

  get end_instant(): number | null {
    return this.#own('end_instant');
  }

  get duration(): string | null {
    return this.#own('duration');
  }

  get duration_seconds(): number | null {
    return this.#own('duration_seconds');
  }

  get turn_around_time(): string | null {
    return this.#own('turn_around_time');
  }

  get turn_around_seconds(): number | null {
    return this.#own('turn_around_seconds');
  }

  get landing(): LandingSummary | null {
    return this.#shared('landing');
  }

  get destination(): string | null {
    return this.#shared('destination');
  }

  #own<Field extends keyof Columns>(field: Field): Columns[Field][number] | null {
    return this.#json.columns[field][this.#position] ?? null;
  }

  #shared<Field extends keyof SharedValues>(field: Field): SharedValues[Field] | null {
    const position = this.#json.columns[field][this.#position] ?? null;
    return position === null ? null : (this.#json.shared[field][position] ?? null);
  }
}
