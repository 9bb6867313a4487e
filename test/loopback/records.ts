import type { Configuration } from './configurations.ts';
import type { FleetSpacecraft } from './fleet.ts';

type Mode = 'normal' | 'detailed';

/** Records that were already created, because tests request the same pages again and again. */
const created = new WeakMap<FleetSpacecraft, Map<string, object>>();

/** Returns a spacecraft as the API sends it. `base` is the URL that paths are relative to. */
export function spacecraftRecord(spacecraft: FleetSpacecraft, mode: Mode, base: string): object {
  const records = created.get(spacecraft) ?? new Map<string, object>();
  created.set(spacecraft, records);
  const key = `${mode} ${base}`;
  const record = records.get(key) ?? createRecord(spacecraft, mode, base);
  records.set(key, record);
  return record;
}

function createRecord(spacecraft: FleetSpacecraft, mode: Mode, base: string): object {
  const { id, name, spacecraft_config: config, fastest_turnaround, ...rest } = spacecraft;
  return {
    response_mode: mode,
    id,
    url: `${base}spacecraft/${id}/`,
    name,
    image: id % 3 === 0 ? null : image(id),
    ...rest,
    spacecraft_config: configurationRecord(config, mode, base),
    fastest_turnaround,
    ...(mode === 'detailed' && { flights: flights(spacecraft, base) }),
  };
}

/** Returns a configuration as the API sends it. */
export function configurationRecord(config: Configuration, mode: Mode, base: string): object {
  const { country, ...agencyOfList } = config.agency;
  const agency = {
    response_mode: mode === 'detailed' ? 'normal' : 'list',
    ...agencyOfList,
    url: `${base}agencies/${config.agency.id}/`,
    type: { id: 1, name: 'Government' },
    ...(mode === 'detailed' && { country }),
  };
  const normal = {
    response_mode: mode,
    id: config.id,
    url: `${base}spacecraft_configurations/${config.id}/`,
    name: config.name,
    type: config.type,
    agency,
    family: config.family.map((family) => ({
      response_mode: 'normal',
      ...family,
      description: '',
      manufacturer: null,
      parent: null,
      maiden_flight: null,
    })),
    in_use: config.in_use,
    image: null,
  };
  if (mode === 'normal') return normal;
  return {
    ...normal,
    capability: 'Carries what it is given.',
    history: '',
    details: '',
    maiden_flight: '2002-10-30',
    height: 7.5,
    diameter: null,
    human_rated: config.type.name === 'Capsule',
    crew_capacity: 3,
    payload_capacity: null,
    payload_return_capacity: 50,
    flight_life: null,
    wiki_link: `https://en.wikipedia.org/wiki/${encodeURIComponent(config.name)}`,
    info_link: '',
    spacecraft_flown: 22,
    total_launch_count: 22,
    successful_launches: 21,
    failed_launches: 1,
    attempted_landings: 21,
    successful_landings: 21,
    failed_landings: 0,
    fastest_turnaround: null,
    ...FIGURES[config.name],
  };
}

/** Figures that differ from those of the other configurations. */
const FIGURES: Readonly<Record<string, object>> = {
  'Crew Dragon 2': {
    crew_capacity: 4,
    payload_capacity: 6000,
    spacecraft_flown: 7,
    failed_launches: 0,
    maiden_flight: '2019-03-02',
    fastest_turnaround: 'P136DT17H5M56S',
  },
  'CST-100 Starliner': {
    crew_capacity: 7,
    payload_return_capacity: null,
    spacecraft_flown: 2,
    total_launch_count: 3,
    failed_launches: 0,
    maiden_flight: '2019-12-20',
    fastest_turnaround: 'P1627DT1H53M22S',
  },
  'Cygnus Enhanced': { crew_capacity: null, payload_capacity: 3750, failed_launches: null },
  'Space Rider': {
    crew_capacity: null,
    maiden_flight: null,
    spacecraft_flown: 0,
    total_launch_count: 0,
    successful_launches: 0,
    failed_launches: 0,
  },
};

function image(id: number): object {
  return {
    id: 1000 + id,
    name: `[AUTO] image ${id}`,
    image_url: `https://images.example/${id}.jpeg`,
    thumbnail_url: `https://images.example/${id}-small.jpeg`,
    credit: id % 2 === 0 ? null : 'A photographer',
    license: { id: 1, name: 'Unknown', priority: 9, link: null },
    single_use: true,
    variants: [],
  };
}

function flights(spacecraft: FleetSpacecraft, base: string): object[] {
  return Array.from({ length: Math.min(spacecraft.flights_count ?? 0, 3) }, (_, index) => ({
    id: spacecraft.id * 100 + index,
    url: `${base}spacecraft_flights/${spacecraft.id * 100 + index}/`,
    destination: index === 0 ? 'International Space Station' : null,
    mission_end: spacecraft.in_space ? null : '2006-09-29T01:13:00Z',
    spacecraft: spacecraftRecord(spacecraft, 'normal', base),
    launch: {
      id: `00000000-0000-4000-8000-${String(spacecraft.id).padStart(12, '0')}`,
      name: `Rocket | ${spacecraft.name}`,
      net: '2006-03-30T02:30:20Z',
      status: { id: 3, name: 'Launch Successful', abbrev: 'Success' },
      rocket: null,
      mission: null,
      pad: null,
    },
    landing:
      index === 0
        ? null
        : { id: index, attempt: true, success: true, type: null, landing_location: null },
    duration: spacecraft.in_space ? null : 'P182DT22H42M40S',
    turn_around_time: null,
    response_mode: 'normal',
  }));
}
