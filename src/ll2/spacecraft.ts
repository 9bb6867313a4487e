/**
 * The parts of Launch Library 2's records that this program reads. The schemas check and are done:
 * what is used is the very object the API sent, and never the copy that a schema makes, so that a
 * field this program does not know is still there when the record is printed.
 *
 * The provider's schema calls many fields non-null whose data is null; all but what a row cannot
 * do without may therefore be null or missing.
 */
import * as z from 'zod/mini';

const text = z.nullish(z.string());
const count = z.nullish(z.int());
const measure = z.nullish(z.number());
const flag = z.nullish(z.boolean());

const named = z.object({ id: z.int(), name: text });
const abbreviated = z.object({ name: text, abbrev: text });

const image = z.object({
  image_url: text,
  credit: text,
  license: z.nullish(z.object({ name: text, link: text })),
});

const agency = z.object({ id: z.int(), name: text, abbrev: text, type: z.nullish(named) });

const family = z.object({ id: z.int(), name: text, manufacturer: z.nullish(agency) });

export const spacecraftConfiguration = z.object({
  id: z.int(),
  name: z.string(),
  type: z.nullish(named),
  agency: z.nullish(agency),
  family: z.nullish(z.array(family)),
  in_use: flag,
  // The rest comes with mode=detailed, though a normal spacecraft may carry it as well.
  capability: text,
  history: text,
  details: text,
  maiden_flight: text,
  height: measure,
  diameter: measure,
  human_rated: flag,
  crew_capacity: count,
  payload_capacity: measure,
  payload_return_capacity: measure,
  flight_life: text,
  wiki_link: text,
  info_link: text,
  spacecraft_flown: count,
  total_launch_count: count,
  successful_launches: count,
  failed_launches: count,
  attempted_landings: count,
  successful_landings: count,
  failed_landings: count,
  fastest_turnaround: text,
});

const flight = z.object({
  id: z.int(),
  destination: text,
  mission_end: text,
  duration: text,
  turn_around_time: text,
  launch: z.nullish(
    z.object({
      name: text,
      net: text,
      status: z.nullish(abbreviated),
      pad: z.nullish(z.object({ name: text, location: z.nullish(abbreviated) })),
      rocket: z.nullish(z.object({ configuration: z.nullish(z.object({ full_name: text })) })),
    }),
  ),
  landing: z.nullish(
    z.object({
      attempt: flag,
      success: flag,
      type: z.nullish(abbreviated),
      landing_location: z.nullish(abbreviated),
    }),
  ),
});

export const spacecraft = z.object({
  response_mode: text,
  id: z.int(),
  name: z.string(),
  serial_number: text,
  is_placeholder: flag,
  image: z.nullish(image),
  in_space: flag,
  /** ISO 8601, days and time only, zero as `P0D`; grows with the clock while the craft is in space. */
  time_in_space: text,
  time_docked: text,
  flights_count: count,
  mission_ends_count: count,
  status: z.nullish(named),
  description: text,
  spacecraft_config: z.nullish(spacecraftConfiguration),
  fastest_turnaround: text,
  flights: z.nullish(z.array(flight)),
});

export type Spacecraft = z.infer<typeof spacecraft>;
export type SpacecraftConfiguration = z.infer<typeof spacecraftConfiguration>;
export type Flight = z.infer<typeof flight>;
export type Image = z.infer<typeof image>;

/** What a list endpoint answers, with results not yet looked into. */
export const page = z.object({
  count: z.int(),
  next: text,
  previous: text,
  results: z.array(z.unknown()),
});

/** The caller's own quota, as `/api-throttle/` tells it. */
export const throttle = z.object({
  /** Requests in a window. */
  your_request_limit: z.int(),
  /** The length of the window, which slides. */
  limit_frequency_secs: z.int(),
  current_use: z.int(),
  /** How long until the next request is allowed. */
  next_use_secs: z.number(),
});

export type Throttle = z.infer<typeof throttle>;
