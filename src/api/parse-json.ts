import { BadResponseError } from '../errors.ts';

/**
 * Records nest six levels deep. What nests deeper than this is refused here, before it exhausts the
 * stack of whatever walks through it, printing above all.
 */
const MAX_DEPTH = 100;

/** The value of a JSON answer. Throws `BadResponseError` that says what came instead. */
export function parseJson(text: string, url: URL): unknown {
  const value = parsed(text, url);
  if (isDeeper(value, MAX_DEPTH)) {
    throw new BadResponseError(`${url} answered with JSON of more than ${MAX_DEPTH} levels`);
  }
  return value;
}

function parsed(text: string, url: URL): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = /^\s*</.test(text) ? 'a web page' : text.trim() === '' ? 'nothing' : 'broken JSON';
    throw new BadResponseError(
      `${url} answered with ${what} instead of JSON: is --api-url right?`,
      {
        cause,
      },
    );
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  let level: readonly object[] = objectsAmong([value]);
  for (let depth = 0; depth < levels && level.length > 0; depth++) {
    level = level.flatMap((each) => objectsAmong(Object.values(each)));
  }
  return level.length > 0;
}

function objectsAmong(values: readonly unknown[]): object[] {
  return values.filter((value): value is object => typeof value === 'object' && value !== null);
}
