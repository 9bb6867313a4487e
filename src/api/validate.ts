import type * as z from 'zod/mini';
import { BadResponseError } from '../errors.ts';
import { findMismatches, RequiredMismatch } from '../ll2/find-mismatches.ts';
import { spaceStation } from '../ll2/space-station.ts';
import {
  page,
  type RawRecord,
  spacecraft,
  spacecraftConfiguration,
  type Throttle,
  throttle,
} from '../ll2/spacecraft.ts';
import { assertRequestedId, assertRequestedPage } from './assert-answers.ts';
import { assertVersion } from './assert-version.ts';

/** A page of a list whose results are all validated. Unknown fields are still there. */
export interface Page<Item> {
  readonly count: number;
  readonly next?: string | null | undefined;
  readonly previous?: string | null | undefined;
  readonly results: readonly Item[];
}

/** The types of the API's response bodies. */
export interface Shapes {
  readonly spacecraft: RawRecord;
  readonly spacecraftPage: Page<RawRecord>;
  readonly configurationPage: Page<RawRecord>;
  readonly spaceStationPage: Page<RawRecord>;
  readonly throttle: Throttle;
}

export type Shape = keyof Shapes;

const VALIDATORS: { readonly [S in Shape]: (value: unknown, url: URL) => Shapes[S] } = {
  spacecraft(value, url) {
    assertVersion(value, url);
    const record = validateSchema<RawRecord>(spacecraft, value, url);
    assertRequestedId(record, url);
    return record;
  },
  spacecraftPage: (value, url) => validatePage(spacecraft, value, url),
  configurationPage: (value, url) => validatePage(spacecraftConfiguration, value, url),
  spaceStationPage: (value, url) => validatePage(spaceStation, value, url),
  // The provider's OpenAPI schema declares an array, but the API sends an object. Accept both.
  throttle: (value, url) => validateSchema<Throttle>(throttle, [value].flat()[0], url),
};

/** Returns the body of a response with its type. Throws `BadResponseError` if it has another. */
export function validate<S extends Shape>(shape: S, value: unknown, url: URL): Shapes[S] {
  return VALIDATORS[shape](value, url);
}

function validatePage(schema: z.ZodMiniType, value: unknown, url: URL): Page<RawRecord> {
  const body = validateSchema<Page<unknown>>(page, value, url);
  const results = body.results.map((item, index) => {
    assertVersion(item, url);
    return validateSchema<RawRecord>(schema, item, url, ['results', index]);
  });
  const validated = { ...body, results };
  assertRequestedPage(validated, url);
  return validated;
}

/** Returns the value itself, whose optional fields may have other types than in the schema. */
function validateSchema<Value>(
  schema: z.ZodMiniType,
  value: unknown,
  url: URL,
  path: readonly (string | number)[] = [],
): Value {
  assertMatches<Value>(schema, value, url, path);
  return value;
}

function assertMatches<Value>(
  schema: z.ZodMiniType,
  value: unknown,
  url: URL,
  path: readonly (string | number)[],
): asserts value is Value {
  const result = findMismatches(schema, value);
  if (!(result instanceof RequiredMismatch)) return;
  const location = formatPath([...path, ...result.path]);
  throw new BadResponseError(
    `unexpected response from ${url}: ${location ? `${location} is ` : ''}${result.problem}`,
  );
}

/** Formats a path as JavaScript does: `results[1].name`. */
function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}
