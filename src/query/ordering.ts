import { type Flag, InvalidValueError } from '../flags/flag.ts';
import { invalidChoice } from '../flags/values.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';

/** The fields that the API can order by; it silently ignores any other. */
const API_FIELDS = [
  'flights_count',
  'id',
  'mission_ends_count',
  'time_docked',
  'time_in_space',
] as const;

/** The names of the columns that show a field of another name. */
const COLUMN_NAMES: Readonly<Record<string, OrderingField>> = {
  flights: 'flights_count',
  docked: 'time_docked',
  mission_ends: 'mission_ends_count',
};

/** The fields that the catalogue can order by. */
const FIELDS = [...API_FIELDS, 'name'] as const;

type OrderingField = (typeof FIELDS)[number];

export interface OrderingTerm<Field extends string = OrderingField> {
  readonly field: Field;
  readonly descending: boolean;
}

/** Orders by the first term, then by the second among equals, and so on. */
export type Ordering = readonly OrderingTerm[];

export const BY_ID: Ordering = [{ field: 'id', descending: false }];

export const orderingFlag: Flag<Ordering> = {
  flag: '--ordering <fields>',
  help: `${FIELDS.join(', ')}, or columns: ${Object.keys(COLUMN_NAMES).join(', ')}; prefix with - for descending; separate several with commas; name requires the catalogue (default: id)`,
  group: 'Page',
  values: FIELDS.flatMap((field) => [field, `-${field}`]),
  several: true,
  parse: (text) => parseOrdering(text, FIELDS, COLUMN_NAMES),
};

/**
 * Parses fields separated by commas; columns that show a field of another name stand for it. Rejects
 * a repeated field: it would have no effect, so one of the two is a mistake.
 */
export function parseOrdering<Field extends string>(
  text: string,
  fields: readonly Field[],
  columnNames: Readonly<Record<string, Field>> = {},
): OrderingTerm<Field>[] {
  const ordering: OrderingTerm<Field>[] = [];
  for (const typed of text.split(',')) {
    const term = parseTerm(typed.trim(), fields, columnNames);
    if (ordering.some(({ field }) => field === term.field)) {
      throw new InvalidValueError(`duplicate field ${typed.trim().replace(/^-/, '')}`);
    }
    ordering.push(term);
  }
  return ordering;
}

function parseTerm<Field extends string>(
  term: string,
  fields: readonly Field[],
  columnNames: Readonly<Record<string, Field>>,
): OrderingTerm<Field> {
  const descending = term.startsWith('-');
  const name = descending ? term.slice(1) : term;
  if (name === '')
    throw new InvalidValueError(`missing field name; valid values: ${fields.join(', ')}`);
  // A heading can be typed as it is shown: "time in space".
  const key = name.replaceAll(/(?<=\w)[ -](?=\w)/g, '_');
  const field = fields.find((candidate) => candidate === key) ?? ownValue(columnNames, key);
  if (!field) throw invalidChoice(name, fields, '; prefix with - for descending');
  return { field, descending };
}

/** Every object has properties such as `constructor`, which are no aliases. */
function ownValue<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/** Returns whether the API cannot order like this. */
export function isOrderingBeyondApi(ordering: Ordering): boolean {
  return ordering.some(({ field }) => !API_FIELDS.some((known) => known === field));
}

/** Returns the ordering as the API spells it. */
export function orderingParameter(ordering: Ordering): string {
  return ordering.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');
}

/**
 * Returns the ordering with ties broken by id. The API breaks no ties itself, so pages of a tied
 * ordering can repeat or skip spacecraft.
 */
export function withTieBreaker(ordering: Ordering): Ordering {
  return ordering.some(({ field }) => field === 'id') ? ordering : [...ordering, ...BY_ID];
}

type Comparison = (a: SpacecraftSummary, b: SpacecraftSummary) => number;

/** Returns a comparison for sorting. */
export function compareBy(ordering: Ordering): Comparison {
  const comparisons = ordering.map(compareByTerm);
  return (a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareByTerm({ field, descending }: OrderingTerm): Comparison {
  const compare = field === 'name' ? compareByName() : compareByNumber(field);
  return descending ? (a, b) => compare(b, a) : compare;
}

/** Compares names as people expect: Soyuz TMA-9 before Soyuz TMA-10. */
function compareByName(): Comparison {
  // Creating a collator takes 13 ms, and only names need one.
  const { compare } = new Intl.Collator('en', { numeric: true });
  return (a, b) => compare(a.name, b.name);
}

/** Puts nulls last, as PostgreSQL does, which the API uses; descending, they come first. */
function compareByNumber(field: Exclude<OrderingField, 'name'>): Comparison {
  return ({ [field]: a }, { [field]: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a - b;
  };
}
