/** Where the API's answers come in: what passes here has the shape its type says. */
import type * as z from 'zod/mini';
import { AnswerError } from '../errors.ts';
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

const GATES: { readonly [S in Shape]: (value: unknown, address: URL) => Shapes[S] } = {
  spacecraft: (value, address) => checked(spacecraft, value, address, []),
  spacecraftPage: (value, address) => pageOf(spacecraft, value, address),
  configurationPage: (value, address) => pageOf(spacecraftConfiguration, value, address),
  // The provider's schema says it is a list; what comes is an object.
  throttle: (value, address) => checked(throttle, [value].flat()[0], address, []),
};

/** The value, as being of that shape. Throws `AnswerError` that says what is not. */
export function passGate<S extends Shape>(shape: S, value: unknown, address: URL): Shapes[S] {
  return GATES[shape](value, address);
}

function pageOf<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  address: URL,
): Page<z.infer<Schema>> {
  const sent = checked(page, value, address, []);
  const results = sent.results.map((item, index) =>
    checked(schema, item, address, ['results', index]),
  );
  return { ...sent, results };
}

/** The value itself, not a copy: schemas check, and leave what they do not know where it is. */
function checked<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  address: URL,
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
  throw new AnswerError(
    `${address} answered with what the API does not promise: ${place.slice(1) || 'the answer'} ${expected}`,
  );
}
