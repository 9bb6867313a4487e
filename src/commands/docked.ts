import { spaceStationsUrl } from '../api/urls.ts';
import type { Context } from '../context.ts';
import { isActive, type StationPort } from '../ll2/docking.ts';
import type { SpaceStation } from '../ll2/space-station.ts';
import { dockedRows } from '../query/docked-rows.ts';
import { resolveStations } from '../query/resolve-station.ts';
import { pageOf, type RowPage } from '../query/row-page.ts';
import { withServices } from '../source/open-source.ts';
import { findStations } from '../source/space-stations.ts';
import { announce, notice } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { DOCKED, dockedView } from '../view/docked-view.ts';
import type { DockedValues } from './command-flags.ts';
import { noticeIgnoredFields, noticeInferences, noticeProvenance } from './notices.ts';
import { printCurl } from './print-curl.ts';
import { announcesExtent, checkRowFlags, printIds } from './print-rows.ts';
import { printView } from './print-view.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft docked`: what is docked at which port of which space station. */
export async function docked(flags: DockedValues, context: Context): Promise<void> {
  checkRowFlags(flags, DOCKED, context);
  const options = sourceOptions(flags, context);
  if (flags.curl) return printCurl([spaceStationsUrl(options.base)], context);
  await withServices(options, context, async (services) => {
    const { value, ...provenance } = await withSpinner(context, 'Fetching space stations', () =>
      findStations(options, services),
    );
    const { stations: known, count } = value;
    const named =
      flags.station &&
      resolveStations(
        flags.station,
        known.map(({ record }) => record),
      );
    noticeInferences(named?.inferences ?? [], context);
    const { all = false, ordering } = flags;
    const query = { stations: named?.stations, all, ordering, now: context.now() };
    const matches = dockedRows(known, query);
    const page = pageOf(matches, flags);
    // A spacecraft can be at several ports.
    if (flags.quiet) await printIds([...new Set(page.rows.flatMap(idsOf))], context);
    else await printView(dockedView(page.rows, page.count), flags, context);
    noticeProvenance(provenance, options.policy, context);
    const ids = named && new Set(named.stations.map(({ id }) => id));
    const shown = known.filter(({ record }) => ids?.has(record.id) ?? true);
    noticeIgnoredFields(shown, context, 'space stations');
    noticeUnknownPorts(
      shown.map(({ record }) => record).filter((station) => named || isActive(station)),
      context,
    );
    if (count > known.length) {
      announce(context, `only the first ${known.length} of ${count} space stations`);
    }
    const print = page.rows.length > 0 ? notice : announce;
    if (announcesExtent(flags, context)) print(context, extent(matches, page, named?.stations));
  });
}

/** Prints the stations whose ports the API doesn't list: nothing is known about what is docked. */
function noticeUnknownPorts(stations: readonly SpaceStation[], context: Context): void {
  const names = stations.filter((station) => !station.docking_location).map(({ name }) => name);
  if (names.length > 0) announce(context, `ports unknown: ${names.join(', ')}`);
}

const idsOf = ({ vehicle }: StationPort) => vehicle?.id ?? [];

/** Describes which part of all matches was printed, and how to get the next. */
function extent(
  matches: readonly StationPort[],
  { rows, count, next }: RowPage<StationPort>,
  named: readonly SpaceStation[] | undefined,
): string {
  const total = summary(matches, named);
  if (rows.length === count) return total;
  const part = `${rows.length} of ${total}`;
  return next === undefined ? part : `${part} · next: --offset ${next}`;
}

/** Counts what is docked, and the ports without anything: `6 docked at 2 space stations`. */
function summary(
  ports: readonly StationPort[],
  named: readonly SpaceStation[] | undefined,
): string {
  const occupied = ports.filter(({ vehicle }) => vehicle);
  const free = ports.filter(({ isFree, station }) => isFree && isActive(station)).length;
  const unknown = ports.filter(({ isFree, vehicle }) => !isFree && !vehicle).length;
  const stations = new Map(occupied.map(({ station }) => [station.id, station.name]));
  const [place] = stations.size === 1 ? stations.values() : [`${stations.size} space stations`];
  const parts = [
    occupied.length > 0 ? `${occupied.length} docked at ${place}` : `nothing docked${at(named)}`,
    ...(free > 0 ? [plural(free, 'free port')] : []),
    ...(unknown > 0 ? [`${plural(unknown, 'port')} without information about what is docked`] : []),
  ];
  return parts.join(', and ');
}

function at(stations: readonly SpaceStation[] | undefined): string {
  const names = stations?.map(({ name, status }) =>
    status?.name && status.name !== 'Active' ? `${name} (${status.name})` : name,
  );
  return names ? ` at ${names.join(', ')}` : '';
}

function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
