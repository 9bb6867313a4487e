/** Checks that a response answers the request, and not another question. */
import { BadResponseError } from '../errors.ts';

/** A response body whose required fields were validated. */
export type ListBody = { readonly count: number; readonly results: readonly Identified[] };

type Identified = { readonly id: number };

/** Throws `BadResponseError` unless a record has the id in the path of the request. */
export function assertRequestedId(record: Identified, url: URL): void {
  const id = /\/(\d+)\/$/.exec(url.pathname)?.[1];
  if (id !== undefined) assertEqual(record.id, Number(id), 'id', url);
}

/** Throws `BadResponseError` unless a page can be the one that the parameters of the request select. */
export function assertRequestedPage({ count, results }: ListBody, url: URL): void {
  const limit = Number(url.searchParams.get('limit') ?? Number.POSITIVE_INFINITY);
  if (results.length > limit) {
    throw unexpected(url, `${results.length} results instead of ${limit} or fewer`);
  }
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const minimum = results.length === 0 ? 0 : offset + results.length;
  if (count < minimum) throw unexpected(url, `count is ${count} instead of ${minimum} or more`);
  const ids = new Set<number>();
  for (const [index, record] of results.entries()) {
    const path = `results[${index}]`;
    if (ids.has(record.id)) throw unexpected(url, `${path}.id is ${record.id} a second time`);
    ids.add(record.id);
    assertMatchesFilters(record, path, url);
  }
}

/** The fields that parameters filter by, as far as a record can be compared with them exactly. */
const FILTERED_FIELDS: Readonly<Record<string, readonly [path: string, ...keys: string[]]>> = {
  name: ['name', 'name'],
  status: ['status.id', 'status', 'id'],
  spacecraft_config: ['spacecraft_config.id', 'spacecraft_config', 'id'],
  in_space: ['in_space', 'in_space'],
  is_placeholder: ['is_placeholder', 'is_placeholder'],
};

function assertMatchesFilters(record: Identified, path: string, url: URL): void {
  for (const [parameter, [field, ...keys]] of Object.entries(FILTERED_FIELDS)) {
    const wanted = url.searchParams.get(parameter);
    const value = keys.reduce(property, record as unknown);
    // A value that is missing, or of another type, is unknown: it contradicts nothing.
    const isComparable = value !== null && value !== undefined && typeof value !== 'object';
    if (wanted !== null && isComparable) assertEqual(value, wanted, `${path}.${field}`, url);
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function assertEqual(value: unknown, wanted: string | number, path: string, url: URL): void {
  const [received, requested] = [value, wanted].map((text) => String(text).normalize());
  if (received === requested) return;
  throw unexpected(url, `${path} is ${excerpt(received)} instead of ${excerpt(requested)}`);
}

const MAX_LENGTH = 60;

function excerpt(text = ''): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function unexpected(url: URL, problem: string): BadResponseError {
  return new BadResponseError(`unexpected response from ${url}: ${problem}`);
}
