import { BadValue, type Flag, type FlagValues } from '../flags/flag.ts';
import { boolean, notAmong, wholeNumber } from '../flags/values.ts';
import { STATUSES } from '../ll2/status.ts';
import type { Facts } from './facts.ts';
import { matchesSearch, searchTerms } from './search.ts';

/**
 * A filter: a flag, how its value goes into the query string under the filter's name, and what it
 * means, so that the API and the data at hand are asked the same thing.
 */
interface Filter<Value> extends Flag<Value> {
  /** The value in the API's spelling. */
  parameter(value: Value): string;
  matches(facts: Facts, value: Value): boolean;
}

/** Gives each row its own value type. */
function filter<Value>(row: Omit<Filter<Value>, 'group'>): Filter<Value> {
  return { group: 'Filter', ...row };
}

/** An id, or a name that the source has yet to look up. */
export type Reference = number | string;

/** The filters by the API's names for them, in the order they are sent. */
export const FILTERS = {
  status: filter<number>({
    flag: '--status <status>',
    help: 'active, retired, destroyed, single-use, or the id of a status',
    values: STATUSES.map(({ name }) => name.toLowerCase().replace(' ', '-')),
    parse: parseStatus,
    parameter: String,
    matches: (facts, status) => facts.status === status,
  }),
  in_space: filter<boolean>({
    flag: '--in-space',
    help: 'only what is in space now; --no-in-space: only what is not',
    parse: boolean,
    parameter: String,
    matches: (facts, wanted) => facts.in_space === wanted,
  }),
  is_placeholder: filter<boolean>({
    flag: '--placeholder',
    help: 'only placeholders for craft yet to be named; --no-placeholder: none of them',
    parse: boolean,
    parameter: String,
    matches: (facts, wanted) => facts.is_placeholder === wanted,
  }),
  name: filter<string>({
    flag: '--name <name>',
    help: 'exactly this name, upper and lower case told apart',
    // The API's form field trims, and an empty one filters nothing.
    parse: (text) => notEmpty(text.trim()),
    parameter: String,
    matches: (facts, name) => facts.name === name,
  }),
  spacecraft_config: filter<Reference>({
    flag: '--config <configuration>',
    help: 'the name or id of a configuration: "Soyuz MS", 38',
    parse: (text) => (/^\d+$/.test(text) ? wholeNumber(text, 0) : notEmpty(text.trim())),
    parameter: String,
    matches: (facts, configuration) => facts.spacecraft_config === configuration,
  }),
  search: filter<string>({
    flag: '--search <terms>',
    help: 'every term in the name or the configuration; quotes keep a phrase together',
    parse: parseSearch,
    parameter: String,
    matches: (facts, search) => matchesSearch(facts, searchTerms(search)),
  }),
} as const;

export type Filters = FlagValues<typeof FILTERS>;

/** The filters among other values. */
export function pickFilters(values: Filters): Filters {
  return Object.fromEntries(usedFilters(values).map(([name, , value]) => [name, value]));
}

/** The filters in use with their values in the API's spelling, as pairs for a query string. */
export function filterParameters(filters: Filters): [string, string][] {
  return usedFilters(filters).map(([name, row, value]) => [name, row.parameter(value)]);
}

/** A predicate that holds for what the API would let through. */
export function matching(filters: Filters): (facts: Facts) => boolean {
  const used = usedFilters(filters);
  return (facts) => used.every(([, row, value]) => row.matches(facts, value));
}

function usedFilters(filters: Filters): [string, Filter<unknown>, unknown][] {
  return Object.entries<Filter<unknown>>(FILTERS).flatMap(([name, row]) => {
    const value = filters[name as keyof Filters];
    return value === undefined ? [] : [[name, row, value]];
  });
}

function parseStatus(text: string): number {
  if (/^\d+$/.test(text)) return wholeNumber(text, 0);
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  const status = STATUSES.find((candidate) => candidate.name.toLowerCase() === name);
  if (!status)
    throw notAmong(
      name,
      STATUSES.map((s) => s.name.toLowerCase()),
      ', or the id of a status',
    );
  return status.id;
}

/** Refuses a search that the API would take for none at all. */
export function parseSearch(text: string): string {
  if (searchTerms(text).every((term) => term === ''))
    throw new BadValue('there is nothing in it to search for');
  return text;
}

function notEmpty(text: string): string {
  if (text === '') throw new BadValue('it is empty');
  return text;
}
