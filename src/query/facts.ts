import { durationSeconds } from '../ll2/duration.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';

/** What filters, search and orderings look at; the API's names, durations in seconds. */
export interface Facts {
  readonly id: number;
  readonly name: string;
  readonly status: number | null;
  readonly in_space: boolean | null;
  readonly is_placeholder: boolean | null;
  readonly spacecraft_config: number | null;
  readonly spacecraft_config__name: string;
  readonly flights_count: number | null;
  readonly mission_ends_count: number | null;
  readonly time_docked: number | null;
  readonly time_in_space: number | null;
}

/** The facts of a record. */
export function factsOf(record: Spacecraft): Facts {
  return {
    id: record.id,
    name: record.name,
    status: record.status?.id ?? null,
    in_space: record.in_space ?? null,
    is_placeholder: record.is_placeholder ?? null,
    spacecraft_config: record.spacecraft_config?.id ?? null,
    spacecraft_config__name: record.spacecraft_config?.name ?? '',
    flights_count: record.flights_count ?? null,
    mission_ends_count: record.mission_ends_count ?? null,
    time_docked: seconds(record.time_docked),
    time_in_space: seconds(record.time_in_space),
  };
}

function seconds(duration: string | null | undefined): number | null {
  return durationSeconds(duration ?? '') ?? null;
}
