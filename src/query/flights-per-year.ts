import { parseIsoDate } from '../ll2/iso-date.ts';
import { launchOutcome } from '../ll2/launch-status.ts';
import type { Flight } from '../ll2/spacecraft.ts';

/** Flights that took place, by year. */
export interface FlightsPerYear {
  /** The year of the first flight. */
  readonly firstYear: number;
  /** The number in each year since, including years without flights. */
  readonly counts: readonly number[];
  readonly total: number;
  /** Flights whose year is unknown: they are in no count but the total. */
  readonly undated: number;
}

/** No spacecraft flew before; such a date is a mistake. */
const EARLIEST_YEAR = 1944;

/**
 * Counts the flights that took place, failed launches included, up to the last one or to `lastYear`.
 * `now` is in milliseconds since the epoch.
 */
export function flightsPerYear(
  flights: readonly Flight[],
  now: number,
  lastYear?: number,
): FlightsPerYear {
  const flown = flights.filter(({ launch }) => launchOutcome(launch, now) !== 'planned');
  const years = flown.flatMap((flight) => yearOf(flight, now) ?? []);
  const firstYear = years.reduce((first, year) => Math.min(first, year), Infinity);
  const end = years.reduce((last, year) => Math.max(last, year), lastYear ?? 0);
  const amounts = new Map<number, number>();
  for (const year of years) amounts.set(year, (amounts.get(year) ?? 0) + 1);
  const length = years.length === 0 ? 0 : end - firstYear + 1;
  const counts = Array.from({ length }, (_, index) => amounts.get(firstYear + index) ?? 0);
  return { firstYear, counts, total: flown.length, undated: flown.length - years.length };
}

function yearOf({ launch }: Flight, now: number): number | undefined {
  const { name, abbrev } = launch?.net_precision ?? {};
  const isDecade = /decade/i.test(`${name} ${abbrev}`);
  const date = parseIsoDate(launch?.net ?? '');
  if (!date || isDecade || date.instant > now) return undefined;
  const year = new Date(date.instant).getUTCFullYear();
  return year < EARLIEST_YEAR ? undefined : year;
}
