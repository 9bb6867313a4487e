import { type FlagValues, InvalidValueError } from '../flags/flag.ts';
import { STATUSES } from '../ll2/status.ts';
import {
  catalogueOnly,
  type Filter,
  filter,
  parseReferences,
  referenceFilter,
  requireText,
  yesNoFilter,
} from './filter.ts';
import { type Reference, statusName } from './reference.ts';
import { searchMatcher, searchTerms } from './search.ts';

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
  in_space: yesNoFilter(
    '--in-space',
    'only spacecraft that are in space now; with --no-in-space, that are not',
    ({ in_space }) => in_space,
  ),
  is_placeholder: yesNoFilter(
    '--placeholder',
    'only placeholders for spacecraft without a name yet; with --no-placeholder, none of them',
    ({ is_placeholder }) => is_placeholder,
  ),
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
  agency: catalogueOnly(
    'catalogue',
    referenceFilter('agency', {
      placeholder: 'agency',
      help: 'name, abbreviation, country or id of an agency: RFSA, spacex, china',
    }),
  ),
  country: catalogueOnly(
    'details',
    referenceFilter('country', {
      placeholder: 'country',
      help: 'name, code, nationality or id of a country of the agency: US, CHN, japanese',
    }),
  ),
  family: catalogueOnly(
    'catalogue',
    referenceFilter('family', {
      placeholder: 'family',
      help: 'name or id of a family: soyuz, "Dragon 2"',
    }),
  ),
  type: catalogueOnly(
    'catalogue',
    referenceFilter('type', {
      placeholder: 'type',
      help: 'name or id of a type: capsule, lander',
    }),
  ),
  in_use: catalogueOnly(
    'catalogue',
    yesNoFilter(
      '--in-use',
      'only spacecraft whose configuration is in use; with --no-in-use, is not',
      ({ spacecraft_config: config }) => config?.in_use,
    ),
  ),
  human_rated: catalogueOnly(
    'details',
    yesNoFilter(
      '--human-rated',
      'only spacecraft whose configuration is rated for crew; with --no-human-rated, is not',
      ({ spacecraft_config: config }) => config?.human_rated,
    ),
  ),
  flown: catalogueOnly(
    'details',
    yesNoFilter(
      '--flown',
      'only spacecraft that have flown, failed launches included; with --no-flown, that have not',
      ({ flown }) => flown,
    ),
  ),
  search: filter<string>({
    flag: '--search <terms>',
    help: 'words that must all occur in the name or the configuration; quote an exact phrase',
    parse: parseSearch,
    parameter: String,
    matcher: searchMatcher,
  }),
} as const;

export type FilterName = keyof typeof FILTERS;

/** Filters as given on the command line: references may still be names. */
export type FilterFlags = FlagValues<typeof FILTERS>;

/** Filters that every source understands: references are ids. */
export type Filters = {
  readonly [Name in FilterName]?: Parameters<(typeof FILTERS)[Name]['matcher']>[0];
};

export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

/** Looks a declaration up without its value type, which `Filters` guarantees by name. */
export function declarationOf(name: FilterName): Filter<unknown, unknown> {
  return FILTERS[name];
}

/** Parses names of documented statuses to ids; other names may be in the catalogue. */
function parseStatuses(text: string): readonly Reference[] {
  return parseReferences(text).map(
    (reference) => STATUS_IDS.get(statusName(String(reference))) ?? reference,
  );
}

/** Rejects a search without terms, which the API would ignore. */
function parseSearch(text: string): string {
  if (searchTerms(text).every((term) => term === '')) {
    throw new InvalidValueError('expected at least one search term');
  }
  return text;
}
