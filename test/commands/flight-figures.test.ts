/** `spacecraft flights` compared with an independent computation over the records of `list`. */
import { beforeEach, describe, expect, test } from 'vitest';
import { spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { randomHistory, withFlights } from '../loopback/flight-histories.ts';
import { emptyFolder, folderFiller, server } from '../setup.ts';

interface Flight {
  readonly id: number;
  readonly destination: string | null;
  readonly mission_end: string | null;
  readonly duration: string | null;
  readonly turn_around_time: string | null;
  readonly launch: {
    readonly net: string | null;
    readonly net_precision: { readonly name: string };
    readonly status: { readonly id: number };
  };
  readonly spacecraft: { readonly id: number; readonly name: string };
}

interface Record {
  readonly id: number;
  readonly name: string;
  readonly in_space: boolean;
  readonly flights: readonly Omit<Flight, 'spacecraft'>[];
}

const GO = 1;
const SUCCESS = 3;

const isPlanned = ({ launch }: Flight) => launch.status.id === GO;
const time = (text: string | null) => (text === null ? null : Date.parse(text));
const hasEnded = (flight: Flight) =>
  !isPlanned(flight) && (time(flight.mission_end) ?? Number.POSITIVE_INFINITY) <= TODAY;

/** Seconds of a duration with days and hours. */
function seconds(duration: string | null): number | null {
  const [, days = 0, hours = 0] = /^P(\d+)D(?:T(\d+)H)?$/.exec(duration ?? '') ?? [];
  return duration === null ? null : Number(days) * 86_400 + Number(hours) * 3_600;
}

/** Computes from the records what the program says. */
function figures(records: readonly Record[]) {
  const flights = records.flatMap(({ id, name, flights: of }) =>
    of.map((flight): Flight => ({ ...flight, spacecraft: { id, name } })),
  );
  const running = new Set(
    records
      .filter(({ in_space }) => in_space)
      .flatMap(({ id }) => {
        const launched = flights.filter(
          (flight) => flight.spacecraft.id === id && !isPlanned(flight),
        );
        const byDate = launched.toSorted(
          (a, b) => (time(a.launch.net) ?? -Infinity) - (time(b.launch.net) ?? -Infinity),
        );
        const latest = byDate.at(-1);
        const isUp = latest && latest.launch.status.id === SUCCESS && !hasEnded(latest);
        return isUp ? [latest] : [];
      }),
  );
  const durationOf = (flight: Flight) => {
    const net = time(flight.launch.net);
    if (running.has(flight)) return net === null ? null : (TODAY - net) / 1_000;
    const isOver = flight.mission_end === null || hasEnded(flight);
    return isPlanned(flight) || !isOver ? null : seconds(flight.duration);
  };
  const keys: { readonly [field: string]: (flight: Flight) => number | null } = {
    launched: ({ launch }) => time(launch.net),
    ended: (flight) => (hasEnded(flight) ? time(flight.mission_end) : null),
    duration: durationOf,
    turnaround: (flight) => (isPlanned(flight) ? null : seconds(flight.turn_around_time)),
    id: (flight) => flight.spacecraft.id,
  };
  return { flights, running, keys };
}

/** Orders by insertion, with nulls last in both directions. */
function inOrder(
  flights: readonly Flight[],
  key: (flight: Flight) => number | null,
  isDescending: boolean,
): number[] {
  const value = (flight: Flight) => {
    const known = key(flight);
    if (known === null) return Number.POSITIVE_INFINITY;
    return isDescending ? -known : known;
  };
  const ordered: Flight[] = [];
  for (const flight of flights) {
    const after = ordered.findIndex((other) => value(other) > value(flight));
    ordered.splice(after < 0 ? ordered.length : after, 0, flight);
  }
  return ordered.map(({ id }) => id);
}

describe.each([
  ['sixty spacecraft', 60],
  ['ten times as many', 600],
])('of %s', (_, size) => {
  const cacheFolder = emptyFolder();
  const fill = folderFiller(cacheFolder);
  let url = '';
  const started = server({ fleet: fleet(size) });

  const ndjson = async <Row>(line: string): Promise<Row[]> => {
    const argv = [...line.split(' '), '--format', 'ndjson', '--api-url', url];
    const { exit, stdout } = await spacecraft(argv, { cacheFolder });
    expect({ line, exit }).toEqual({ line, exit: 0 });
    return stdout.split('\n').flatMap((text) => (text === '' ? [] : [JSON.parse(text)]));
  };

  const compute = async () => figures(await ndjson<Record>('list --all --mode detailed'));
  const ids = async (flags: string) =>
    (await ndjson<Flight>(`flights --all ${flags}`.trim())).map(({ id }) => id);

  beforeEach(async () => {
    const api = await started;
    url = api.url;
    api.transform(withFlights(randomHistory, (id) => ({ in_space: id % 4 === 0 })));
    await fill('synced', () => spacecraft(['sync', '--api-url', url], { cacheFolder }));
  });

  test('the data has spacecraft with no, one and forty flights, and flights of every kind', async () => {
    const { flights, running } = await compute();
    const counts = (await ndjson<Record>('list --all --mode detailed')).map(
      (each) => each.flights.length,
    );
    expect(counts).toEqual(expect.arrayContaining([0, 1, 40]));
    expect(running.size).toBeGreaterThan(size / 60);
    expect(flights.filter(isPlanned).length).toBeGreaterThan(size / 50);
    expect(flights.length).toBeGreaterThan(size);
  });

  test('each flight is a row once', async () => {
    const { flights } = await compute();
    const rows = await ndjson<Flight>('flights --all --ordering id');
    expect(rows).toEqual(flights.toSorted((a, b) => a.spacecraft.id - b.spacecraft.id));
  });

  test.each(['launched', 'ended', 'duration', 'turnaround', 'id'])(
    'the order by %s is right, in both directions',
    async (field) => {
      const { flights, keys } = await compute();
      const byId = flights.toSorted((a, b) => a.spacecraft.id - b.spacecraft.id);
      const key = keys[field] ?? (() => null);
      expect(await ids(`--ordering ${field}`)).toEqual(inOrder(byId, key, false));
      expect(await ids(`--ordering=-${field}`)).toEqual(inOrder(byId, key, true));
    },
  );

  test('the filters select the right flights', async () => {
    const { flights, running } = await compute();
    const expectIds = async (flags: string, isWanted: (flight: Flight) => boolean) => {
      const wanted = flights.filter(isWanted).map(({ id }) => id);
      expect(wanted.length, flags).toBeGreaterThan(0);
      expect(
        (await ids(flags)).toSorted((a, b) => a - b),
        flags,
      ).toEqual(wanted.toSorted((a, b) => a - b));
    };
    const year = (text: string | null) => Number(text?.slice(0, 4) ?? Number.NaN);
    await expectIds('--in-flight', (flight) => running.has(flight));
    await expectIds('--no-in-flight', (flight) => !running.has(flight));
    await expectIds('--planned', isPlanned);
    await expectIds('--no-planned', (flight) => !isPlanned(flight));
    await expectIds(
      '--launched 2001..2010',
      (flight) =>
        !isPlanned(flight) && year(flight.launch.net) > 2000 && year(flight.launch.net) <= 2010,
    );
    await expectIds('--launched 2025 --planned', (flight) => year(flight.launch.net) === 2025);
    await expectIds(
      '--ended ..2005',
      (flight) => hasEnded(flight) && year(flight.mission_end) <= 2005,
    );
    await expectIds(
      '--destination station',
      ({ destination }) => destination === 'International Space Station',
    );
    await expectIds('--in-space', (flight) => flight.spacecraft.id % 4 === 0);
  });
});
