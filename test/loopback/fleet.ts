/**
 * Spacecraft to test with: as many as wanted, the same every time, in the API's shape. Names of
 * configurations, agencies and families are the real ones; the craft and their figures are made up.
 */

export interface Reference {
  readonly id: number;
  readonly name: string;
}

export interface Configuration extends Reference {
  readonly type: Reference;
  readonly agency: Reference & { readonly abbrev: string };
  readonly family: readonly Reference[];
  readonly in_use: boolean;
}

/** A craft in normal mode; `flights` and a rich configuration come with `detailed`. */
export interface Craft {
  readonly id: number;
  readonly name: string;
  readonly serial_number: string | null;
  readonly is_placeholder: boolean;
  readonly in_space: boolean;
  readonly time_in_space: string | null;
  readonly time_docked: string | null;
  readonly flights_count: number | null;
  readonly mission_ends_count: number | null;
  readonly status: Reference;
  readonly description: string;
  readonly spacecraft_config: Configuration;
  readonly fastest_turnaround: string | null;
}

const AGENCIES = {
  RFSA: { id: 63, name: 'Russian Federal Space Agency (ROSCOSMOS)', abbrev: 'RFSA' },
  NASA: { id: 44, name: 'National Aeronautics and Space Administration', abbrev: 'NASA' },
  SpX: { id: 121, name: 'SpaceX', abbrev: 'SpX' },
  CNSA: { id: 17, name: 'China National Space Administration', abbrev: 'CNSA' },
  CASC: { id: 88, name: 'China Aerospace Science and Technology Corporation', abbrev: 'CASC' },
  JAXA: { id: 37, name: 'Japan Aerospace Exploration Agency', abbrev: 'JAXA' },
  NGSS: { id: 257, name: 'Northrop Grumman Space Systems', abbrev: 'NGSS' },
  BO: { id: 141, name: 'Blue Origin', abbrev: 'BO' },
} as const;

const TYPES = {
  capsule: { id: 2, name: 'Capsule' },
  cargo: { id: 3, name: 'Cargo Resupply' },
  spaceplane: { id: 4, name: 'Spaceplane' },
  lander: { id: 5, name: 'Lander' },
} as const;

const FAMILIES = {
  Soyuz: { id: 1, name: 'Soyuz' },
  Progress: { id: 2, name: 'Progress' },
  Dragon: { id: 3, name: 'Dragon' },
  'Dragon 2': { id: 4, name: 'Dragon 2' },
  Cygnus: { id: 5, name: 'Cygnus' },
  HTV: { id: 6, name: 'HTV' },
} as const;

type Row = [
  number,
  string,
  keyof typeof AGENCIES,
  keyof typeof TYPES,
  (keyof typeof FAMILIES)[],
  boolean,
];

const ROWS: readonly Row[] = [
  [1, 'Soyuz', 'RFSA', 'capsule', ['Soyuz'], false],
  [38, 'Soyuz MS', 'RFSA', 'capsule', ['Soyuz'], true],
  [40, 'Soyuz TMA', 'RFSA', 'capsule', ['Soyuz'], false],
  [33, 'Progress-MS', 'RFSA', 'cargo', ['Progress'], true],
  [34, 'Progress-M (modified)', 'RFSA', 'cargo', ['Progress'], false],
  [6, 'Crew Dragon 2', 'SpX', 'capsule', ['Dragon', 'Dragon 2'], true],
  [7, 'Cargo Dragon 2', 'SpX', 'capsule', ['Dragon', 'Dragon 2'], true],
  [14, 'Space Shuttle', 'NASA', 'spaceplane', [], false],
  [43, 'Apollo Lunar Module', 'NASA', 'lander', [], false],
  [12, 'Gemini', 'NASA', 'capsule', [], false],
  [2, 'Shenzhou', 'CNSA', 'capsule', [], true],
  [25, 'Tianzhou', 'CASC', 'cargo', [], true],
  [18, 'H-II Transfer Vehicle (HTV)', 'JAXA', 'cargo', ['HTV'], false],
  [19, 'Cygnus Enhanced', 'NGSS', 'cargo', ['Cygnus'], true],
  [21, 'Crew Capsule 2.0', 'BO', 'capsule', [], true],
];

