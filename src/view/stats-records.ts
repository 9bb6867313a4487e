import { isoDuration } from '../ll2/iso-duration.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { Population } from '../query/grouping.ts';
import type { KnownFlight } from '../query/known-flight.ts';
import { type RecordHolder, secondsInSpace } from './stats-figures.ts';

/** The best value, and all that have it, by id. */
export interface StatsRecord {
  readonly value: string | number;
  readonly holders: readonly (Omit<RecordHolder, 'value'> & {
    /** The name of the launch, if a single flight holds the record. */
    readonly launch?: string | null;
    /** Whether that flight is in progress, so that its duration grows. */
    readonly in_flight?: boolean;
  })[];
}

/** The records of flights that took place; null if there are none. Durations are ISO 8601. */
export interface StatsRecords {
  readonly most_flown: StatsRecord | null;
  readonly longest_flight: StatsRecord | null;
  readonly most_time_in_space: StatsRecord | null;
  readonly fastest_turnaround: StatsRecord | null;
}

type Holder = StatsRecord['holders'][number];

interface Candidate {
  readonly amount: number;
  readonly holder: Holder;
}

/** Returns undefined if flights are unknown. */
export function statsRecords({ spacecraft, flights }: Population): StatsRecords | undefined {
  if (!flights) return undefined;
  const flown = new Map<SpacecraftSummary, number>();
  for (const { spacecraft: each } of flights) flown.set(each, (flown.get(each) ?? 0) + 1);
  const ofFlights = (measure: (flight: KnownFlight) => number | null) =>
    flights.map((flight) => ({
      amount: measure(flight) ?? 0,
      holder: {
        ...holderOf(flight.spacecraft),
        launch: flight.summary.launch,
        in_flight: flight.state.isRunning,
      },
    }));
  return {
    most_flown: best(
      [...flown].map(([each, amount]) => ({ amount, holder: holderOf(each) })),
      (amount) => amount,
    ),
    longest_flight: best(
      ofFlights((flight) => flight.durationSeconds),
      isoDuration,
    ),
    most_time_in_space: best(
      spacecraft.map((each) => ({ amount: secondsInSpace(each), holder: holderOf(each) })),
      isoDuration,
    ),
    fastest_turnaround: best(
      ofFlights((flight) => flight.turnaroundSeconds),
      isoDuration,
      Math.min,
    ),
  };
}

function holderOf({ id, name }: Holder): Holder {
  return { id, name };
}

/** Zero is no record: it stands for a value that is unknown or yet to come. */
function best(
  candidates: readonly Candidate[],
  toValue: (amount: number) => string | number,
  choose: (a: number, b: number) => number = Math.max,
): StatsRecord | null {
  const valid = candidates.filter(({ amount }) => amount > 0);
  const [first] = valid;
  if (!first) return null;
  const amount = valid.reduce((chosen, each) => choose(chosen, each.amount), first.amount);
  const holders = valid
    .filter((each) => each.amount === amount)
    .map(({ holder }) => holder)
    .sort((a, b) => a.id - b.id);
  return { value: toValue(amount), holders };
}
