/** Where the API's answers come in: what passes here has the shape its type says. */
import type * as z from 'zod/mini';
import { AnswerError } from '../errors.ts';
import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { page, type Spacecraft, spacecraft, spacecraftConfiguration } from '../ll2/spacecraft.ts';

/** A page of a list, checked to the last record; `next` and whatever else the API sent included. */
export interface Page<Item> {
  readonly count: number;
  readonly next?: string | null | undefined;
  readonly previous?: string | null | undefined;
  readonly results: readonly Item[];
}

export function asSpacecraft(value: unknown, address: URL): Spacecraft {
  return checked(spacecraft, value, address, []);
}

export function asSpacecraftPage(value: unknown, address: URL): Page<Spacecraft> {
  return pageOf(spacecraft, value, address);
}

export function asConfigurationPage(value: unknown, address: URL): Page<SpacecraftConfiguration> {
  return pageOf(spacecraftConfiguration, value, address);
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
