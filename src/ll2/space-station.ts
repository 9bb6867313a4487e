/** Schema for the fields of space stations that this program reads; see `spacecraft.ts`. */
import * as z from 'zod/mini';

const text = z.nullish(z.string());

const named = z.object({ id: z.int(), name: z.string() });

/** A flight of a spacecraft that is docked. */
const flight = z.object({
  spacecraft: z.nullish(
    z.object({
      ...named.shape,
      serial_number: text,
      spacecraft_config: z.nullish(z.object({ name: text })),
    }),
  ),
  launch: z.nullish(z.object({ name: text, net: text })),
});

/** What is docked at a port: a spacecraft, a station (as a module), or a payload. */
const docking = z.object({
  docking: text,
  departure: text,
  flight_vehicle_chaser: z.nullish(flight),
  space_station_chaser: z.nullish(z.object({ name: text })),
  payload_flight_chaser: z.nullish(z.object({ payload: z.nullish(z.object({ name: text })) })),
});

const port = z.object({
  id: z.nullish(z.int()),
  name: text,
  /** Null if the port is free. */
  currently_docked: z.nullish(docking),
});

export const spaceStation = z.object({
  ...named.shape,
  status: z.nullish(z.object({ id: z.nullish(z.int()), name: text })),
  deorbited: text,
  docking_location: z.nullish(z.array(port)),
});

export type SpaceStation = z.infer<typeof spaceStation>;
export type DockingPort = z.infer<typeof port>;
