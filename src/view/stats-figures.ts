import { isoDuration } from '../ll2/iso-duration.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { Group, Population } from '../query/grouping.ts';

/** The figures of a group, with the API's names where it has them. */
export interface GroupFigures {
  /** What the spacecraft are grouped by: `status`, `agency`. */
  readonly by: string;
  /** Null for the spacecraft whose value is unknown. */
  readonly id: number | null;
  readonly name: string | null;
  readonly count: number;
  readonly in_space: number;
  readonly flights_count: number;
  /** The sum, ISO 8601. */
  readonly time_in_space: string;
  /** The number of spacecraft that have flown; null if it is unknown. */
  readonly flown: number | null;
  /** The number of flights that took place; null if it is unknown. */
  readonly flights: number | null;
}

/** Returns the figures of a group of spacecraft. */
export function groupFigures(by: string, { key, spacecraft, flights }: Group): GroupFigures {
  return {
    by,
    id: key?.id ?? null,
    name: key?.name ?? null,
    count: spacecraft.length,
    in_space: countInSpace(spacecraft),
    flights_count: sum(spacecraft, countedFlights),
    time_in_space: isoDuration(sum(spacecraft, secondsInSpace)),
    flown: flights ? countFlown(spacecraft) : null,
    flights: flights?.length ?? null,
  };
}

/** Returns the figures of a group of flights: those of its spacecraft only count these flights. */
export function flightGroupFigures(by: string, group: Group): GroupFigures {
  const { flights = [] } = group;
  const running = flights.filter(({ state }) => state.isRunning);
  const duration = flights.reduce((total, flight) => total + (flight.durationSeconds ?? 0), 0);
  return {
    ...groupFigures(by, group),
    in_space: running.length,
    flights_count: flights.length,
    time_in_space: isoDuration(duration),
    flown: group.spacecraft.length,
  };
}

/** The figures of all spacecraft. */
export interface TotalFigures {
  readonly count: number;
  /** The number that is in space now. */
  readonly in_space: number;
  /** ISO 8601. */
  readonly time_in_space: { readonly total: string; readonly longest: RecordHolder | null };
  readonly flights_count: { readonly total: number; readonly most: RecordHolder | null };
  /** The number of spacecraft that have flown; null if it is unknown. */
  readonly flown: number | null;
  /** The number of flights that took place; null if it is unknown. */
  readonly flights: number | null;
}

/** The spacecraft with the highest value, and that value. */
export interface RecordHolder {
  readonly id: number;
  readonly name: string;
  readonly value: string | number;
}

export function totalFigures({ spacecraft, flights }: Population): TotalFigures {
  return {
    count: spacecraft.length,
    in_space: countInSpace(spacecraft),
    time_in_space: {
      total: isoDuration(sum(spacecraft, secondsInSpace)),
      longest: recordHolder(spacecraft, secondsInSpace, isoDuration),
    },
    flights_count: {
      total: sum(spacecraft, countedFlights),
      most: recordHolder(spacecraft, countedFlights, (count) => count),
    },
    flown: flights ? countFlown(spacecraft) : null,
    flights: flights?.length ?? null,
  };
}

type Measure = (spacecraft: SpacecraftSummary) => number;

const countedFlights: Measure = ({ flights_count }) => flights_count ?? 0;
export const secondsInSpace: Measure = ({ time_in_space }) => time_in_space ?? 0;

function countInSpace(spacecraft: readonly SpacecraftSummary[]): number {
  return spacecraft.filter(({ in_space }) => in_space).length;
}

function countFlown(spacecraft: readonly SpacecraftSummary[]): number {
  return spacecraft.filter(({ flown }) => flown).length;
}

function sum(spacecraft: readonly SpacecraftSummary[], measure: Measure): number {
  return spacecraft.reduce((total, summary) => total + measure(summary), 0);
}

/** Returns the spacecraft with the highest value, the one with the lowest id among equals. */
function recordHolder(
  spacecraft: readonly SpacecraftSummary[],
  measure: Measure,
  toValue: (highest: number) => string | number,
): RecordHolder | null {
  const [holder] = spacecraft
    .filter((summary) => measure(summary) > 0)
    .sort((a, b) => measure(b) - measure(a) || a.id - b.id);
  if (!holder) return null;
  return { id: holder.id, name: holder.name, value: toValue(measure(holder)) };
}
