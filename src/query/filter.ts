import type { Flag } from '../flags/flag.ts';
import { InvalidValueError } from '../flags/flag.ts';
import { boolean, wholeNumber } from '../flags/values.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { REFERENCES, type Reference, type ReferenceKind } from './reference.ts';

export type Predicate = (summary: SpacecraftSummary) => boolean;

/**
 * A filter, declared once: its flag, its API parameter and its meaning for local data. The API and
 * the catalogue therefore answer the same question. `Given` is the value of the flag; `Value` is
 * the value after names were resolved to ids.
 */
export interface Filter<Given, Value = Given> extends Flag<Given> {
  /** What it requires if the API has no such parameter: any catalogue, or one with details. */
  readonly requires?: 'catalogue' | 'details';
  /** Returns the value as the API spells it, or undefined if the API cannot express it. */
  parameter(value: Value): string | undefined;
  /** Returns a predicate for local data. */
  matcher(value: Value): Predicate;
}

/** Gives each filter its own value types. */
export function filter<Given, Value = Given>(
  declaration: Omit<Filter<Given, Value>, 'group'>,
): Filter<Given, Value> {
  return { group: 'Filter', ...declaration };
}

/** Declares a filter by a field of yes or no; a spacecraft without a value passes neither. */
export function yesNoFilter(
  flag: Flag<boolean>['flag'],
  help: string,
  value: (summary: SpacecraftSummary) => boolean | null | undefined,
): Filter<boolean> {
  return filter({
    flag,
    help,
    negatable: true,
    parse: boolean,
    parameter: String,
    matcher: (wanted) => (summary) => value(summary) === wanted,
  });
}

export type ReferenceFilter = Filter<readonly Reference[], readonly number[]>;

/** Declares a filter by names or ids. */
export function referenceFilter(
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

/** The API takes one value where the catalogue takes several. */
function singleValue(values: readonly number[]): string | undefined {
  return values.length === 1 ? String(values[0]) : undefined;
}

const REQUIREMENTS = { catalogue: 'the catalogue', details: 'a detailed catalogue' } as const;

/** Returns the filter as one that only the catalogue can answer. */
export function catalogueOnly<Given, Value>(
  requires: keyof typeof REQUIREMENTS,
  declaration: Filter<Given, Value>,
): Filter<Given, Value> {
  return {
    ...declaration,
    requires,
    help: `${declaration.help}; requires ${REQUIREMENTS[requires]} (spacecraft sync)`,
    parameter: () => undefined,
  };
}

export function parseReferences(text: string): Reference[] {
  return text.split(',').map((part) => {
    const reference = requireText(part.trim());
    return /^\d+$/.test(reference) ? wholeNumber(reference, 0) : reference;
  });
}

export function requireText(text: string): string {
  if (text === '') throw new InvalidValueError('expected a non-empty value');
  return text;
}
