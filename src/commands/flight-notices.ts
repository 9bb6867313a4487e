/** What `flights` says about its answer, on stderr. */
import type { Context } from '../context.ts';
import type { KnownFlight } from '../query/known-flight.ts';
import type { FlightCollection } from '../source/flight-collection.ts';
import { announce } from '../terminal/notice.ts';
import type { FlightsValues } from './command-flags.ts';
import { noticeExtent } from './extent.ts';
import { noticeIgnoredFields, noticeInferences } from './notices.ts';

interface FlightAnswer {
  /** All matches. */
  readonly flights: readonly KnownFlight[];
  /** The matches that were printed. */
  readonly page: readonly KnownFlight[];
  readonly offset: number;
  /** Number of flights that may match, too. */
  readonly uncertain: number;
  /** Destinations that were taken for the typed initials. */
  readonly destinations: readonly string[];
  /** Number of spacecraft whose flights are unknown. */
  readonly unknown: number;
  readonly collection: FlightCollection;
}

export function noticeFlights(
  { flights, page, offset, uncertain, destinations, unknown, collection }: FlightAnswer,
  flags: FlightsValues,
  context: Context,
): void {
  const { destination: text = '' } = flags;
  noticeInferences(
    destinations.map((name) => ({ flag: '--destination', text, name })),
    context,
  );
  const ids = new Set(page.map(({ spacecraft }) => spacecraft.id));
  const shown = [...ids].map((id) => ({
    ignored: (collection.ignored.get(id) ?? []).filter(({ path: [field] }) => field === 'flights'),
  }));
  noticeIgnoredFields(shown, context);
  if (unknown > 0) {
    announce(
      context,
      `spacecraft: the flights of ${unknown} spacecraft are unknown, because their records have no details`,
    );
  }
  if (uncertain > 0) {
    const whose = uncertain === 1 ? 'its date is' : 'their dates are';
    announce(context, `${count(uncertain, 'more flight')} may match: ${whose} not known exactly`);
  }
  const listing = { page: { count: flights.length }, entries: page };
  noticeExtent(
    {
      listing,
      query: { offset },
      isFromSample: false,
      describe: (total) => `${count(total, 'flight')}${plannedAmong(flights, flags)}`,
    },
    flags,
    context,
  );
}

/** Planned flights are in no total without a word. */
function plannedAmong(flights: readonly KnownFlight[], { planned }: FlightsValues): string {
  const amount = planned ? 0 : flights.filter(({ isPlanned }) => isPlanned).length;
  return amount > 0 ? `, ${amount} of them planned` : '';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
