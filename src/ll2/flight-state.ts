import type { FlightSummary, LaunchStatus } from './flight-summary.ts';
import { documentedOutcome, type LaunchOutcome } from './launch-status.ts';

/** What is known to have become of a flight. `launched` and `ended` say nothing about success. */
export type FlightOutcome =
  | 'planned'
  | 'in flight'
  | 'success'
  | 'launch failure'
  | 'partial launch failure'
  | 'landing failure'
  | 'ended'
  | 'launched'
  | 'unknown';

export type LandingResult = 'success' | 'failure' | 'no attempt';

export interface FlightState {
  readonly outcome: FlightOutcome;
  /** Whether it is in progress. */
  readonly isRunning: boolean;
  /** What the record says about a landing that is not only planned. */
  readonly landing: LandingResult | undefined;
}

/** Where a spacecraft was when its record was sent. */
export interface Situation {
  readonly in_space: boolean | null;
  /** When that was, in milliseconds since the epoch: later dates in the record are plans. */
  readonly at: number;
}

/** Returns the state of each flight of a spacecraft, in their order. */
export function flightStates(
  flights: readonly FlightSummary[],
  { in_space, at }: Situation,
): FlightState[] {
  const running = in_space ? runningFlight(flights, at) : undefined;
  return flights.map((flight) => {
    const launch = statedOutcome(flight, at);
    const isRunning = flight === running;
    const ended = hasEnded(flight, at);
    const isOver = launch !== 'planned' && !isRunning && (ended || flight.mission_end === null);
    const landing = launch === 'planned' ? undefined : landingResult(flight, isOver);
    return {
      outcome: isRunning && launch === 'launched' ? 'in flight' : outcomeOf(launch, landing, ended),
      isRunning,
      landing,
    };
  });
}

/**
 * A spacecraft in space is on its latest flight, unless that has ended. A lander that has landed may
 * still be on it.
 */
function runningFlight(flights: readonly FlightSummary[], at: number): FlightSummary | undefined {
  let latest: FlightSummary | undefined;
  for (const flight of flights) {
    const outcome = statedOutcome(flight, at);
    const isFlown = outcome !== undefined && outcome !== 'planned';
    if (isFlown && (!latest || instantOf(flight) >= instantOf(latest))) latest = flight;
  }
  if (!latest || statedOutcome(latest, at) === 'launch failure') return undefined;
  return hasEnded(latest, at) ? undefined : latest;
}

/** A flight whose launch failed is no success, even if its capsule landed. */
function outcomeOf(
  launch: LaunchOutcome | undefined,
  landing: LandingResult | undefined,
  ended: boolean,
): FlightOutcome {
  if (launch !== undefined && launch !== 'launched') return launch;
  if (landing === 'success') return 'success';
  if (landing === 'failure') return 'landing failure';
  return ended ? 'ended' : (launch ?? 'unknown');
}

/** Before a landing, no attempt and no success are only what is not yet known. */
function landingResult({ landing }: FlightSummary, isOver: boolean): LandingResult | undefined {
  if (landing?.success === true) return 'success';
  if (!isOver) return undefined;
  if (landing?.attempt === false) return 'no attempt';
  return landing?.success === false ? 'failure' : undefined;
}

/** Returns what became of a launch; undefined if neither its status nor its date says it. */
function statedOutcome(
  { status, launch_instant }: FlightSummary,
  at: number,
): LaunchOutcome | undefined {
  const documented = status && outcomeOfStatus(status);
  if (documented || launch_instant === null) return documented ?? undefined;
  return launch_instant > at ? 'planned' : 'launched';
}

/** Many flights share the same few statuses. */
const outcomes = new WeakMap<LaunchStatus, LaunchOutcome | null>();

function outcomeOfStatus(status: LaunchStatus): LaunchOutcome | null {
  const known = outcomes.get(status);
  if (known !== undefined) return known;
  const outcome = documentedOutcome(status) ?? null;
  outcomes.set(status, outcome);
  return outcome;
}

/** Returns whether a flight is planned, as far as is known at that time (ms since the epoch). */
export function isPlanned(flight: FlightSummary, at: number): boolean {
  return statedOutcome(flight, at) === 'planned';
}

/** Returns whether the end of a flight is in the past, and not planned. */
export function hasEnded(flight: FlightSummary, at: number): boolean {
  const { end_instant } = flight;
  return end_instant !== null && end_instant <= at && !isPlanned(flight, at);
}

/** A launch without a date counts as the earliest. */
function instantOf({ launch_instant }: FlightSummary): number {
  return launch_instant ?? Number.NEGATIVE_INFINITY;
}
