import { parseIsoDate } from '../ll2/iso-date.ts';
import { launchOutcome } from '../ll2/launch-status.ts';
import type { Flight } from '../ll2/spacecraft.ts';
import { optionalField } from './card-sections.ts';
import { phrasesCell } from './cell.ts';
import { dateText, dateTextWithDistance } from './date.ts';
import type { Field } from './view.ts';

type Launch = NonNullable<Flight['launch']>;

/** Returns the dates of the first, the last and the next planned launch, as far as they are known. */
export function launchDateFields(flights: readonly Flight[], now: number): Field[] {
  const planned = flights.filter((flight) => isPlanned(flight, now));
  const launches = launchesByDate(flights.filter((flight) => !isPlanned(flight, now)));
  const field = (label: string, launch: Launch | undefined) =>
    optionalField(label, launch, ({ net, ...rest }) =>
      phrasesCell(dateTextWithDistance(net ?? '', now, launchPrecision(rest))),
    );
  const nextLabel = planned.length > 1 ? 'Next planned launch' : 'Planned launch';
  return [
    ...(launches.length < 2
      ? field('Launch', launches[0])
      : [...field('First launch', launches[0]), ...field('Last launch', launches.at(-1))]),
    ...field(nextLabel, launchesByDate(planned)[0]),
  ];
}

/**
 * Returns the dates of the first and the last flight that took place, as accurately as they are known.
 * `now` is in milliseconds since the epoch.
 */
export function flownDates(
  flights: readonly Flight[] | null | undefined,
  now: number,
): { readonly first: string; readonly last: string } | undefined {
  const launches = launchesByDate((flights ?? []).filter((flight) => !isPlanned(flight, now)));
  const [first] = launches;
  const last = launches.at(-1);
  return first && last && { first: launchDate(first), last: launchDate(last) };
}

function launchDate(launch: Launch): string {
  return dateText(launch.net ?? '', launchPrecision(launch));
}

/** Returns the API's name of what the date of a launch is accurate to. */
export function launchPrecision(
  launch: Pick<Launch, 'net_precision'> | null | undefined,
): string | null | undefined {
  return launch?.net_precision?.name || launch?.net_precision?.abbrev;
}

function isPlanned({ launch }: Flight, now: number): boolean {
  return launchOutcome(launch, now) === 'planned';
}

/** Returns the launches by date, earliest first, without those whose date is unknown. */
function launchesByDate(flights: readonly Flight[]): Launch[] {
  return flights
    .flatMap(({ launch }) => {
      const date = parseIsoDate(launch?.net ?? '');
      return launch && date ? { launch, instant: date.instant } : [];
    })
    .sort((a, b) => a.instant - b.instant)
    .map(({ launch }) => launch);
}
