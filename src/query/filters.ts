import { type Flag, type FlagValues, flagName, InvalidValueError } from '../flags/flag.ts';
import { boolean, invalidChoice, wholeNumber } from '../flags/values.ts';
import { STATUSES } from '../ll2/status.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { hasReference, type Reference, type ReferenceKind } from './reference.ts';
import { matchesSearch, searchTerms } from './search.ts';

/**
 * A filter: a flag, how its value goes into the query string under the filter's name, and what it
 * means, so that the API and the data at hand are asked the same thing.
 */
interface Filter<Value> extends Flag<Value> {
  /** Whether the API knows no such parameter, so that only a catalogue can filter by it. */
  readonly isCatalogueOnly?: boolean;
  /** The value in the API's spelling; undefined where the API has no way to say it. */
  parameter(value: Value): string | undefined;
  matches(facts: SpacecraftSummary, value: Value): boolean;
}

/** Gives each row its own value type. */
function filter<Value>(row: Omit<Filter<Value>, 'group'>): Filter<Value> {
  return { group: 'Filter', ...row };
}

/** A filter by what only a catalogue can tell. */
function catalogueFilter(kind: ReferenceKind, help: string): Filter<readonly Reference[]> {
  return filter({
    flag: `--${kind} <${kind}>`,
    help: `${help}; needs the catalogue (spacecraft sync)`,
    completes: kind,
    isCatalogueOnly: true,
    several: true,
    parse: parseReferences,
    parameter: () => undefined,
    matches: (facts, ids) => hasReference(kind, facts, ids),
  });
}

/** The API takes one value where a catalogue takes several. */
function single(values: readonly Reference[]): string | undefined {
  return values.length === 1 ? String(values[0]) : undefined;
}

/** The filters by the API's names for them, in the order they are sent. */
export const FILTERS = {
  status: filter<readonly number[]>({
    flag: '--status <status>',
    help: 'active, retired, destroyed, single-use, or the id of a status; several with the catalogue',
    values: STATUSES.map(({ name }) => asTyped(name)),
    several: true,
    parse: (text) => text.split(',').map(parseStatus),
    parameter: single,
    matches: (facts, ids) => facts.status !== null && ids.includes(facts.status.id),
  }),
  in_space: filter<boolean>({
    flag: '--in-space',
    help: 'only what is in space now, or only what is not',
    negatable: true,
    parse: boolean,
    parameter: String,
    matches: (facts, wanted) => facts.in_space === wanted,
  }),
  is_placeholder: filter<boolean>({
    flag: '--placeholder',
    help: 'only placeholders for craft yet to be named, or none of them',
    negatable: true,
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
  spacecraft_config: filter<readonly Reference[]>({
    flag: '--config <configuration>',
    help: 'the name or id of a configuration: "Soyuz MS", 38; several with the catalogue',
    completes: 'spacecraft_config',
    several: true,
    parse: parseReferences,
    parameter: single,
    matches: (facts, ids) => hasReference('spacecraft_config', facts, ids),
  }),
  agency: catalogueFilter('agency', 'the name, abbreviation or id of an agency: RFSA, spacex'),
  family: catalogueFilter('family', 'the name or id of a family: soyuz, "Dragon 2"'),
  type: catalogueFilter('type', 'the name or id of a type: capsule, lander'),
  search: filter<string>({
    flag: '--search <terms>',
    help: 'every term in the name or the configuration; quotes keep a phrase together',
    parse: parseSearch,
    parameter: String,
    matches: (facts, search) => matchesSearch(facts, searchTerms(search)),
  }),
} as const;

export type Filters = FlagValues<typeof FILTERS>;

/** Whether the API has a parameter of that name to filter by. */
export function isParameter(name: string): boolean {
  return Object.entries<Filter<unknown>>(FILTERS).some(
    ([parameter, { isCatalogueOnly }]) => parameter === name && !isCatalogueOnly,
  );
}

/** The filters among other values. */
export function pickFilters(values: Filters): Filters {
  return Object.fromEntries(usedFilters(values).map(({ name, value }) => [name, value]));
}

/** The filters in use with their values in the API's spelling, as pairs for a query string. */
export function filterParameters(filters: Filters): [string, string][] {
  return usedFilters(filters).flatMap(({ name, row, value }) => {
    const parameter = row.parameter(value);
    return parameter === undefined ? [] : [[name, parameter]];
  });
}

/** The filters in use that the API has no way to apply: `--agency`, `--status with several values`. */
export function filtersBeyondApi(filters: Filters): string[] {
  return usedFilters(filters)
    .filter(({ row, value }) => row.parameter(value) === undefined)
    .map(({ row }) => flagName(row) + (row.isCatalogueOnly ? '' : ' with several values'));
}

/** A predicate that holds for what the filters let through. */
export function matching(filters: Filters): (facts: SpacecraftSummary) => boolean {
  const used = usedFilters(filters);
  return (facts) => used.every(({ row, value }) => row.matches(facts, value));
}

function usedFilters(filters: Filters) {
  return Object.entries<Filter<unknown>>(FILTERS).flatMap(([name, row]) => {
    const value = filters[name as keyof Filters];
    return value === undefined ? [] : [{ name, row, value }];
  });
}

function parseStatus(text: string): number {
  const name = asTyped(text);
  if (/^\d+$/.test(name)) return wholeNumber(name, 0);
  const status = STATUSES.find((candidate) => asTyped(candidate.name) === name);
  if (status) return status.id;
  const names = STATUSES.map((known) => asTyped(known.name));
  throw invalidChoice(name, names, ', or the id of a status');
}

/** The name of a status as it goes on a command line without quotes: `single-use`. */
function asTyped(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, '-');
}

function parseReferences(text: string): Reference[] {
  return text.split(',').map((part) => {
    const reference = notEmpty(part.trim());
    return /^\d+$/.test(reference) ? wholeNumber(reference, 0) : reference;
  });
}

/** Refuses a search that the API would take for none at all. */
function parseSearch(text: string): string {
  if (searchTerms(text).every((term) => term === '')) {
    throw new InvalidValueError('there is nothing in it to search for');
  }
  return text;
}

function notEmpty(text: string): string {
  if (text === '') throw new InvalidValueError('it is empty');
  return text;
}
