import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { SpacecraftRef } from '../source/source.ts';
import { announce } from '../terminal/notice.ts';

/** The argument that stands for standard input. */
export const STANDARD_INPUT = '-';

/** Maximum length of a name in the API. */
const MAX_NAME_LENGTH = 255;

/** Reads ids and names from the arguments, and from standard input for the argument `-`. */
export async function readRefs(
  args: readonly string[],
  context: Context,
): Promise<SpacecraftRef[]> {
  const refs: SpacecraftRef[][] = [];
  for (const arg of args) {
    const texts = arg === STANDARD_INPUT ? await readLines(context) : [arg];
    refs.push(texts.map(parseRef));
  }
  return refs.flat();
}

function parseRef(text: string): SpacecraftRef {
  const ref = text.normalize().trim();
  if (/^\d+$/.test(ref) && Number.isSafeInteger(Number(ref))) return Number(ref);
  if (ref === '') throw new UsageError('expected an id or a name, not an empty argument');
  if (ref.length > MAX_NAME_LENGTH) {
    throw new UsageError(`${ref.slice(0, 40)}… is too long for a name`);
  }
  if (/\p{Cc}/u.test(ref)) throw new UsageError(`${ref} is neither an id nor a name`);
  return ref;
}

/** The ids and names of all spacecraft take some kilobytes; more than this is something else. */
const MAX_INPUT_LENGTH = 2 ** 20;

/** Reads the lines of standard input that are not blank. */
async function readLines(context: Context): Promise<string[]> {
  const { stdin, interruption } = context;
  if (stdin.isTTY) announce(context, 'reading ids and names, one per line; end with Ctrl-D');
  const { addAbortSignal } = await import('node:stream');
  let text = '';
  for await (const chunk of addAbortSignal(interruption, stdin).setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_INPUT_LENGTH) {
      throw new UsageError('standard input exceeds 1 MiB; expected ids and names, one per line');
    }
  }
  return text.split('\n').filter((line) => line.trim() !== '');
}
