import { parseIsoDate } from './iso-date.ts';
import type { Flight } from './spacecraft.ts';

/** What became of a launch. */
export type LaunchOutcome = 'planned' | 'launched' | 'launch failure' | 'partial launch failure';

/** Documented statuses of launches. The API may send others. */
const LAUNCH_STATUSES: readonly {
  readonly id: number;
  readonly name: string;
  readonly abbrev: string;
  readonly outcome: LaunchOutcome;
}[] = [
  { id: 1, name: 'Go for Launch', abbrev: 'Go', outcome: 'planned' },
  { id: 2, name: 'To Be Determined', abbrev: 'TBD', outcome: 'planned' },
  { id: 3, name: 'Launch Successful', abbrev: 'Success', outcome: 'launched' },
  { id: 4, name: 'Launch Failure', abbrev: 'Failure', outcome: 'launch failure' },
  { id: 5, name: 'On Hold', abbrev: 'Hold', outcome: 'planned' },
  { id: 6, name: 'Launch in Flight', abbrev: 'In Flight', outcome: 'launched' },
  {
    id: 7,
    name: 'Launch was a Partial Failure',
    abbrev: 'Partial Failure',
    outcome: 'partial launch failure',
  },
  { id: 8, name: 'To Be Confirmed', abbrev: 'TBC', outcome: 'planned' },
  { id: 9, name: 'Payload Deployed', abbrev: 'Deployed', outcome: 'launched' },
];

/**
 * Returns what became of a launch. Without a documented status, a launch is planned if its date is
 * after `now`, in milliseconds since the epoch.
 */
export function launchOutcome(launch: Flight['launch'], now: number): LaunchOutcome {
  return statedOutcome(launch, now) ?? 'launched';
}

/** Returns what became of a launch; undefined if neither its status nor its date says it. */
export function statedOutcome(
  launch: Pick<NonNullable<Flight['launch']>, 'status' | 'net'> | null | undefined,
  now: number,
): LaunchOutcome | undefined {
  const { status, net } = launch ?? {};
  const documented = status && documentedOutcome(status);
  if (documented) return documented;
  const date = parseIsoDate(net ?? '');
  return date && (date.instant > now ? 'planned' : 'launched');
}

type Status = NonNullable<NonNullable<Flight['launch']>['status']>;

/** Returns what a documented status says about a launch. */
export function documentedOutcome(status: Status): LaunchOutcome | undefined {
  const known =
    LAUNCH_STATUSES.find(({ id }) => id === status.id) ??
    LAUNCH_STATUSES.find(
      ({ name, abbrev }) => isSame(name, status.name) || isSame(abbrev, status.abbrev),
    );
  return known?.outcome;
}

function isSame(text: string, other: string | null | undefined): boolean {
  return text.toLowerCase() === other?.toLowerCase();
}
