import { BadValue, type Flag } from '../flags/flag.ts';
import { notAmong } from '../flags/values.ts';
import type { Facts } from './facts.ts';

/** What the API can order by; it ignores anything else without a word. */
export const ORDERING_FIELDS = [
  'flights_count',
  'id',
  'mission_ends_count',
  'time_docked',
  'time_in_space',
] as const;

export type OrderingField = (typeof ORDERING_FIELDS)[number];

export interface OrderingTerm {
  readonly field: OrderingField;
  readonly descending: boolean;
}

/** By the first term, then among equals by the second, and so on. */
export type Ordering = readonly OrderingTerm[];

export const BY_ID: Ordering = [{ field: 'id', descending: false }];

export const orderingFlag: Flag<Ordering> = {
  flag: '--ordering <fields>',
  help: 'by these fields, comma-separated, - in front for descending (default: id)',
  group: 'Page',
  values: ORDERING_FIELDS.flatMap((field) => [field, `-${field}`]),
  parse: (text) => text.split(',').map(parseTerm),
};

function parseTerm(text: string): OrderingTerm {
  const term = text.trim();
  const descending = term.startsWith('-');
  const name = descending ? term.slice(1) : term;
  if (name === '') throw new BadValue(`a field is missing. It takes ${ORDERING_FIELDS.join(', ')}`);
  const field = ORDERING_FIELDS.find((candidate) => candidate === name);
  if (!field) throw notAmong(name, ORDERING_FIELDS, ', each with - in front for descending');
  return { field, descending };
}

/** The ordering in the API's spelling. */
export function orderingParameter(ordering: Ordering): string {
  return ordering.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');
}

/**
 * The ordering with ties broken by id. The API breaks none itself, so that pages of a tied
 * ordering may repeat a craft or skip one.
 */
export function withoutTies(ordering: Ordering): Ordering {
  return ordering.some(({ field }) => field === 'id') ? ordering : [...ordering, ...BY_ID];
}

/** Compares as PostgreSQL does for the API: nulls come last ascending and first descending. */
export function compareBy(ordering: Ordering): (one: Facts, other: Facts) => number {
  return (one, other) => {
    for (const { field, descending } of ordering) {
      const order = compareValues(one[field], other[field]);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

function compareValues(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one - other;
}
