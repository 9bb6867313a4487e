import { type Flag, type FlagValues, flagName, InvalidValueError } from '../flags/flag.ts';
import { boolean, wholeNumber } from '../flags/values.ts';
import { STATUSES } from '../ll2/status.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { REFERENCES, type Reference, type ReferenceKind, statusName } from './reference.ts';
import { searchMatcher, searchTerms } from './search.ts';

type Predicate = (summary: SpacecraftSummary) => boolean;

/**
 * A filter, declared once: its flag, its API parameter and its meaning for local data. The API and
 * the catalogue therefore answer the same question. `Given` is the value of the flag; `Value` is
 * the value after names were resolved to ids.
 */
interface Filter<Given, Value = Given> extends Flag<Given> {
  /** Whether the API has no such parameter. */
  readonly isCatalogueOnly?: boolean;
  /** Returns the value as the API spells it, or undefined if the API cannot express it. */
  parameter(value: Value): string | undefined;
  /** Returns a predicate for local data. */
  matcher(value: Value): Predicate;
}

/** Gives each filter its own value types. */
function filter<Given, Value = Given>(
  declaration: Omit<Filter<Given, Value>, 'group'>,
): Filter<Given, Value> {
  return { group: 'Filter', ...declaration };
}

type ReferenceFilter = Filter<readonly Reference[], readonly number[]>;

function referenceFilter(
  kind: ReferenceKind,
  { placeholder, help }: { placeholder: string; help: string },
): ReferenceFilter {
  return filter({
    flag: `${REFERENCES[kind].flag} <${placeholder}>`,
    help,
    completes: kind,
    several: true,
    parse: parseReferences,
    parameter: singleValue,
    matcher: (ids) => (summary) => REFERENCES[kind].of(summary).some(({ id }) => ids.includes(id)),
  });
}

/** A filter by something that only the catalogue knows. */
function catalogueFilter(kind: ReferenceKind, help: string): ReferenceFilter {
  return {
    ...referenceFilter(kind, {
      placeholder: kind,
      help: `${help}; requires the catalogue (spacecraft sync)`,
    }),
    isCatalogueOnly: true,
    parameter: () => undefined,
  };
}

/** The API takes one value where the catalogue takes several. */
function singleValue(values: readonly number[]): string | undefined {
  return values.length === 1 ? String(values[0]) : undefined;
}

const STATUS_IDS = new Map<string, number>(STATUSES.map(({ id, name }) => [statusName(name), id]));

/** The filters by their API names, in the order they are sent. */
export const FILTERS = {
  status: {
    ...referenceFilter('status', {
      placeholder: 'status',
      help: 'active, retired, destroyed, single-use, the name of another status in the catalogue, or an id; several values require the catalogue',
    }),
    values: [...STATUS_IDS.keys()],
    parse: parseStatuses,
  },
  in_space: filter<boolean>({
    flag: '--in-space',
    help: 'only spacecraft that are in space now; with --no-in-space, that are not',
    negatable: true,
    parse: boolean,
    parameter: String,
    matcher:
      (wanted) =>
      ({ in_space }) =>
        in_space === wanted,
  }),
  is_placeholder: filter<boolean>({
    flag: '--placeholder',
    help: 'only placeholders for spacecraft without a name yet; with --no-placeholder, none of them',
    negatable: true,
    parse: boolean,
    parameter: String,
    matcher:
      (wanted) =>
      ({ is_placeholder }) =>
        is_placeholder === wanted,
  }),
  name: filter<string>({
    flag: '--name <name>',
    help: 'exact name, case-sensitive',
    // The API trims the value, and ignores an empty one.
    parse: (text) => requireText(text.trim()),
    parameter: String,
    matcher:
      (wanted) =>
      ({ name }) =>
        // A few names of the API are decomposed; arguments never are.
        name.normalize() === wanted,
  }),
  spacecraft_config: referenceFilter('spacecraft_config', {
    placeholder: 'configuration',
    help: 'name or id of a configuration: "Soyuz MS", 38; several values require the catalogue',
  }),
  agency: catalogueFilter(
    'agency',
    'name, abbreviation, country or id of an agency: RFSA, spacex, china',
  ),
  family: catalogueFilter('family', 'name or id of a family: soyuz, "Dragon 2"'),
  type: catalogueFilter('type', 'name or id of a type: capsule, lander'),
  search: filter<string>({
    flag: '--search <terms>',
    help: 'words that must all occur in the name or the configuration; quote an exact phrase',
    parse: parseSearch,
    parameter: String,
    matcher: searchMatcher,
  }),
} as const;

type FilterName = keyof typeof FILTERS;

/** Filters as given on the command line: references may still be names. */
export type FilterFlags = FlagValues<typeof FILTERS>;

/** Filters that every source understands: references are ids. */
export type Filters = {
  readonly [Name in FilterName]?: Parameters<(typeof FILTERS)[Name]['matcher']>[0];
};

const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

/** Returns whether the API has a parameter of this name to filter by. */
export function isParameter(name: string): boolean {
  return FILTER_NAMES.some(
    (filterName) => filterName === name && !declarationOf(filterName).isCatalogueOnly,
  );
}

/** Returns the filters among other flag values. */
export function pickFilters(flags: FilterFlags): FilterFlags {
  return Object.fromEntries(
    FILTER_NAMES.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]),
  );
}

/** Returns the query parameters that express the filters. */
export function filterParameters(filters: Filters): [string, string][] {
  return usedFilters(filters).flatMap(({ name, declaration, value }) => {
    const parameter = declaration.parameter(value);
    return parameter === undefined ? [] : [[name, parameter]];
  });
}

/** Returns what the API cannot express, as flags: `--agency`, `--status with several values`. */
export function filtersBeyondApi(filters: Filters): string[] {
  return usedFilters(filters)
    .filter(({ declaration, value }) => declaration.parameter(value) === undefined)
    .map(
      ({ declaration }) =>
        flagName(declaration) + (declaration.isCatalogueOnly ? '' : ' with several values'),
    );
}

/** Returns a predicate that is true for spacecraft that pass all filters. */
export function filterMatcher(filters: Filters): Predicate {
  const predicates = usedFilters(filters).map(({ declaration, value }) =>
    declaration.matcher(value),
  );
  return (summary) => predicates.every((matches) => matches(summary));
}

function usedFilters(filters: Filters) {
  return FILTER_NAMES.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, declaration: declarationOf(name), value }];
  });
}

/** Looks a declaration up without its value type, which `Filters` guarantees by name. */
function declarationOf(name: FilterName): Filter<unknown, unknown> {
  return FILTERS[name];
}

/** Parses names of documented statuses to ids; other names may be in the catalogue. */
function parseStatuses(text: string): readonly Reference[] {
  return parseReferences(text).map(
    (reference) => STATUS_IDS.get(statusName(String(reference))) ?? reference,
  );
}

export function parseReferences(text: string): Reference[] {
  return text.split(',').map((part) => {
    const reference = requireText(part.trim());
    return /^\d+$/.test(reference) ? wholeNumber(reference, 0) : reference;
  });
}

/** Rejects a search without terms, which the API would ignore. */
function parseSearch(text: string): string {
  if (searchTerms(text).every((term) => term === '')) {
    throw new InvalidValueError('expected at least one search term');
  }
  return text;
}

function requireText(text: string): string {
  if (text === '') throw new InvalidValueError('expected a non-empty value');
  return text;
}
