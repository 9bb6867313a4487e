import { type Flag, type FlagValues, InvalidValueError } from '../flags/flag.ts';
import { boolean } from '../flags/values.ts';
import type { Interval } from '../ll2/date-interval.ts';
import { type DateRange, matchRange, parseDateRange, type RangeMatch } from './date-range.ts';
import { destinationMatcher } from './destination.ts';
import type { KnownFlight } from './known-flight.ts';

const RANGES = '2024, 2024-06, 2024-06-05, 2020..2024, ..2010, 2020.., today, yesterday';

/** Filters of flights; the others are those of their spacecraft. */
export const FLIGHT_FILTERS = {
  launched: {
    flag: '--launched <dates>',
    help: `launched in these years, months or days in UTC: ${RANGES}; a date known less exactly must lie in them as a whole; planned flights only with --planned`,
    group: 'Filter',
    parse: parseDateRange,
  } satisfies Flag<DateRange>,
  ended: {
    flag: '--ended <dates>',
    help: 'ended in these years, months or days, such as landed; planned ends do not count',
    group: 'Filter',
    parse: parseDateRange,
  } satisfies Flag<DateRange>,
  destination: {
    flag: '--destination <text>',
    help: 'text in the destination, ignoring case and accents, or its initials: moon, iss',
    group: 'Filter',
    parse: parseText,
  } satisfies Flag<string>,
  in_flight: {
    flag: '--in-flight',
    help: 'only flights in progress, or only the others',
    group: 'Filter',
    negatable: true,
    parse: boolean,
  } satisfies Flag<boolean>,
  planned: {
    flag: '--planned',
    help: 'only planned flights, or only the others',
    group: 'Filter',
    negatable: true,
    parse: boolean,
  } satisfies Flag<boolean>,
} as const;

const FILTER_NAMES = Object.keys(FLIGHT_FILTERS) as (keyof typeof FLIGHT_FILTERS)[];

export type FlightFilters = FlagValues<typeof FLIGHT_FILTERS>;

export interface FilteredFlights {
  readonly flights: readonly KnownFlight[];
  /** Number of flights that may match, too: their dates are not known exactly enough. */
  readonly uncertain: number;
  /** Destinations that were taken for the typed initials. */
  readonly destinations: readonly string[];
}

/** Returns the flights that pass all filters. `now` is in milliseconds since the epoch. */
export function filterFlights(
  flights: readonly KnownFlight[],
  filters: FlightFilters,
  now: number,
): FilteredFlights {
  if (FILTER_NAMES.every((name) => filters[name] === undefined)) {
    return { flights, uncertain: 0, destinations: [] };
  }
  const matchDates = dateMatcher(filters, now);
  const { destination } = filters;
  const matchDestination = destination === undefined ? undefined : destinationMatcher(destination);
  const inferred = new Set<string>();
  let uncertain = 0;
  const matches = flights.filter((flight) => {
    const place = matchDestination?.(flight.summary.destination) ?? 'text';
    if (!isInState(flight, filters) || place === 'none') return false;
    const match = matchDates(flight);
    if (match === 'maybe') uncertain++;
    if (match === 'yes' && place === 'initials') inferred.add(flight.summary.destination ?? '');
    return match === 'yes';
  });
  return { flights: matches, uncertain, destinations: [...inferred] };
}

/** A planned flight was not launched yet, whatever its date. */
function isInState(
  { isRunning, isPlanned }: KnownFlight,
  { launched, in_flight, planned }: FlightFilters,
): boolean {
  const isExcluded = launched !== undefined && isPlanned && !planned;
  return (
    !isExcluded && (in_flight ?? isRunning) === isRunning && (planned ?? isPlanned) === isPlanned
  );
}

function dateMatcher(
  { launched, ended }: FlightFilters,
  now: number,
): (flight: KnownFlight) => RangeMatch {
  const launchRange = launched?.(now);
  const endRange = ended?.(now);
  return (flight) => {
    const matches = [
      launchRange ? matchDate(flight.launched, launchRange, true) : 'yes',
      endRange ? matchDate(flight.ended, endRange, flight.state.landing !== undefined) : 'yes',
    ];
    return WORST_FIRST.find((match) => matches.includes(match)) ?? 'yes';
  };
}

const WORST_FIRST: readonly RangeMatch[] = ['no', 'maybe'];

/** Without a known date, something that happened may have happened at any time. */
function matchDate(date: Interval | undefined, range: Interval, hasHappened: boolean): RangeMatch {
  if (date) return matchRange(date, range);
  return hasHappened ? 'maybe' : 'no';
}

function parseText(text: string): string {
  if (text.trim() === '') throw new InvalidValueError('expected a non-empty value');
  return text.trim();
}
