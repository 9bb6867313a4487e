import { BadResponseError } from '../errors.ts';

/**
 * Maximum nesting of a response; records have six levels. Without a limit, code that walks through
 * a value recursively, such as `JSON.stringify`, would exhaust the stack.
 */
const MAX_DEPTH = 100;

/**
 * Maximum number of values in a response. A page of 100 detailed records has about 100,000. Each can
 * take 50 bytes of memory and more, though `[],` takes three in the text.
 */
const MAX_VALUES = 1_000_000;

/** Parses the JSON body of a response. Throws `BadResponseError` if it is invalid or too complex. */
export function parseJson(text: string, url: URL): unknown {
  const excess = excessIn(text);
  if (excess) throw new BadResponseError(`JSON from ${url} has more than ${excess}`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadResponseError(`${describeInvalidJson(text)} from ${url}`, {
      cause,
    });
  }
}

function describeInvalidJson(text: string): string {
  if (text.trim() === '') return 'empty response';
  return /^\s*</.test(text) ? 'HTML instead of JSON' : 'invalid JSON';
}

/** Returns the limit that JSON exceeds, if any. Looks at the text, before values take memory. */
function excessIn(text: string): string | undefined {
  let depth = 0;
  let values = 1;
  for (let position = 0; position < text.length; position++) {
    switch (text[position]) {
      case '"':
        position = endOfString(text, position + 1);
        break;
      case ',':
        values++;
        break;
      case '[':
      case '{':
        values++;
        depth++;
        break;
      case ']':
      case '}':
        depth--;
        break;
    }
    if (depth > MAX_DEPTH) return `${MAX_DEPTH} levels`;
    if (values > MAX_VALUES) return `${MAX_VALUES} values`;
  }
  return undefined;
}

/** Returns the position of the closing quote; the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  let position = start;
  while (position < text.length && text[position] !== '"') {
    position += text[position] === '\\' ? 2 : 1;
  }
  return position;
}
