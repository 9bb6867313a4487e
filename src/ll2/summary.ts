import { durationSeconds } from './iso-duration.ts';
import type { Spacecraft, SpacecraftConfiguration } from './spacecraft.ts';

/** An object of the API with an id and a name; agencies also have an abbreviation. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly abbrev?: string;
  /** Other short names, such as the two letters of a country. */
  readonly aliases?: readonly string[];
}

export interface ConfigurationSummary extends Named {
  readonly type: Named | null;
  readonly agency: Named | null;
  readonly family: readonly Named[];
}

/**
 * The fields of a spacecraft that filters, search, orderings and statistics need, with the API's
 * names. Durations are in seconds.
 */
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

/** Returns the summary of a record. */
export function summarize(record: Spacecraft): SpacecraftSummary {
  return {
    id: record.id,
    name: record.name,
    status: summarizeNamed(record.status),
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
  return config ? summaryOf(config) : null;
}

function summaryOf(config: SpacecraftConfiguration): ConfigurationSummary {
  return {
    id: config.id,
    name: config.name,
    type: summarizeNamed(config.type),
    agency: summarizeNamed(config.agency),
    family: (config.family ?? []).flatMap((family) => summarizeNamed(family) ?? []),
  };
}

/** What the filters of configurations look at: some of it comes with details only. */
export interface DetailedConfigurationSummary extends ConfigurationSummary {
  /** Countries of the agency; several if it is international. */
  readonly country: readonly Named[];
  readonly in_use: boolean | null;
  readonly human_rated: boolean | null;
}

/** Returns the summary of a configuration that has details. */
export function summarizeDetails(config: SpacecraftConfiguration): DetailedConfigurationSummary {
  return {
    ...summaryOf(config),
    country: (config.agency?.country ?? []).map(
      ({ id, name, alpha_2_code: alpha2, alpha_3_code: alpha3 }) => ({
        id,
        name: name ?? '',
        ...(alpha3 && { abbrev: alpha3 }),
        ...(alpha2 && { aliases: [alpha2] }),
      }),
    ),
    in_use: config.in_use ?? null,
    human_rated: config.human_rated ?? null,
  };
}

/** A `Named` in a record, whose name may be missing. */
interface NamedObject {
  readonly id: number;
  readonly name?: string | null | undefined;
  readonly abbrev?: string | null | undefined;
}

function summarizeNamed(object: NamedObject | null | undefined): Named | null {
  if (!object) return null;
  const { id, name, abbrev } = object;
  return { id, name: name ?? '', ...(abbrev && { abbrev }) };
}

function seconds(duration: string | null | undefined): number | null {
  return durationSeconds(duration ?? '') ?? null;
}
