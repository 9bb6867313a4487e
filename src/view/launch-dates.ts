import { parseIsoDate } from '../ll2/iso-date.ts';
import { launchOutcome } from '../ll2/launch-status.ts';
import type { Flight } from '../ll2/spacecraft.ts';
import { dateText } from './date.ts';

type Launch = NonNullable<Flight['launch']>;

/** Returns the launches by date, earliest first, without those whose date is unknown. */
export function launchesByDate(flights: readonly Flight[]): Launch[] {
  return flights
    .flatMap(({ launch }) => {
      const date = parseIsoDate(launch?.net ?? '');
      return launch && date ? { launch, instant: date.instant } : [];
    })
    .sort((a, b) => a.instant - b.instant)
    .map(({ launch }) => launch);
}

/** Returns the API's name of what the date of a launch is accurate to. */
export function launchPrecision(launch: Flight['launch']): string | null | undefined {
  return launch?.net_precision?.name || launch?.net_precision?.abbrev;
}

/**
 * Returns the dates of the flights that took place, earliest first, as accurately as they are known.
 * `now` is in milliseconds since the epoch.
 */
export function flownDates(flights: readonly Flight[] | null | undefined, now: number): string[] {
  const flown = (flights ?? []).filter(({ launch }) => launchOutcome(launch, now) !== 'planned');
  return launchesByDate(flown).map((launch) => dateText(launch.net ?? '', launchPrecision(launch)));
}
