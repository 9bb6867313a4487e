import { BadResponseError } from '../errors.ts';

/**
 * Maximum nesting of a response; records have six levels. Without a limit, code that walks through
 * a value recursively, such as `JSON.stringify`, would exhaust the stack.
 */
const MAX_DEPTH = 100;

/** Parses the JSON body of a response. Throws `BadResponseError` if it is invalid or too deep. */
export function parseJson(text: string, url: URL): unknown {
  const value = tryParseJson(text);
  if (value === undefined) {
    throw new BadResponseError(`${describeInvalidJson(text)} from ${url}; check --api-url`);
  }
  if (isDeeperThan(MAX_DEPTH, value)) {
    throw new BadResponseError(`JSON from ${url} has more than ${MAX_DEPTH} levels`);
  }
  return value;
}

/** Parses JSON. Returns undefined, which is never a JSON value, if it is invalid. */
export function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeInvalidJson(text: string): string {
  if (text.trim() === '') return 'empty response';
  return /^\s*</.test(text) ? 'HTML instead of JSON' : 'invalid JSON';
}

/** Goes through the value level by level, because a recursive function could exhaust the stack. */
function isDeeperThan(maxDepth: number, value: unknown): boolean {
  let level = objectsIn([value]);
  for (let depth = 0; depth < maxDepth && level.length > 0; depth++) {
    level = level.flatMap((object) => objectsIn(Object.values(object)));
  }
  return level.length > 0;
}

function objectsIn(values: readonly unknown[]): object[] {
  return values.filter((value): value is object => typeof value === 'object' && value !== null);
}
