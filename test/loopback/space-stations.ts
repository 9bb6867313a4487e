/** A few space stations with real names and ports. What is docked there are spacecraft of the fleet. */
import type { Reference } from './configurations.ts';
import type { FleetSpacecraft } from './fleet.ts';
import { spacecraftRecord } from './records.ts';

export interface Station extends Reference {
  readonly status: Reference;
  readonly founded: string;
  readonly deorbited: string | null;
  readonly ports: readonly Port[];
}

interface Port extends Reference {
  readonly docked?: {
    /** The id of a spacecraft in the fleet. */
    readonly spacecraft: number;
    readonly docking: string;
  };
}

const ACTIVE = { id: 1, name: 'Active' };
const DEORBITED = { id: 2, name: 'De-Orbited' };
const DECOMMISSIONED = { id: 3, name: 'Decommissioned' };

/** In the API's default order, which is neither by id nor by name. */
export const SPACE_STATIONS: readonly Station[] = [
  {
    id: 7,
    name: 'Tiangong 1',
    status: DEORBITED,
    founded: '2011-09-29',
    deorbited: '2018-04-02',
    ports: [{ id: 34, name: 'Tiangong-1 forward' }],
  },
  {
    id: 18,
    name: 'Tiangong space station',
    status: ACTIVE,
    founded: '2021-04-29',
    deorbited: null,
    ports: [
      { id: 32, name: 'Tianhe aft', docked: { spacecraft: 12, docking: '2026-05-11T05:11:00Z' } },
      { id: 33, name: 'Tianhe forward' },
      { id: 41, name: 'Tianhe nadir', docked: { spacecraft: 11, docking: '2026-11-23T06:00:00Z' } },
    ],
  },
  {
    id: 4,
    name: 'International Space Station',
    status: ACTIVE,
    founded: '1998-11-20',
    deorbited: null,
    ports: [
      { id: 19, name: 'Harmony forward' },
      {
        id: 30,
        name: 'Harmony zenith',
        docked: { spacecraft: 6, docking: '2026-02-14T20:15:00Z' },
      },
      { id: 1, name: 'Unity nadir', docked: { spacecraft: 14, docking: '2026-04-13T17:20:00Z' } },
      { id: 40, name: 'Nauka nadir' },
      { id: 2, name: 'Zvezda aft', docked: { spacecraft: 4, docking: '2026-04-28T00:00:48Z' } },
      { id: 42, name: 'Prichal nadir', docked: { spacecraft: 2, docking: '2025-11-27T12:34:00Z' } },
    ],
  },
  {
    id: 5,
    name: 'Mir',
    status: DEORBITED,
    founded: '1986-02-20',
    deorbited: '2001-03-23',
    ports: [
      { id: 29, name: 'Mir Core aft' },
      { id: 6, name: 'Kvant-1 aft' },
    ],
  },
  {
    id: 17,
    name: 'Genesis II',
    status: DECOMMISSIONED,
    founded: '2007-06-28',
    deorbited: null,
    ports: [],
  },
];

interface RecordOptions {
  readonly mode: 'normal' | 'detailed';
  /** The URL that paths are relative to. */
  readonly base: string;
  readonly fleet: readonly FleetSpacecraft[];
}

/** Returns a station as the API sends it. Only details include its ports. */
export function stationRecord(station: Station, options: RecordOptions): object {
  const { id, name, status, founded, deorbited, ports } = station;
  const normal = {
    response_mode: options.mode,
    id,
    url: `${options.base}space_stations/${id}/`,
    name,
    image: null,
    status,
    founded,
    deorbited,
    description: `${name} was founded in ${founded.slice(0, 4)}.`,
    orbit: 'Low Earth Orbit',
    type: { id: 2, name: 'Government' },
  };
  if (options.mode === 'normal') return normal;
  return {
    ...normal,
    owners: [],
    active_expeditions: [],
    height: null,
    width: 4.15,
    mass: 18.5,
    volume: 99,
    onboard_crew: status === ACTIVE ? 3 : 0,
    docked_vehicles: ports.filter(({ docked }) => docked).length,
    docking_location: ports.map((port) => portRecord(port, options)),
    active_docking_events: [],
  };
}

function portRecord({ id, name, docked }: Port, { base, fleet }: RecordOptions): object {
  if (!docked) return { id, name, currently_docked: null };
  const { docking } = docked;
  const spacecraft = fleet.find((each) => each.id === docked.spacecraft);
  return {
    id,
    name,
    currently_docked: {
      id: 600 + id,
      url: `${base}docking_events/${600 + id}/`,
      docking,
      departure: null,
      flight_vehicle_chaser: spacecraft
        ? {
            id: 900 + id,
            url: `${base}spacecraft_flights/${900 + id}/`,
            spacecraft: spacecraftRecord(spacecraft, 'normal', base),
            launch: { id: `launch-${id}`, name: `Rocket | ${spacecraft.name}`, net: docking },
          }
        : null,
      space_station_chaser: null,
      payload_flight_chaser: null,
    },
  };
}
