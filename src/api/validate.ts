import type * as z from 'zod/mini';
import { BadResponseError } from '../errors.ts';
import {
  page,
  type Spacecraft,
  type SpacecraftConfiguration,
  spacecraft,
  spacecraftConfiguration,
  type Throttle,
  throttle,
} from '../ll2/spacecraft.ts';
import { assertRequestedId, assertRequestedPage } from './assert-answers.ts';

/** A page of a list whose results are all validated. Unknown fields are still there. */
export interface Page<Item> {
  readonly count: number;
  readonly next?: string | null | undefined;
  readonly previous?: string | null | undefined;
  readonly results: readonly Item[];
}

/** The types of the API's response bodies. */
export interface Shapes {
  readonly spacecraft: Spacecraft;
  readonly spacecraftPage: Page<Spacecraft>;
  readonly configurationPage: Page<SpacecraftConfiguration>;
  readonly throttle: Throttle;
}

export type Shape = keyof Shapes;

const VALIDATORS: { readonly [S in Shape]: (value: unknown, url: URL) => Shapes[S] } = {
  spacecraft: (value, url) => {
    const record = validateSchema(spacecraft, value, url);
    assertRequestedId(record, url);
    return record;
  },
  spacecraftPage: (value, url) => validatePage(spacecraft, value, url),
  configurationPage: (value, url) => validatePage(spacecraftConfiguration, value, url),
  // The provider's OpenAPI schema declares an array, but the API sends an object. Accept both.
  throttle: (value, url) => validateSchema(throttle, [value].flat()[0], url),
};

/** Returns the body of a response with its type. Throws `BadResponseError` if it has another. */
export function validate<S extends Shape>(shape: S, value: unknown, url: URL): Shapes[S] {
  return VALIDATORS[shape](value, url);
}

function validatePage<Item extends { readonly id: number }>(
  schema: z.ZodMiniType<Item>,
  value: unknown,
  url: URL,
): Page<Item> {
  const body = validateSchema(page, value, url);
  const results = body.results.map(
    (item, index): Item => validateSchema(schema, item, url, ['results', index]),
  );
  assertRequestedPage({ ...body, results }, url);
  return { ...body, results };
}

/** Returns the value itself and not the copy that zod makes, which has no unknown fields. */
function validateSchema<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  url: URL,
  path: readonly PropertyKey[] = [],
): z.infer<Schema> {
  assertMatches(schema, value, url, path);
  return value;
}

function assertMatches<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  url: URL,
  path: readonly PropertyKey[],
): asserts value is z.infer<Schema> {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) return;
  const location = formatPath([...path, ...issue.path]);
  const problem = describeProblem(issue);
  throw new BadResponseError(
    `unexpected response from ${url}: ${location ? `${location} is ${problem}` : problem}`,
  );
}

/** Formats a path as JavaScript does: `results[1].name`. */
function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** Names with an article, for the types that zod expects in `ll2/spacecraft.ts`. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'a boolean',
  int: 'an integer',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

function describeProblem(issue: z.core.$ZodIssue): string {
  const expected = issue.code === 'invalid_type' ? TYPE_NAMES[issue.expected] : undefined;
  return expected ? `not ${expected}` : 'invalid';
}
