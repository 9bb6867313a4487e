import type { Entry } from './entry.ts';
import { parseIsoDate } from './iso-date.ts';
import type { DockingPort, SpaceStation } from './space-station.ts';

/** What is docked at a port. */
export interface Vehicle {
  readonly kind: 'spacecraft' | 'station' | 'payload';
  /** The id of a spacecraft; null for the others, whose ids are of other lists. */
  readonly id: number | null;
  readonly name: string | null;
}

/** A docking port of a station. */
export interface StationPort {
  readonly station: SpaceStation;
  readonly port: DockingPort;
  /** The port as the API sent it, with the id and name of its station. */
  readonly value: object;
  /** Null if the port is free, or if the API doesn't say what is docked. */
  readonly vehicle: Vehicle | null;
  /** Whether the API says that nothing is docked. */
  readonly isFree: boolean;
  /** Whole days since the docking; null if it is unknown or in the future. */
  readonly days: number | null;
}

/** Returns the docking ports of a station. `now` is in milliseconds since the epoch. */
export function portsOf(entry: Entry<SpaceStation>, now: number): StationPort[] {
  const { record: station } = entry;
  const { id, name } = station;
  const rawPorts = rawPortsOf(entry);
  return (station.docking_location ?? []).map((port, index) => {
    const raw = rawPorts[index];
    return {
      station,
      port,
      value: { ...raw, station: { id, name } },
      vehicle: vehicleAt(port),
      isFree: raw?.currently_docked === null,
      days: daysDocked(port, now),
    };
  });
}

interface RawPort {
  readonly currently_docked?: unknown;
}

/** Returns the ports that the record contains, as the API sent them. */
function rawPortsOf({ raw, ignored }: Entry<SpaceStation>): readonly RawPort[] {
  const { docking_location: ports } = raw as { docking_location?: unknown };
  if (!Array.isArray(ports)) return [];
  const isIgnored = (index: number) =>
    ignored.some(({ unknown }) => unknown.length === 2 && unknown[1] === index);
  return ports.filter((_, index) => !isIgnored(index));
}

function vehicleAt({ currently_docked: docked }: DockingPort): Vehicle | null {
  const { flight_vehicle_chaser, space_station_chaser, payload_flight_chaser } = docked ?? {};
  const spacecraft = flight_vehicle_chaser?.spacecraft;
  if (spacecraft) return { kind: 'spacecraft', id: spacecraft.id, name: spacecraft.name };
  if (space_station_chaser) {
    return { kind: 'station', id: null, name: space_station_chaser.name ?? null };
  }
  if (!payload_flight_chaser) return null;
  return { kind: 'payload', id: null, name: payload_flight_chaser.payload?.name ?? null };
}

const DAY_MS = 86_400_000;

/** Counts to the departure, if that is known and past. */
function daysDocked({ currently_docked: docked }: DockingPort, now: number): number | null {
  const start = parseIsoDate(docked?.docking ?? '')?.instant;
  const departure = parseIsoDate(docked?.departure ?? '')?.instant;
  const end = departure === undefined ? now : Math.min(departure, now);
  return start === undefined || start > end ? null : Math.floor((end - start) / DAY_MS);
}

/** Returns whether the station is in use. Without a status, it is unless it was deorbited. */
export function isActive({ status, deorbited }: SpaceStation): boolean {
  if (status) return status.id === 1 || status.name?.toLowerCase() === 'active';
  return !deorbited;
}
