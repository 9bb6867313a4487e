import { datePeriod } from './date-period.ts';
import { flightStates } from './flight-state.ts';
import { type FlightSummary, summarizeFlights } from './flight-summary.ts';
import { parseIsoDate } from './iso-date.ts';
import { statedOutcome } from './launch-status.ts';
import type { Spacecraft } from './spacecraft.ts';

/** The current flight of a spacecraft, or the last one that took place. */
export interface LatestFlight extends FlightSummary {
  readonly isRunning: boolean;
}

/** Returns undefined if none is known to have taken place. `now` is in milliseconds since the epoch. */
export function latestFlight(record: Spacecraft, now: number): LatestFlight | undefined {
  const flights = summarizeFlights(record) ?? [];
  const states = flightStates(flights, { in_space: record.in_space ?? null, at: now });
  const running = flights.find((_, index) => states[index]?.isRunning);
  if (running) return { ...running, isRunning: true };
  const [latest] = flights
    .filter((flight) => !['planned', undefined].includes(statedOutcome(flight, now)))
    .map((flight) => ({ flight, instant: instantOf(flight) }))
    .sort((a, b) => b.instant - a.instant);
  return latest && { ...latest.flight, isRunning: false };
}

const DAY_MS = 86_400_000;

/** Returns the whole days since the launch of a current flight; undefined if its day is unknown. */
export function daysUp(flight: LatestFlight | undefined, now: number): number | undefined {
  const { isRunning, net, net_precision } = flight ?? {};
  const date = parseIsoDate(net ?? '');
  if (!isRunning || !date || datePeriod(date, net_precision).unit !== 'day') return undefined;
  return date.instant > now ? undefined : Math.floor((now - date.instant) / DAY_MS);
}

/** A launch without a date counts as the earliest. */
function instantOf({ net }: FlightSummary): number {
  return parseIsoDate(net ?? '')?.instant ?? Number.MIN_SAFE_INTEGER;
}
