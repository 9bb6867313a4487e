/** Documented fields of a spacecraft. The API may send more. */
export const SPACECRAFT_FIELDS = [
  'response_mode',
  'id',
  'url',
  'name',
  'serial_number',
  'is_placeholder',
  'image',
  'in_space',
  'time_in_space',
  'time_docked',
  'flights_count',
  'mission_ends_count',
  'status',
  'description',
  'spacecraft_config',
  'fastest_turnaround',
  'flights',
] as const;

/** Documented fields of a flight. */
export const FLIGHT_FIELDS = [
  'id',
  'url',
  'destination',
  'mission_end',
  'spacecraft',
  'launch',
  'landing',
  'duration',
  'turn_around_time',
  'response_mode',
] as const;
