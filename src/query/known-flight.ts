import { dateInterval, type Interval } from '../ll2/date-interval.ts';
import { datePeriod } from '../ll2/date-period.ts';
import { type FlightState, flightStates } from '../ll2/flight-state.ts';
import type { FlightSummary } from '../ll2/flight-summary.ts';
import { parseIsoDate } from '../ll2/iso-date.ts';
import { durationSeconds, isoDuration } from '../ll2/iso-duration.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { SECONDS } from '../text/time-units.ts';

/** Milliseconds since the epoch. */
interface Times {
  /** When the API sent the records. */
  readonly at: number;
  readonly now: number;
}

/** A flight with its spacecraft and its state. What a query doesn't use is not computed. */
export class KnownFlight {
  readonly summary: FlightSummary;
  readonly spacecraft: SpacecraftSummary;
  readonly state: FlightState;
  readonly #now: number;

  constructor(
    summary: FlightSummary,
    spacecraft: SpacecraftSummary,
    state: FlightState,
    now: number,
  ) {
    this.summary = summary;
    this.spacecraft = spacecraft;
    this.state = state;
    this.#now = now;
  }

  get isPlanned(): boolean {
    return this.state.outcome === 'planned';
  }

  /** When it was or will be launched, as exactly as it is known. */
  get launched(): Interval | undefined {
    const { net, net_precision } = this.summary;
    return dateInterval(net ?? '', net_precision);
  }

  /** When it ended; undefined if its end is only planned. */
  get ended(): Interval | undefined {
    return this.state.hasEnded ? dateInterval(this.summary.mission_end ?? '', null) : undefined;
  }

  /** The ISO 8601 duration; null if it is unknown, or only planned. */
  get duration(): string | null {
    const { state, summary } = this;
    if (state.isRunning) return runningTime(summary, this.#now);
    const isEndPlanned = summary.mission_end !== null && !state.hasEnded;
    return this.isPlanned || isEndPlanned ? null : summary.duration;
  }

  /** The ISO 8601 duration since the end of the previous flight; null if it is only planned. */
  get turnaround(): string | null {
    return this.isPlanned ? null : this.summary.turn_around_time;
  }

  /** Values to order by: milliseconds since the epoch, or seconds. */
  get launchInstant(): number | null {
    return parseIsoDate(this.summary.net ?? '')?.instant ?? null;
  }

  get endInstant(): number | null {
    const { mission_end } = this.summary;
    return this.state.hasEnded ? (parseIsoDate(mission_end ?? '')?.instant ?? null) : null;
  }

  get durationSeconds(): number | null {
    return durationSeconds(this.duration ?? '') ?? null;
  }

  get turnaroundSeconds(): number | null {
    return durationSeconds(this.turnaround ?? '') ?? null;
  }
}

/** What `net` is accurate to if a time of day is known. */
const EXACT = /^(second|sec|minute|min|hour|hr)$/i;

/**
 * Returns the time since a launch, in whole days if the time of day is unknown; null if not even the
 * day is known.
 */
function runningTime({ net, net_precision }: FlightSummary, now: number): string | null {
  const date = parseIsoDate(net ?? '');
  if (!date || datePeriod(date, net_precision).unit !== 'day') return null;
  const seconds = Math.floor((now - date.instant) / 1_000);
  if (seconds < 0) return null;
  const hasTime = /T/.test(net ?? '') && (net_precision === null || EXACT.test(net_precision));
  return isoDuration(hasTime ? seconds : seconds - (seconds % SECONDS.day));
}

/** Joins flights, by spacecraft, with the summaries of their spacecraft. */
export function knownFlights(
  flights: readonly FlightSummary[],
  spacecraft: readonly SpacecraftSummary[],
  { at, now }: Times,
): KnownFlight[] {
  const byId = new Map(spacecraft.map((each) => [each.id, each]));
  return groupsBySpacecraft(flights).flatMap((group) => {
    const of = byId.get(group[0].spacecraft);
    if (!of) return [];
    const states = flightStates(group, { in_space: of.in_space, at });
    return group.flatMap((summary, index) => {
      const state = states[index];
      return state ? new KnownFlight(summary, of, state, now) : [];
    });
  });
}

function groupsBySpacecraft(
  flights: readonly FlightSummary[],
): [FlightSummary, ...FlightSummary[]][] {
  const groups: [FlightSummary, ...FlightSummary[]][] = [];
  for (const flight of flights) {
    const group = groups.at(-1);
    if (group?.[0].spacecraft === flight.spacecraft) group.push(flight);
    else groups.push([flight]);
  }
  return groups;
}
