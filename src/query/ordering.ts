import { type Flag, InvalidValueError } from '../flags/flag.ts';
import { invalidChoice } from '../flags/values.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';

/** What the API can order by; it ignores anything else without a word. */
const API_FIELDS = [
  'flights_count',
  'id',
  'mission_ends_count',
  'time_docked',
  'time_in_space',
] as const;

/** What a catalogue can order by. */
const FIELDS = [...API_FIELDS, 'name'] as const;

type OrderingField = (typeof FIELDS)[number];

export interface OrderingTerm {
  readonly field: OrderingField;
  readonly descending: boolean;
}

/** By the first term, then among equals by the second, and so on. */
export type Ordering = readonly OrderingTerm[];

export const BY_ID: Ordering = [{ field: 'id', descending: false }];

export const orderingFlag: Flag<Ordering> = {
  flag: '--ordering <fields>',
  help: `${FIELDS.join(', ')}; - in front for descending; several with commas; name needs the catalogue (default: id)`,
  group: 'Page',
  values: FIELDS.flatMap((field) => [field, `-${field}`]),
  parse: (text) => assertUnique(text.split(',').map(parseTerm)),
};

/** A field that comes again orders nothing, so that one of the two is not what was meant. */
function assertUnique(ordering: Ordering): Ordering {
  const fields = ordering.map(({ field }) => field);
  const again = fields.find((field, index) => fields.indexOf(field) < index);
  if (again !== undefined) throw new InvalidValueError(`${again} is in it twice: leave one out`);
  return ordering;
}

function parseTerm(text: string): OrderingTerm {
  const term = text.trim();
  const descending = term.startsWith('-');
  const name = descending ? term.slice(1) : term;
  if (name === '') throw new InvalidValueError(`a field is missing. It takes ${FIELDS.join(', ')}`);
  const field = FIELDS.find((candidate) => candidate === name);
  if (!field) throw invalidChoice(name, FIELDS, ', each with - in front for descending');
  return { field, descending };
}

/** Whether the API has no way to order so. */
export function isOrderingBeyondApi(ordering: Ordering): boolean {
  return ordering.some(({ field }) => !API_FIELDS.some((known) => known === field));
}

/** The ordering in the API's spelling. */
export function orderingParameter(ordering: Ordering): string {
  return ordering.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');
}

/**
 * The ordering with ties broken by id. The API breaks none itself, so that pages of a tied
 * ordering may repeat a craft or skip one.
 */
export function withTieBreaker(ordering: Ordering): Ordering {
  return ordering.some(({ field }) => field === 'id') ? ordering : [...ordering, ...BY_ID];
}

/** Compares as PostgreSQL does for the API: nulls come last ascending and first descending. */
export function compareBy(
  ordering: Ordering,
): (one: SpacecraftSummary, other: SpacecraftSummary) => number {
  const [first] = ordering;
  // No two are the same, so that nothing behind it matters.
  if (first?.field === 'id') {
    return first.descending ? (one, other) => other.id - one.id : (one, other) => one.id - other.id;
  }
  return (one, other) => {
    for (const { field, descending } of ordering) {
      const order = compareValues(one[field], other[field]);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

type Value = number | string | null;

function compareValues(one: Value, other: Value): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return naturalCompare(String(one), String(other));
}

let collator: Intl.Collator | undefined;

/** As people order names: Soyuz TMA-9 before Soyuz TMA-10. */
function naturalCompare(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other);
}
