import type { Flag, FlagValues } from '../flags/flag.ts';
import { boolean } from '../flags/values.ts';
import type { ConfigurationSummary } from '../ll2/summary.ts';
import { parseReferences } from './filter.ts';
import type { Reference, Referent } from './reference.ts';
import type { Inference } from './resolve-query.ts';
import { resolveNames } from './resolve-references.ts';

type Summary = ConfigurationSummary;

export type ConfigurationPredicate = (summary: Summary) => boolean;

/** A filter by yes or no; a configuration without a value passes neither. */
interface YesNoFilter extends Flag<boolean> {
  readonly value: (summary: Summary) => boolean | null | undefined;
}

/** A filter by name or id. */
interface ReferenceFilter extends Flag<readonly Reference[]> {
  /** Returns everything of the kind that a configuration refers to. */
  readonly of: (summary: Summary) => readonly Referent[];
}

function yesNoFilter(
  flag: Flag<boolean>['flag'],
  help: string,
  value: YesNoFilter['value'],
): YesNoFilter {
  return { flag, help, negatable: true, group: 'Filter', parse: boolean, value };
}

function referenceFilter(kind: string, help: string, of: ReferenceFilter['of']): ReferenceFilter {
  return {
    flag: `--${kind} <${kind}>`,
    help,
    completes: kind,
    several: true,
    group: 'Filter',
    parse: parseReferences,
    of,
  };
}

const YES_NO_FILTERS = {
  in_use: yesNoFilter(
    '--in-use',
    'only configurations that are in use, or that are not',
    ({ in_use }) => in_use,
  ),
  human_rated: yesNoFilter(
    '--human-rated',
    'only configurations that are rated for crew, or that are not',
    ({ human_rated }) => human_rated,
  ),
} as const;

const REFERENCE_FILTERS = {
  agency: referenceFilter(
    'agency',
    'name, abbreviation or id of an agency: RFSA, spacex',
    ({ agency }) => (agency ? [agency] : []),
  ),
  country: referenceFilter(
    'country',
    'name, code or id of a country of the agency: US, CHN, russia',
    ({ agency }) => agency?.countries ?? [],
  ),
  family: referenceFilter(
    'family',
    'name or id of a family: soyuz, "Dragon 2"',
    ({ family }) => family,
  ),
  type: referenceFilter('type', 'name or id of a type: capsule, lander', ({ type }) =>
    type ? [type] : [],
  ),
} as const;

/** The filters of configurations. */
export const CONFIGURATION_FILTERS = { ...YES_NO_FILTERS, ...REFERENCE_FILTERS } as const;

export type ConfigurationFilterFlags = FlagValues<typeof CONFIGURATION_FILTERS>;

/** The filters that look at what only detailed records have. */
export const DETAIL_FILTERS = ['human_rated', 'country'] as const;

const names = <Filters extends object>(filters: Filters) =>
  Object.keys(filters) as (keyof Filters)[];

/**
 * Returns a predicate for configurations that pass all filters, and how partial names were
 * interpreted. Throws `UsageError` for a name or id that none of the known configurations has.
 */
export function configurationMatcher(
  flags: ConfigurationFilterFlags,
  known: readonly Summary[],
): { readonly matches: ConfigurationPredicate; readonly inferences: readonly Inference[] } {
  const predicates: ConfigurationPredicate[] = [];
  const inferences: Inference[] = [];
  for (const name of names(YES_NO_FILTERS)) {
    const wanted = flags[name];
    const { value } = YES_NO_FILTERS[name];
    if (wanted !== undefined) predicates.push((summary) => value(summary) === wanted);
  }
  for (const name of names(REFERENCE_FILTERS)) {
    const references = flags[name];
    if (!references) continue;
    const { of } = REFERENCE_FILTERS[name];
    const all = new Map(known.flatMap(of).map((named) => [named.id, named]));
    const resolutions = resolveNames(`--${name}`, references, [...all.values()]);
    for (const [index, { inferredName }] of resolutions.entries()) {
      if (inferredName === undefined) continue;
      inferences.push({ flag: `--${name}`, text: String(references[index]), name: inferredName });
    }
    const ids = new Set(resolutions.flatMap((resolution) => resolution.ids));
    predicates.push((summary) => of(summary).some(({ id }) => ids.has(id)));
  }
  return { matches: (summary) => predicates.every((matches) => matches(summary)), inferences };
}
