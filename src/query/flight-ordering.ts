import type { Flag } from '../flags/flag.ts';
import type { KnownFlight } from './known-flight.ts';
import { type OrderingTerm, parseOrdering } from './ordering.ts';

/** What flights can be ordered by, besides the name of the spacecraft. */
const VALUES = {
  launched: ({ launchInstant }) => launchInstant,
  ended: ({ endInstant }) => endInstant,
  duration: (flight) => flight.durationSeconds,
  turnaround: ({ turnaroundSeconds }) => turnaroundSeconds,
  id: ({ spacecraft }) => spacecraft.id,
} as const satisfies Readonly<Record<string, (flight: KnownFlight) => number | null>>;

type NumberField = keyof typeof VALUES;

type FlightOrderingField = NumberField | 'name';

type FlightOrdering = readonly OrderingTerm<FlightOrderingField>[];

const FIELDS: readonly FlightOrderingField[] = [
  'launched',
  'ended',
  'duration',
  'turnaround',
  'name',
  'id',
];

/** The names of columns and fields of the API that mean the same. */
const ALIASES: Readonly<Record<string, FlightOrderingField>> = {
  spacecraft: 'name',
  net: 'launched',
  mission_end: 'ended',
  turn_around_time: 'turnaround',
};

/** The newest first. */
export const DEFAULT_FLIGHT_ORDERING: FlightOrdering = [{ field: 'launched', descending: true }];

export const flightOrderingFlag: Flag<FlightOrdering> = {
  flag: '--ordering <fields>',
  help: `${FIELDS.join(', ')}: name and id are those of the spacecraft; prefix with - for descending; unknown values come last; separate several with commas (default: -launched)`,
  group: 'Page',
  values: FIELDS.flatMap((field) => [field, `-${field}`]),
  several: true,
  parse: (text) => parseOrdering(text, FIELDS, ALIASES),
};

type Comparison = (a: number, b: number) => number;

/**
 * Returns the flights in this order, and ties by the id of the spacecraft and their order there. Nulls
 * come last, also descending: the API, which puts them first there, lists no flights, and the longest
 * flights are not those of unknown duration.
 */
export function orderFlights(
  flights: readonly KnownFlight[],
  ordering: FlightOrdering,
): KnownFlight[] {
  const terms: FlightOrdering = [...ordering, { field: 'id', descending: false }];
  const comparisons = terms.map(({ field, descending }) => {
    if (field !== 'name') return compareNumbers(flights, field, descending);
    const compare = compareNames(flights);
    return descending ? (a: number, b: number) => compare(b, a) : compare;
  });
  const order = comparisons.reduceRight<Comparison>(
    (rest, compare) => (a, b) => compare(a, b) || rest(a, b),
    () => 0,
  );
  const sorted = Array.from(flights.keys()).sort(order);
  return sorted.flatMap((position) => flights[position] ?? []);
}

/** Compares the flights at two positions. Each value is computed once, before they are compared. */
function compareNumbers(
  flights: readonly KnownFlight[],
  field: NumberField,
  descending: boolean,
): Comparison {
  const sign = descending ? -1 : 1;
  const keys = Float64Array.from(flights, (flight) => {
    const value = VALUES[field](flight);
    return value === null ? LAST : sign * value;
  });
  // The difference of two unknown values is NaN, which counts as equal.
  return (a, b) => (keys[a] ?? LAST) - (keys[b] ?? LAST);
}

/** Is greater than all other keys. */
const LAST = Number.POSITIVE_INFINITY;

/** Compares names as people expect: Soyuz TMA-9 before Soyuz TMA-10. */
function compareNames(flights: readonly KnownFlight[]): Comparison {
  // Creating a collator takes 13 ms, and only names need one.
  const { compare } = new Intl.Collator('en', { numeric: true });
  const nameOf = (position: number) => flights[position]?.spacecraft.name ?? '';
  return (a, b) => compare(nameOf(a), nameOf(b));
}
