import type { Context } from '../context.ts';
import { durationStyleOf } from '../flags/output-flags.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { pickFilters } from '../query/apply-filters.ts';
import { tookPlace } from '../query/flight-grouping.ts';
import {
  DEFAULT_GROUPINGS,
  groupsBy,
  isOfFlights,
  needsDetailedRecords,
} from '../query/grouping.ts';
import type { KnownFlight } from '../query/known-flight.ts';
import { resolveFilters } from '../query/resolve-query.ts';
import { type FlightCollection, findFlights } from '../source/flight-collection.ts';
import { needsDetails } from '../source/needs-catalogue.ts';
import { sourceOf, withServices } from '../source/open-source.ts';
import { notice } from '../terminal/notice.ts';
import { statsView } from '../view/stats-view.ts';
import type { StatsValues } from './command-flags.ts';
import { noticeCountedData, noticeInferences } from './notices.ts';
import { printView } from './print-view.ts';
import { sourceOptions } from './source-options.ts';

/** The first line of output, so that nobody takes ten spacecraft for all. */
const SAMPLE_TITLE = 'The bundled sample of ten spacecraft, not the whole catalogue';

/** `spacecraft stats`: counts spacecraft in local data, without a request. */
export async function stats(flags: StatsValues, context: Context): Promise<void> {
  const options = { ...sourceOptions(flags, context), policy: 'offline' as const };
  await withServices(options, context, async (services) => {
    const now = context.now();
    const collection = findFlights(options, services, now);
    const source = collection?.source ?? sourceOf(options, services);
    const groupings = new Set(flags.by ?? DEFAULT_GROUPINGS);
    const detailed = [...groupings].filter(needsDetailedRecords);
    if (!collection && detailed.length > 0) {
      throw needsDetails([`--by ${detailed.join(',')}`], services.openCatalogue()?.mode);
    }
    const { filters, inferences } = await resolveFilters(pickFilters(flags), source);
    noticeInferences(inferences, context);
    const { value: summaries, ...provenance } = await source.summaries(filters);
    const population = {
      spacecraft: summaries,
      flights: collection && flightsOf(summaries, collection),
    };
    const groups = [...groupings].map((by) => ({
      by,
      isOfFlights: isOfFlights(by),
      groups: groupsBy(by, population, now),
    }));
    const viewOptions = {
      title: provenance.origin === 'sample' ? SAMPLE_TITLE : 'Spacecraft',
      durations: durationStyleOf(flags, context.env),
    };
    await printView(statsView(population, groups, viewOptions), flags, context);
    noticeCountedData(provenance, context);
    const unknown = summaries.filter(({ id }) => collection?.unknown.has(id)).length;
    if (unknown > 0) notice(context, `flights of ${unknown} spacecraft unknown`);
  });
}

/** Returns the flights of these spacecraft that took place. */
function flightsOf(
  spacecraft: readonly SpacecraftSummary[],
  { flights }: FlightCollection,
): KnownFlight[] {
  const ids = new Set(spacecraft.map(({ id }) => id));
  return flights.filter((flight) => ids.has(flight.spacecraft.id) && tookPlace(flight));
}
