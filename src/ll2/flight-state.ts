import type { FlightSummary } from './flight-summary.ts';
import { parseIsoDate } from './iso-date.ts';
import { type LaunchOutcome, statedOutcome } from './launch-status.ts';

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
  /** Whether its end is in the past, and not planned. */
  readonly hasEnded: boolean;
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
      hasEnded: ended,
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

function hasEnded(flight: FlightSummary, at: number): boolean {
  if (statedOutcome(flight, at) === 'planned') return false;
  const end = parseIsoDate(flight.mission_end ?? '');
  return end !== undefined && end.instant <= at;
}

/** A launch without a date counts as the earliest. */
function instantOf({ net }: FlightSummary): number {
  return parseIsoDate(net ?? '')?.instant ?? Number.NEGATIVE_INFINITY;
}
