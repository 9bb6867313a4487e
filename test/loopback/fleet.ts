import {
  type Configuration,
  FLOWN_CONFIGURATIONS,
  type Reference,
  STATUSES,
} from './configurations.ts';
import { randomNumbers } from './random.ts';

/** A made-up spacecraft, with the fields of `mode=normal` that differ between spacecraft. */
export interface FleetSpacecraft {
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

/**
 * Creates any number of spacecraft. The same size always gives the same fleet. Like in the API,
 * the default order is not by id.
 */
export function fleet(size: number): FleetSpacecraft[] {
  const random = randomNumbers(size);
  const byId = Array.from({ length: size }, (_, index) => createSpacecraft(index + 1, random));
  return shuffle(byId, random);
}

/** Id 85 is the spacecraft that the documentation uses as an example. */
const EXAMPLE = { id: 85, name: 'Soyuz TMA-8', configuration: 'Soyuz TMA' };

function createSpacecraft(id: number, random: () => number): FleetSpacecraft {
  const pick = <Item>(items: readonly Item[]) => itemAt(items, Math.floor(random() * items.length));
  const isExample = id === EXAMPLE.id;
  const config = itemAt(
    FLOWN_CONFIGURATIONS,
    isExample
      ? FLOWN_CONFIGURATIONS.findIndex(({ name }) => name === EXAMPLE.configuration)
      : (id - 1) % FLOWN_CONFIGURATIONS.length,
  );
  const number = Math.ceil(id / FLOWN_CONFIGURATIONS.length);
  return {
    id,
    name: isExample ? EXAMPLE.name : nameOf(config.name, number),
    serial_number: pick([null, 'TBD', String(number), `${config.name} 11F732A17 #${200 + number}`]),
    is_placeholder: random() < 0.02,
    ...(random() < 0.26 ? NO_FLIGHTS : createFlightData(random)),
    status: pick(STATUSES),
    description: pick([
      `${config.name} ${number} flew for its agency.`,
      `Космический корабль ${config.name}.\r\nSecond line.`,
      `神舟 and others, ${number}.`,
    ]),
    spacecraft_config: config,
  };
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item at index ${index}`);
  return item;
}

type FlightData = Pick<
  FleetSpacecraft,
  | 'in_space'
  | 'time_in_space'
  | 'time_docked'
  | 'flights_count'
  | 'mission_ends_count'
  | 'fastest_turnaround'
>;

const NO_FLIGHTS: FlightData = {
  in_space: false,
  time_in_space: 'P0D',
  time_docked: 'P0D',
  flights_count: 0,
  mission_ends_count: 0,
  fastest_turnaround: null,
};

function createFlightData(random: () => number): FlightData {
  const inSpace = random() < 0.03;
  const flights = 1 + Math.floor(random() ** 6 * 39);
  return {
    in_space: inSpace,
    time_in_space: createDuration(random),
    time_docked: random() < 0.02 ? null : createDuration(random),
    flights_count: random() < 0.01 ? null : flights,
    mission_ends_count: inSpace ? flights - 1 : flights,
    fastest_turnaround: flights > 1 ? createDuration(random) : null,
  };
}

/** Returns a name that need not be unique: some spacecraft of both Dragon 2 types share theirs. */
function nameOf(configuration: string, number: number): string {
  if (configuration === 'Space Shuttle' && number === 1) return 'Space Shuttle Endeavour';
  if (configuration === 'Crew Dragon 2' && number === 1) return 'Crew Dragon Endeavour';
  if (number === 2 && configuration.endsWith('Dragon 2')) return 'Dragon';
  return `${configuration.replace(/ \(.*\)/, '')}-${String(number).padStart(2, '0')}`;
}

function createDuration(random: () => number): string {
  const part = (limit: number, unit: string) => {
    const amount = Math.floor(random() * limit);
    return amount === 0 ? '' : `${amount}${unit}`;
  };
  const time = part(24, 'H') + part(60, 'M') + part(60, 'S');
  const days = part(500, 'D');
  return days + time === '' ? 'P0D' : `P${days}${time === '' ? '' : `T${time}`}`;
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
