import type { ConfigurationSummary, SpacecraftSummary } from '../../src/ll2/summary.ts';

/** Returns a spacecraft with the given properties; all others have ordinary values. */
export function summary(properties: Partial<SpacecraftSummary> = {}): SpacecraftSummary {
  return {
    id: 1,
    name: 'Soyuz TMA-1',
    serial_number: null,
    status: { id: 1, name: 'Active' },
    in_space: false,
    is_placeholder: false,
    spacecraft_config: configuration(),
    flights_count: 1,
    mission_ends_count: 1,
    time_docked: 3_600,
    time_in_space: 86_400,
    ...properties,
  };
}

/** Returns a configuration with the given properties; all others have ordinary values. */
export function configuration(
  properties: Partial<ConfigurationSummary> = {},
): ConfigurationSummary {
  return {
    id: 38,
    name: 'Soyuz TMA',
    type: { id: 2, name: 'Capsule' },
    agency: { id: 63, name: 'Russian Federal Space Agency (ROSCOSMOS)', abbrev: 'RFSA' },
    family: [{ id: 5, name: 'Soyuz' }],
    in_use: false,
    human_rated: true,
    ...properties,
  };
}

/** A spacecraft of which nothing is known but its name. */
export const UNKNOWN = summary({
  name: 'Unknown',
  status: null,
  in_space: null,
  is_placeholder: null,
  spacecraft_config: null,
  flights_count: null,
  mission_ends_count: null,
  time_docked: null,
  time_in_space: null,
});
