import { dateInterval, dayOf, type Interval } from '../ll2/date-interval.ts';
import { datePeriod } from '../ll2/date-period.ts';
import { type FlightState, flightStates, hasEnded, isPlanned } from '../ll2/flight-state.ts';
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

/** All flights of a spacecraft. Their states depend on each other. */
class History {
  readonly spacecraft: SpacecraftSummary;
  readonly flights: FlightSummary[] = [];
  readonly times: Times;
  #states: readonly FlightState[] | undefined;

  constructor(spacecraft: SpacecraftSummary, times: Times) {
    this.spacecraft = spacecraft;
    this.times = times;
  }

  get states(): readonly FlightState[] {
    const { in_space } = this.spacecraft;
    this.#states ??= flightStates(this.flights, { in_space, at: this.times.at });
    return this.#states;
  }
}

const UNKNOWN: FlightState = { outcome: 'unknown', isRunning: false, landing: undefined };

/** A flight with its spacecraft and its state. What a query doesn't use is not computed. */
export class KnownFlight {
  readonly summary: FlightSummary;
  readonly #history: History;
  /** In the history. */
  readonly #position: number;

  constructor(summary: FlightSummary, history: History) {
    this.summary = summary;
    this.#history = history;
    this.#position = history.flights.push(summary) - 1;
  }

  get spacecraft(): SpacecraftSummary {
    return this.#history.spacecraft;
  }

  get state(): FlightState {
    return this.#history.states[this.#position] ?? UNKNOWN;
  }

  get isPlanned(): boolean {
    return isPlanned(this.summary, this.#history.times.at);
  }

  /** Whether it is in progress. */
  get isRunning(): boolean {
    return this.spacecraft.in_space === true && this.state.isRunning;
  }

  /** Whether its end is in the past, and not planned. */
  get hasEnded(): boolean {
    return hasEnded(this.summary, this.#history.times.at);
  }

  /** When it was or will be launched, as exactly as it is known. */
  get launched(): Interval | undefined {
    const { net, net_precision, launch_instant } = this.summary;
    if (net === null || launch_instant === null) return undefined;
    const isExact = isTimestamp(net) && isExactToDay(net_precision);
    return isExact ? dayOf(launch_instant) : dateInterval(net, net_precision);
  }

  /** When it ended; undefined if its end is only planned. */
  get ended(): Interval | undefined {
    const { mission_end, end_instant } = this.summary;
    if (!this.hasEnded || mission_end === null || end_instant === null) return undefined;
    return isTimestamp(mission_end) ? dayOf(end_instant) : dateInterval(mission_end, null);
  }

  /** The ISO 8601 duration; null if it is unknown, or only planned. */
  get duration(): string | null {
    const { summary } = this;
    if (this.isRunning) return runningTime(summary, this.#history.times.now);
    const isEndPlanned = summary.mission_end !== null && !this.hasEnded;
    return this.isPlanned || isEndPlanned ? null : summary.duration;
  }

  /** The ISO 8601 duration since the end of the previous flight; null if it is only planned. */
  get turnaround(): string | null {
    return this.isPlanned ? null : this.summary.turn_around_time;
  }

  /** In milliseconds since the epoch, as are all instants. */
  get launchInstant(): number | null {
    return this.summary.launch_instant;
  }

  get endInstant(): number | null {
    return this.hasEnded ? this.summary.end_instant : null;
  }

  get durationSeconds(): number | null {
    const { duration } = this;
    if (duration === null) return null;
    return this.isRunning ? (durationSeconds(duration) ?? null) : this.summary.duration_seconds;
  }

  get turnaroundSeconds(): number | null {
    return this.isPlanned ? null : this.summary.turn_around_seconds;
  }
}

/** The text is known to be a date, and one with a time is accurate to the day. */
function isTimestamp(date: string): boolean {
  return date.charAt(10) === 'T';
}

/** There are few precisions, and recognizing one takes many expressions. */
const exactPrecisions = new Map<string | null, boolean>();

function isExactToDay(precision: string | null): boolean {
  const known = exactPrecisions.get(precision);
  if (known !== undefined) return known;
  const isExact = datePeriod({ instant: 0, unit: 'day' }, precision).unit === 'day';
  exactPrecisions.set(precision, isExact);
  return isExact;
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

/** Joins flights with the summaries of their spacecraft. */
export function knownFlights(
  flights: readonly FlightSummary[],
  spacecraft: readonly SpacecraftSummary[],
  times: Times,
): KnownFlight[] {
  const histories = new Map(spacecraft.map((each) => [each.id, new History(each, times)]));
  const known: KnownFlight[] = [];
  for (const flight of flights) {
    const history = histories.get(flight.spacecraft);
    if (history) known.push(new KnownFlight(flight, history));
  }
  return known;
}
