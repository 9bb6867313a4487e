import type { Context } from '../context.ts';
import { durationStyleOf, formatOf } from '../flags/output-flags.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import { filterMatcher, pickFilters } from '../query/apply-filters.ts';
import { type FilteredFlights, filterFlights } from '../query/flight-filters.ts';
import { DEFAULT_FLIGHT_ORDERING, orderFlights } from '../query/flight-ordering.ts';
import type { KnownFlight } from '../query/known-flight.ts';
import { parseQuery } from '../query/parse-query.ts';
import { resolveFilters } from '../query/resolve-query.ts';
import { type FlightCollection, openFlights } from '../source/flight-collection.ts';
import { withServices } from '../source/open-source.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import type { FlightRow } from '../view/flight-columns.ts';
import { flightKind, flightsView } from '../view/flights-view.ts';
import type { FlightsValues } from './command-flags.ts';
import { findSpacecraft } from './find-spacecraft.ts';
import { noticeFlights } from './flight-notices.ts';
import { notFound } from './not-found.ts';
import { noticeInferences, noticeProvenance } from './notices.ts';
import { checkRowFlags, printIds, RECORD_FORMATS } from './print-rows.ts';
import { printView } from './print-view.ts';
import { readRefs, type ShowArguments } from './read-refs.ts';
import { noticeReading } from './show-notices.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft flights`: lists the flights in the catalogue, without a request. */
export async function flights(
  args: readonly string[],
  flags: FlightsValues,
  context: Context,
): Promise<void> {
  const kind = flightKind({ durations: durationStyleOf(flags, context.env) });
  checkRowFlags(flags, kind, context);
  const { ordering = DEFAULT_FLIGHT_ORDERING, ...others } = flags;
  const { limit, offset } = parseQuery(others);
  const lookup = args.length > 0 ? await readRefs(args, context) : undefined;
  const options = { ...sourceOptions(flags, context), policy: policyOf(flags) };
  await withServices(options, context, async (services) => {
    const collection = openFlights(options, services, context.now());
    const found = lookup && (await findIds(lookup, collection, context));
    if (found?.ids.size === 0) found.assertAll();
    const matches = await matchFlights(found?.ids, collection, flags, context);
    const page = orderFlights(matches.flights, ordering).slice(offset, offset + limit);
    const rows = flightRows(page, collection, flags, context);
    if (flags.quiet) {
      await printIds([...new Set(page.map(({ spacecraft }) => spacecraft.id))], context);
    } else {
      const view = flightsView({
        rows,
        count: matches.flights.length,
        durations: durationStyleOf(flags, context.env),
        chosenBy: [...ordering.map(({ field }) => field), ...filteredColumns(flags)],
        isOutcomeImplied: flags.in_flight === true || flags.planned === true,
      });
      await printView(view, flags, context);
    }
    noticeProvenance(collection.provenance, options.policy, context);
    noticeFlights({ ...matches, page, offset, collection }, flags, context);
    found?.assertAll();
  });
}

/** The catalogue answers whatever its age; only `--offline` announces that. */
function policyOf({ offline }: FlightsValues): 'offline' | 'online' {
  return offline ? 'offline' : 'online';
}

/** Returns the names of the columns that filters look at. */
function filteredColumns({ launched, ended, destination }: FlightsValues): string[] {
  const columns = Object.entries({ launched, ended, destination });
  return columns.filter(([, value]) => value !== undefined).map(([name]) => name);
}

async function findIds(lookup: ShowArguments, { source }: FlightCollection, context: Context) {
  const { value, ...provenance } = await findSpacecraft(lookup, undefined, source, 'flights');
  noticeReading(lookup, value, context, 'flights');
  return {
    ids: new Set(value.found.map(({ entry }) => entry.record.id)),
    /** Throws `NotFoundError` for references without a match: they don't hide the others. */
    assertAll() {
      if (value.missing.length > 0) throw notFound(value.missing, provenance);
    },
  };
}

interface Matches extends FilteredFlights {
  /** The spacecraft that pass the filters, whose flights are unknown. */
  readonly unknown: number;
}

async function matchFlights(
  ids: ReadonlySet<number> | undefined,
  { source, flights: all, unknown }: FlightCollection,
  flags: FlightsValues,
  context: Context,
): Promise<Matches> {
  const { filters, inferences } = await resolveFilters(pickFilters(flags), source);
  noticeInferences(inferences, context);
  const matchesFilters = filterMatcher(filters);
  const { value: spacecraft } = await source.summaries({});
  const matching = spacecraft.filter(
    (summary) => (ids?.has(summary.id) ?? true) && matchesFilters(summary),
  );
  const wanted = new Set(matching.map(({ id }) => id));
  const isEverything = matching.length === spacecraft.length;
  const candidates = isEverything ? all : all.filter((flight) => wanted.has(flight.spacecraft.id));
  const found = filterFlights(candidates, flags, context.now());
  return { ...found, unknown: matching.filter(({ id }) => unknown.has(id)).length };
}

/** Adds what the output needs of the records; a table needs none. */
function flightRows(
  page: readonly KnownFlight[],
  collection: FlightCollection,
  flags: FlightsValues,
  context: Context,
): FlightRow[] {
  if (flags.quiet || !needsRecords(flags, context)) return page.map((flight) => ({ flight }));
  const records = collection.records(page.map(({ spacecraft }) => spacecraft.id));
  return page.map((flight) => ({
    flight,
    get json() {
      return flightJson(flight, records.get(flight.spacecraft.id));
    },
  }));
}

function needsRecords(flags: FlightsValues, { env }: Context): boolean {
  const { columns } = flags;
  if (!columns) return RECORD_FORMATS.has(formatOf(flags, env));
  const kind = flightKind({ durations: durationStyleOf(flags, env) });
  return chooseColumns(columns, kind).some(({ path }) => path !== undefined);
}

/**
 * Returns a flight as the API sent it, with the id and name of its spacecraft instead of what the API
 * repeats of it in each flight.
 */
function flightJson({ summary, spacecraft }: KnownFlight, record: RawRecord | undefined): object {
  const sent: unknown = record && 'flights' in record ? record.flights : undefined;
  const flight: unknown = Array.isArray(sent) ? sent[summary.index] : undefined;
  const { id, name } = spacecraft;
  return { ...(typeof flight === 'object' && flight), spacecraft: { id, name } };
}
