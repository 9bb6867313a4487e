/** Flights as varied as those of real spacecraft, for a server whose own are all alike. */
import type { Transform } from './launch-library.ts';
import { randomNumbers } from './random.ts';

/** A flight as the API sends it, except for what each flight repeats of its spacecraft. */
export type SentFlight = Readonly<Record<string, unknown>>;

/** Statuses of launches, as the API names them. */
export const STATUS = {
  go: { id: 1, name: 'Go for Launch', abbrev: 'Go' },
  tbd: { id: 2, name: 'To Be Determined', abbrev: 'TBD' },
  success: { id: 3, name: 'Launch Successful', abbrev: 'Success' },
  failure: { id: 4, name: 'Launch Failure', abbrev: 'Failure' },
  partial: { id: 7, name: 'Launch was a Partial Failure', abbrev: 'Partial Failure' },
} as const;

const PRECISIONS = {
  second: { id: 0, name: 'Second', abbrev: 'SEC' },
  minute: { id: 1, name: 'Minute', abbrev: 'MIN' },
  day: { id: 5, name: 'Day', abbrev: 'DAY' },
  month: { id: 7, name: 'Month', abbrev: 'M' },
  quarter: { id: 10, name: 'Quarter 3', abbrev: 'Q3' },
  year: { id: 14, name: 'Year', abbrev: 'Y' },
} as const;

export interface FlightOptions {
  readonly id?: number;
  readonly name?: string;
  readonly net?: string | null;
  readonly precision?: keyof typeof PRECISIONS;
  readonly status?: keyof typeof STATUS;
  readonly mission_end?: string | null;
  readonly duration?: string | null;
  readonly turn_around_time?: string | null;
  readonly destination?: string | null;
  readonly landing?: object | null;
}

/** Returns a flight as the API sends it. */
export function sentFlight(options: FlightOptions = {}): SentFlight {
  const { id = 1, name = 'Falcon 9 | Crew-1', status = 'success', precision = 'second' } = options;
  return {
    id,
    url: `https://ll.example/2.3.0/spacecraft_flights/${id}/`,
    destination: options.destination ?? null,
    mission_end: options.mission_end ?? null,
    launch: {
      id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
      name,
      net: options.net === undefined ? '2024-03-04T03:53:38Z' : options.net,
      net_precision: PRECISIONS[precision],
      status: STATUS[status],
      pad: { name: 'Launch Complex 39A' },
    },
    landing: options.landing ?? null,
    duration: options.duration ?? null,
    turn_around_time: options.turn_around_time ?? null,
    response_mode: 'normal',
  };
}

/** Returns a landing as the API sends it. */
export function sentLanding(success: boolean | null, attempt: boolean | null = true): object {
  return { id: 7, attempt, success, type: null, landing_location: { name: 'Gulf of America' } };
}

interface SentRecord {
  readonly id: number;
  readonly name: string;
  readonly response_mode?: string;
}

/** Replaces the flights in detailed records. `change` may replace other fields as well. */
export function withFlights(
  flightsOf: (id: number) => unknown,
  change: (id: number) => object = () => ({}),
): Transform {
  return (body) => {
    const { results } = body as { results?: readonly SentRecord[] };
    if (!Array.isArray(results)) return body;
    const replace = (record: SentRecord) => {
      if (record.response_mode !== 'detailed') return record;
      const sent = flightsOf(record.id);
      const flights = Array.isArray(sent) ? sent.map((each) => withSpacecraft(each, record)) : sent;
      return { ...record, flights, ...change(record.id) };
    };
    return { ...body, results: results.map(replace) };
  };
}

/** The API repeats the spacecraft in each flight. */
function withSpacecraft(flight: unknown, { id, name }: SentRecord): unknown {
  const spacecraft = { response_mode: 'normal', id, name, description: 'repeated' };
  return typeof flight === 'object' && flight ? { ...flight, spacecraft } : flight;
}

const DAY = 86_400_000;

/** Returns none to forty flights of a spacecraft, some planned, and some of which little is known. */
export function randomHistory(id: number): SentFlight[] {
  const random = randomNumbers(id);
  return Array.from({ length: flightCount(id) }, (_, index) => randomFlight(id, index, random));
}

function flightCount(id: number): number {
  if (id % 7 === 0) return 0;
  return id % 50 === 1 ? 40 : 1 + (id % 3);
}

function randomFlight(id: number, index: number, random: () => number): SentFlight {
  const usually = <Value>(value: Value) => (random() < 0.1 ? null : value);
  const iso = (instant: number) => new Date(instant).toISOString().replace('.000', '');
  const net = Date.UTC(1990) + Math.floor(random() * 13_000) * DAY + index * 1_000;
  const days = Math.floor(random() * 300);
  const isPlanned = net > Date.UTC(2025);
  const flown = usually('success' as const) ?? 'failure';
  return sentFlight({
    id: id * 100 + index,
    name: `Rocket | ${id}-${index}`,
    net: usually(iso(net)),
    precision: isPlanned ? 'month' : 'second',
    status: isPlanned ? 'go' : flown,
    mission_end: random() < 0.4 ? null : iso(net + days * DAY),
    // The API also computes durations of planned flights.
    duration: usually(`P${days}D`),
    turn_around_time: index === 0 ? null : `P${1 + Math.floor(random() * 900)}DT1H`,
    destination: index % 2 === 0 ? 'International Space Station' : 'Low Earth Orbit',
    landing: usually(sentLanding(usually(true) ?? false)),
  });
}
