import { durationSeconds } from './iso-duration.ts';
import type { Spacecraft } from './spacecraft.ts';

/** A thing of the API that goes by an id, a name, and at times an abbreviation. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly abbrev?: string;
}

export interface ConfigurationSummary extends Named {
  readonly type: Named | null;
  readonly agency: Named | null;
  readonly family: readonly Named[];
}

/** What filters, search and orderings look at; the API's names, durations in seconds. */
export interface SpacecraftSummary {
  readonly id: number;
  readonly name: string;
  readonly status: Named | null;
  readonly in_space: boolean | null;
  readonly is_placeholder: boolean | null;
  readonly spacecraft_config: ConfigurationSummary | null;
  readonly flights_count: number | null;
  readonly mission_ends_count: number | null;
  readonly time_docked: number | null;
  readonly time_in_space: number | null;
}

/** The facts of a record. */
export function summarize(record: Spacecraft): SpacecraftSummary {
  return {
    id: record.id,
    name: record.name,
    status: named(record.status),
    in_space: record.in_space ?? null,
    is_placeholder: record.is_placeholder ?? null,
    spacecraft_config: summarizeConfiguration(record.spacecraft_config),
    flights_count: record.flights_count ?? null,
    mission_ends_count: record.mission_ends_count ?? null,
    time_docked: seconds(record.time_docked),
    time_in_space: seconds(record.time_in_space),
  };
}

function summarizeConfiguration(
  config: Spacecraft['spacecraft_config'],
): ConfigurationSummary | null {
  if (!config) return null;
  return {
    id: config.id,
    name: config.name,
    type: named(config.type),
    agency: named(config.agency),
    family: (config.family ?? []).flatMap((family) => named(family) ?? []),
  };
}

interface ApiResponse {
  readonly id: number;
  readonly name?: string | null | undefined;
  readonly abbrev?: string | null | undefined;
}

function named(sent: ApiResponse | null | undefined): Named | null {
  if (!sent) return null;
  const { id, name, abbrev } = sent;
  return { id, name: name ?? '', ...(abbrev && { abbrev }) };
}

function seconds(duration: string | null | undefined): number | null {
  return durationSeconds(duration ?? '') ?? null;
}
