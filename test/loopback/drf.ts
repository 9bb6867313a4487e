/**
 * Query parameters of the list endpoint as the API's framework interprets them (Django 5,
 * django-filter, Django REST Framework 3.15). This code follows the framework's rules and shares
 * nothing with the program, so that tests can compare the two.
 */
import { CONFIGURATIONS, STATUSES } from './configurations.ts';
import type { FleetSpacecraft } from './fleet.ts';
import { randomNumbers } from './random.ts';
import { smartSplit } from './smart-split.ts';

/** Status 400, with the body `{"<parameter>": [messages]}`. */
export class BadRequest extends Error {
  readonly body: Readonly<Record<string, readonly string[]>>;

  constructor(parameter: string, message: string) {
    super(message);
    this.body = { [parameter]: [message] };
  }
}

/** Filters, searches and sorts, but doesn't select a page. Throws `BadRequest`. */
export function applyQuery(
  fleet: readonly FleetSpacecraft[],
  query: URLSearchParams,
): FleetSpacecraft[] {
  const matches = fleet
    .filter((spacecraft) => matchesFilters(spacecraft, query))
    .filter((spacecraft) => matchesSearch(spacecraft, query));
  return sort(matches, query);
}

function matchesFilters(spacecraft: FleetSpacecraft, query: URLSearchParams): boolean {
  const status = parseChoice(query, 'status', STATUSES);
  const config = parseChoice(query, 'spacecraft_config', CONFIGURATIONS);
  const name = query.get('name')?.trim() || undefined;
  return (
    (status === undefined || spacecraft.status.id === status) &&
    (config === undefined || spacecraft.spacecraft_config.id === config) &&
    (name === undefined || spacecraft.name === name) &&
    matchesBoolean(spacecraft.in_space, query.get('in_space')) &&
    matchesBoolean(spacecraft.is_placeholder, query.get('is_placeholder'))
  );
}

/** Like the framework, ignores parameters other than true and false. */
function matchesBoolean(value: boolean, parameter: string | null): boolean {
  const expected = parameter?.toLowerCase();
  return (expected !== 'true' && expected !== 'false') || value === (expected === 'true');
}

function parseChoice(
  query: URLSearchParams,
  parameter: string,
  choices: readonly { id: number }[],
): number | undefined {
  const text = query.get(parameter);
  if (text === null || text === '') return undefined;
  if (choices.some(({ id }) => String(id) === text)) return Number(text);
  const message = 'Select a valid choice. That choice is not one of the available choices.';
  throw new BadRequest(parameter, message);
}

function matchesSearch(spacecraft: FleetSpacecraft, query: URLSearchParams): boolean {
  const fields = [spacecraft.name, spacecraft.spacecraft_config.name].map((field) =>
    field.toLowerCase(),
  );
  const terms = smartSplit(query.get('search') ?? '');
  return terms.every((term) => fields.some((field) => field.includes(term.toLowerCase())));
}

/** Searches names and orders by name or id, as the smaller lists do; any other ordering is ignored. */
export function applyNameQuery<Item extends { readonly id: number; readonly name: string }>(
  items: readonly Item[],
  query: URLSearchParams,
): Item[] {
  const terms = smartSplit(query.get('search') ?? '').map((term) => term.toLowerCase());
  const matches = items.filter(({ name }) =>
    terms.every((term) => name.toLowerCase().includes(term)),
  );
  const [, minus, field] = /^(-?)(id|name)$/.exec(query.get('ordering') ?? '') ?? [];
  if (field !== 'id' && field !== 'name') return matches;
  const sign = minus === '-' ? -1 : 1;
  return matches.sort((a, b) => (a[field] < b[field] ? -sign : sign));
}

type SortKey = number | null;

const SORT_KEYS: ReadonlyMap<string, (spacecraft: FleetSpacecraft) => SortKey> = new Map([
  ['flights_count', ({ flights_count }) => flights_count],
  ['id', ({ id }) => id],
  ['mission_ends_count', ({ mission_ends_count }) => mission_ends_count],
  ['time_docked', ({ time_docked }) => durationSeconds(time_docked)],
  ['time_in_space', ({ time_in_space }) => durationSeconds(time_in_space)],
]);

/**
 * Sorts as the API's database does: nulls last, or first when descending. Equal rows have no
 * defined order, so this server gives them another order on each page.
 */
function sort(matches: FleetSpacecraft[], query: URLSearchParams): FleetSpacecraft[] {
  const terms = (query.get('ordering') ?? '').split(',').flatMap((term) => {
    const sortKey = SORT_KEYS.get(term.trim().replace(/^-/, ''));
    return sortKey ? { sortKey, sign: term.trim().startsWith('-') ? -1 : 1 } : [];
  });
  if (terms.length === 0) return matches;
  const random = randomNumbers(Number(query.get('limit') ?? 10) + Number(query.get('offset') ?? 0));
  const rows = matches.map((spacecraft) => ({ spacecraft, tieBreak: random() }));
  rows.sort((a, b) => {
    for (const { sortKey, sign } of terms) {
      const order = compareKeys(sortKey(a.spacecraft), sortKey(b.spacecraft));
      if (order !== 0) return sign * order;
    }
    return a.tieBreak - b.tieBreak;
  });
  return rows.map(({ spacecraft }) => spacecraft);
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** Parses a duration of `fleet.ts`, which has only days, hours, minutes and whole seconds. */
function durationSeconds(duration: string | null): SortKey {
  if (duration === null) return null;
  const units: Readonly<Record<string, number>> = { D: 86_400, H: 3_600, M: 60, S: 1 };
  let seconds = 0;
  for (const [, amount, unit = ''] of duration.matchAll(/(\d+)([DHMS])/g)) {
    seconds += Number(amount) * (units[unit] ?? 0);
  }
  return seconds;
}

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** Parses limit and offset: an invalid limit becomes the default, and a larger one the maximum. */
export function parseRange(query: URLSearchParams): { limit: number; offset: number } {
  const limit = Number(/^\d+$/.exec(query.get('limit') ?? '')?.[0] ?? 0) || DEFAULT_LIMIT;
  const offset = Number(/^\d+$/.exec(query.get('offset') ?? '')?.[0] ?? 0);
  return { limit: Math.min(limit, MAX_LIMIT), offset };
}
