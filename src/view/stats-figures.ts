import { isoDuration } from '../ll2/iso-duration.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { Group } from '../query/grouping.ts';

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
}

export function groupFigures(by: string, { key, spacecraft }: Group): GroupFigures {
  return {
    by,
    id: key?.id ?? null,
    name: key?.name ?? null,
    count: spacecraft.length,
    in_space: countInSpace(spacecraft),
    flights_count: sum(spacecraft, flights),
    time_in_space: isoDuration(sum(spacecraft, secondsInSpace)),
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
}

/** The spacecraft with the highest value, and that value. */
export interface RecordHolder {
  readonly id: number;
  readonly name: string;
  readonly value: string | number;
}

export function totalFigures(spacecraft: readonly SpacecraftSummary[]): TotalFigures {
  return {
    count: spacecraft.length,
    in_space: countInSpace(spacecraft),
    time_in_space: {
      total: isoDuration(sum(spacecraft, secondsInSpace)),
      longest: recordHolder(spacecraft, secondsInSpace, isoDuration),
    },
    flights_count: {
      total: sum(spacecraft, flights),
      most: recordHolder(spacecraft, flights, (count) => count),
    },
  };
}

type Measure = (spacecraft: SpacecraftSummary) => number;

const flights: Measure = ({ flights_count }) => flights_count ?? 0;
const secondsInSpace: Measure = ({ time_in_space }) => time_in_space ?? 0;

function countInSpace(spacecraft: readonly SpacecraftSummary[]): number {
  return spacecraft.filter(({ in_space }) => in_space).length;
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