/** Flown by nobody yet: configurations without a craft exist too. */
const UNFLOWN: Row = [44, 'Space Rider', 'JAXA', 'spaceplane', [], false];

export const CONFIGURATIONS: readonly Configuration[] = [...ROWS, UNFLOWN].map(
  ([id, name, agency, type, family, in_use]) => ({
    id,
    name,
    type: TYPES[type],
    agency: AGENCIES[agency],
    family: family.map((each) => FAMILIES[each]),
    in_use,
  }),
);

export const STATUSES: readonly Reference[] = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Retired' },
  { id: 3, name: 'Destroyed' },
  { id: 4, name: 'Single Use' },
];

/** A small generator of numbers that look random and never change (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many craft, in an order that is not that of their ids, as the API has them. */
export function fleet(size: number): Craft[] {
  const random = numbers(size);
  return shuffled(
    Array.from({ length: size }, (_, index) => craft(index + 1, random)),
    random,
  );
}

function craft(id: number, random: () => number): Craft {
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const config = CONFIGURATIONS[id === 85 ? 2 : (id - 1) % ROWS.length] as Configuration;
  const number = Math.ceil(id / ROWS.length);
  return {
    id,
    name: id === 85 ? 'Soyuz TMA-8' : nameOf(config.name, number),
    serial_number: pick([null, 'TBD', String(number), `${config.name} 11F732A17 #${200 + number}`]),
    is_placeholder: random() < 0.02,
    ...(random() < 0.26 ? UNUSED : used(random)),
    status: pick(STATUSES),
    description: pick([
      `${config.name} ${number} flew for its agency.`,
      `Космический корабль ${config.name}.\r\nSecond line.`,
      `神舟 and others, ${number}.`,
    ]),
    spacecraft_config: config,
  };
}

type Use = Pick<
  Craft,
  | 'in_space'
  | 'time_in_space'
  | 'time_docked'
  | 'flights_count'
  | 'mission_ends_count'
  | 'fastest_turnaround'
>;

const UNUSED: Use = {
  in_space: false,
  time_in_space: 'P0D',
  time_docked: 'P0D',
  flights_count: 0,
  mission_ends_count: 0,
  fastest_turnaround: null,
};

function used(random: () => number): Use {
  const inSpace = random() < 0.03;
  const flights = 1 + Math.floor(random() ** 6 * 39);
  return {
    in_space: inSpace,
    time_in_space: duration(random),
    time_docked: random() < 0.02 ? null : duration(random),
    flights_count: random() < 0.01 ? null : flights,
    mission_ends_count: inSpace ? flights - 1 : flights,
    fastest_turnaround: flights > 1 ? duration(random) : null,
  };
}

/** Names are not unique: the first craft of two configurations share theirs. */
function nameOf(configuration: string, number: number): string {
  if (configuration === 'Space Shuttle' && number === 1) return 'Space Shuttle Endeavour';
  if (configuration === 'Crew Dragon 2' && number === 1) return 'Crew Dragon Endeavour';
  if (number === 2 && configuration.endsWith('Dragon 2')) return 'Dragon';
  return `${configuration.replace(/ \(.*\)/, '')}-${String(number).padStart(2, '0')}`;
}

function duration(random: () => number): string {
  const part = (most: number, unit: string) => {
    const amount = Math.floor(random() * most);
    return amount === 0 ? '' : `${amount}${unit}`;
  };
  const time = part(24, 'H') + part(60, 'M') + part(60, 'S');
  const days = part(500, 'D');
  return days + time === '' ? 'P0D' : `P${days}${time === '' ? '' : `T${time}`}`;
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
