/** Where the API's answers come in: what passes here has the shape its type says. */
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

/** A page of a list, checked to the last record; whatever else the API sent is still in it. */
export interface Page<Item> {
  readonly count: number;
  readonly next?: string | null | undefined;
  readonly previous?: string | null | undefined;
  readonly results: readonly Item[];
}

/** The shapes of the API's answers. */
export interface Shapes {
  readonly spacecraft: Spacecraft;
  readonly spacecraftPage: Page<Spacecraft>;
  readonly configurationPage: Page<SpacecraftConfiguration>;
  readonly throttle: Throttle;
}

export type Shape = keyof Shapes;

const VALIDATORS: { readonly [S in Shape]: (value: unknown, url: URL) => Shapes[S] } = {
  spacecraft: (value, url) => checked(spacecraft, value, url, []),
  spacecraftPage: (value, url) => pageOf(spacecraft, value, url),
  configurationPage: (value, url) => pageOf(spacecraftConfiguration, value, url),
  // The provider's schema says it is a list; what comes is an object.
  throttle: (value, url) => checked(throttle, [value].flat()[0], url, []),
};

/** The value, as being of that shape. Throws `BadResponseError` that says what is not. */
export function validate<S extends Shape>(shape: S, value: unknown, url: URL): Shapes[S] {
  return VALIDATORS[shape](value, url);
}

function pageOf<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  url: URL,
): Page<z.infer<Schema>> {
  const sent = checked(page, value, url, []);
  const results = sent.results.map((item, index) => checked(schema, item, url, ['results', index]));
  return { ...sent, results };
}

/** The value itself, not a copy: schemas check, and leave what they do not know where it is. */
function checked<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  url: URL,
  path: readonly PropertyKey[],
): z.infer<Schema> {
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) return value as z.infer<Schema>;
  const place = [...path, ...issue.path].reduce<string>(
    (written, key) =>
      typeof key === 'number' ? `${written}[${key}]` : `${written}.${String(key)}`,
    '',
  );
  const expected =
    issue.code === 'invalid_type' ? `is not of type ${issue.expected}` : issue.message;
  throw new BadResponseError(
    `${url} answered with what the API does not promise: ${place.slice(1) || 'the answer'} ${expected}`,
  );
}
