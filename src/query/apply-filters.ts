/** What the filters of a query mean for the API and for local data. */
import { flagName } from '../flags/flag.ts';
import type { Predicate } from './filter.ts';
import {
  declarationOf,
  FILTER_NAMES,
  type FilterFlags,
  type FilterName,
  type Filters,
} from './filters.ts';

/** Returns whether the API has a parameter of this name to filter by. */
export function isParameter(name: string): boolean {
  return FILTER_NAMES.some(
    (filterName) => filterName === name && declarationOf(filterName).requires === undefined,
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
        flagName(declaration) + (declaration.requires ? '' : ' with several values'),
    );
}

/** Returns the filters that look at what only detailed records have, as flags: `--country`. */
export function filtersOfDetails(filters: { readonly [Name in FilterName]?: unknown }): string[] {
  return FILTER_NAMES.filter((name) => filters[name] !== undefined)
    .map(declarationOf)
    .filter(({ requires }) => requires === 'details')
    .map(flagName);
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
