import { CHANGE_KINDS, type Change } from '../ll2/change.ts';
import type { Comparison } from './comparisons.ts';

/** Returns whether a value has the fields of its type. Fields that are not checked are not read. */
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
/** The range of `Date`, in milliseconds since the epoch. */
const time: Check = (value) => number(value) && Math.abs(Number(value)) <= 8.64e15;

const oneOf =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

const optional = (check: Check): Check => oneOf((value) => value === undefined, check);
const nullable = (check: Check): Check => oneOf((value) => value === null, check);

const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check(Reflect.get(value, name)));

const named = object({ id: number, name: text, abbrev: optional(text) });

const country = object({ id: number, name: text, aliases: list(text) });

const agency = object({
  id: number,
  name: text,
  abbrev: optional(text),
  countries: optional(list(country)),
});

const configuration = object({
  id: number,
  name: text,
  type: nullable(named),
  agency: nullable(agency),
  family: list(named),
  in_use: optional(nullable(flag)),
  human_rated: optional(nullable(flag)),
});

const summary = object({
  id: number,
  name: text,
  status: nullable(named),
  in_space: nullable(flag),
  is_placeholder: nullable(flag),
  spacecraft_config: nullable(configuration),
  flights_count: nullable(number),
  mission_ends_count: nullable(number),
  time_docked: nullable(number),
  time_in_space: nullable(number),
  flown: optional(flag),
});

const change = object({
  change: (value) => CHANGE_KINDS.some((kind) => kind === value),
  spacecraft: object({ id: number, name: text }),
  from: optional(oneOf(text, number)),
  to: optional(oneOf(text, number)),
  launch: optional(text),
  date: optional(text),
  date_precision: optional(text),
  outcome: optional(text),
  summary: optional(summary),
} satisfies { readonly [Field in keyof Change]-?: Check });

const comparisons = list(
  object({
    since: time,
    from: time,
    to: time,
    syncs: number,
    changes: list(change),
    omitted: optional(number),
  } satisfies { readonly [Field in keyof Comparison]-?: Check }),
);

/** Parses the JSON of comparisons. Returns undefined for anything else. */
export function parseComparisons(json: string): Comparison[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return comparisons(value) ? (value as Comparison[]) : undefined;
  } catch {
    return undefined;
  }
}
