/**
 * Schemas for the fields of Launch Library 2 that this program reads. JSON output contains what the
 * API sent, with all other fields and with values of unexpected types.
 *
 * The provider's OpenAPI schema declares many fields as non-null that are null in the data.
 * Therefore every field may be null or missing here, except those that each row needs.
 */
import * as z from 'zod/mini';

const text = z.nullish(z.string());
const integer = z.nullish(z.int());
const decimal = z.nullish(z.number());
const bool = z.nullish(z.boolean());

const named = z.object({ id: z.int(), name: text });
const abbreviated = z.object({ name: text, abbrev: text });

const image = z.object({
  image_url: text,
  credit: text,
  license: z.nullish(z.object({ name: text, link: text })),
});

const country = z.object({
  id: integer,
  name: text,
  alpha_2_code: text,
  alpha_3_code: text,
  nationality_name: text,
});

const agency = z.object({
  id: z.int(),
  name: text,
  abbrev: text,
  type: z.nullish(named),
  /** Comes with mode=detailed. The European Space Agency has 23. */
  country: z.nullish(z.array(country)),
});

const family = z.object({ id: z.int(), name: text, manufacturer: z.nullish(agency) });

export const spacecraftConfiguration = z.object({
  response_mode: text,
  id: z.int(),
  name: z.string(),
  type: z.nullish(named),
  agency: z.nullish(agency),
  family: z.nullish(z.array(family)),
  in_use: bool,
  // The following fields come with mode=detailed, and in some records with mode=normal.
  capability: text,
  history: text,
  details: text,
  maiden_flight: text,
  height: decimal,
  diameter: decimal,
  human_rated: bool,
  crew_capacity: integer,
  payload_capacity: decimal,
  payload_return_capacity: decimal,
  flight_life: text,
  wiki_link: text,
  info_link: text,
  spacecraft_flown: integer,
  total_launch_count: integer,
  successful_launches: integer,
  failed_launches: integer,
  attempted_landings: integer,
  successful_landings: integer,
  failed_landings: integer,
  fastest_turnaround: text,
});

const flight = z.object({
  id: integer,
  destination: text,
  mission_end: text,
  duration: text,
  turn_around_time: text,
  launch: z.nullish(
    z.object({
      name: text,
      net: text,
      /** What `net` is accurate to: `Minute`, `Month`, `Quarter 3`, `Year`. */
      net_precision: z.nullish(abbreviated),
      status: z.nullish(z.object({ id: integer, name: text, abbrev: text })),
      pad: z.nullish(z.object({ name: text, location: z.nullish(abbreviated) })),
      rocket: z.nullish(z.object({ configuration: z.nullish(z.object({ full_name: text })) })),
    }),
  ),
  landing: z.nullish(
    z.object({
      attempt: bool,
      success: bool,
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
  is_placeholder: bool,
  image: z.nullish(image),
  in_space: bool,
  /** ISO 8601 duration with days and time only; zero is `P0D`. Keeps growing during a flight. */
  time_in_space: text,
  time_docked: text,
  flights_count: integer,
  mission_ends_count: integer,
  status: z.nullish(named),
  description: text,
  spacecraft_config: z.nullish(spacecraftConfiguration),
  fastest_turnaround: text,
  flights: z.nullish(z.array(flight)),
});

/** A record as the API sent it: only its required fields were validated. */
export interface RawRecord {
  readonly id: number;
  readonly name: string;
}

export type Spacecraft = z.infer<typeof spacecraft>;
export type SpacecraftConfiguration = z.infer<typeof spacecraftConfiguration>;
export type Agency = z.infer<typeof agency>;
export type Flight = z.infer<typeof flight>;
export type Image = z.infer<typeof image>;

/** Response of a list endpoint. Its results are validated one by one. */
export const page = z.object({
  count: z.int(),
  next: text,
  previous: text,
  results: z.array(z.unknown()),
});

/** Response of `/api-throttle/`: the caller's quota. */
export const throttle = z.object({
  /** Maximum number of requests in a window. */
  your_request_limit: z.int(),
  /** Length of the sliding window in s. */
  limit_frequency_secs: z.int(),
  /** Requests in the current window. */
  current_use: z.int(),
  /** Time until the next request is allowed, in s. */
  next_use_secs: z.number(),
});

export type Throttle = z.infer<typeof throttle>;
