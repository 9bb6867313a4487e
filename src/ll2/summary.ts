import { durationSeconds } from './iso-duration.ts';
import { statedOutcome } from './launch-status.ts';
import type { Agency, Spacecraft, SpacecraftConfiguration } from './spacecraft.ts';

/** An object of the API with an id and a name; agencies also have an abbreviation. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly abbrev?: string;
}

/** A country, with its codes and the adjective for it: `CN`, `CHN`, `Chinese`. */
export interface Country extends Named {
  readonly aliases: readonly string[];
}

export interface AgencySummary extends Named {
  /** Absent in normal records, which have no countries. */
  readonly countries?: readonly Country[];
}

export interface ConfigurationSummary extends Named {
  readonly type: Named | null;
  readonly agency: AgencySummary | null;
  readonly family: readonly Named[];
  readonly in_use: boolean | null;
  /** Absent in normal records. */
  readonly human_rated?: boolean | null;
}

/**
 * The fields of a spacecraft that filters, search, orderings and statistics need, with the API's
 * names. Durations are in seconds.
 */
export interface SpacecraftSummary {
  readonly id: number;
  readonly name: string;
  readonly serial_number: string | null;
  readonly status: Named | null;
  readonly in_space: boolean | null;
  readonly is_placeholder: boolean | null;
  readonly spacecraft_config: ConfigurationSummary | null;
  readonly flights_count: number | null;
  readonly mission_ends_count: number | null;
  readonly time_docked: number | null;
  readonly time_in_space: number | null;
  /** Whether it has flown; failed launches count. Absent if the record doesn't say: normal ones. */
  readonly flown?: boolean;
}

/**
 * Returns the summary of a record that was sent at that time, in milliseconds since the epoch: it
 * decides whether a flight of unknown status is planned.
 */
export function summarize(record: Spacecraft, at: number = Date.UTC(9999)): SpacecraftSummary {
  const flown = hasFlown(record, at);
  return {
    id: record.id,
    name: record.name,
    serial_number: record.serial_number ?? null,
    status: summarizeNamed(record.status),
    in_space: record.in_space ?? null,
    is_placeholder: record.is_placeholder ?? null,
    spacecraft_config: record.spacecraft_config
      ? summarizeConfiguration(record.spacecraft_config)
      : null,
    flights_count: record.flights_count ?? null,
    mission_ends_count: record.mission_ends_count ?? null,
    time_docked: seconds(record.time_docked),
    time_in_space: seconds(record.time_in_space),
    ...(flown !== undefined && { flown }),
  };
}

/** Planned flights don't count, and a record may count flights that it doesn't list. */
function hasFlown(record: Spacecraft, at: number): boolean | undefined {
  const { flights, flights_count, in_space, mission_ends_count } = record;
  if (!flights) return undefined;
  if (in_space || (mission_ends_count ?? 0) > 0) return true;
  if (flights.length === 0) return (flights_count ?? 0) > 0;
  const outcomes = flights.map(({ launch }) => statedOutcome(launch, at));
  const isFlown = outcomes.some((outcome) => outcome !== undefined && outcome !== 'planned');
  return isFlown || (outcomes.includes(undefined) ? undefined : false);
}

/** Returns the summary of a configuration. */
export function summarizeConfiguration(config: SpacecraftConfiguration): ConfigurationSummary {
  return {
    id: config.id,
    name: config.name,
    type: summarizeNamed(config.type),
    agency: summarizeAgency(config.agency),
    family: (config.family ?? []).flatMap((family) => summarizeNamed(family) ?? []),
    in_use: config.in_use ?? null,
    ...(config.human_rated !== undefined && { human_rated: config.human_rated }),
  };
}

function summarizeAgency(agency: Agency | null | undefined): AgencySummary | null {
  const named = summarizeNamed(agency);
  const countries = agency?.country?.flatMap(summarizeCountry);
  return named && countries ? { ...named, countries } : named;
}

function summarizeCountry({
  id,
  name,
  alpha_2_code,
  alpha_3_code,
  nationality_name,
}: NonNullable<Agency['country']>[number]): Country[] {
  const aliases = [alpha_2_code, alpha_3_code, nationality_name].flatMap((alias) => alias || []);
  return name && typeof id === 'number' ? [{ id, name, aliases }] : [];
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
