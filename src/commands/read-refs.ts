import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { notice } from '../terminal/notice.ts';

/** The argument that stands for standard input. */
export const standardInput = '-';

/** The API gives names no more room than this. */
const MAX_NAME_LENGTH = 255;

/** The ids and names that the arguments, and standard input where they say so, ask for. */
export async function readRefs(
  args: readonly string[],
  context: Context,
): Promise<(number | string)[]> {
  const wanted: (number | string)[] = [];
  for (const arg of args) {
    if (arg === standardInput) wanted.push(...(await lines(context)).map(idOrName));
    else wanted.push(idOrName(arg));
  }
  return wanted;
}

function idOrName(text: string): number | string {
  const wanted = text.trim();
  if (/^\d+$/.test(wanted) && Number.isSafeInteger(Number(wanted))) return Number(wanted);
  if (wanted === '') throw new UsageError('an empty name fits no spacecraft: give an id or a name');
  if (wanted.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(wanted)) {
    throw new UsageError(`${wanted.slice(0, 40)}… is neither the id nor the name of a spacecraft`);
  }
  return wanted;
}

/** Ids and names of every craft there is take some kilobytes; what is larger than this is something else. */
const MAX_INPUT_LENGTH = 2 ** 20;

/** The lines of standard input that hold anything. */
async function lines({ stdin, stderr, interruption }: Context): Promise<string[]> {
  if (stdin.isTTY) notice({ stderr }, 'reading ids and names, one a line; Ctrl-D ends them');
  const { addAbortSignal } = await import('node:stream');
  let text = '';
  for await (const chunk of addAbortSignal(interruption, stdin).setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_INPUT_LENGTH) {
      throw new UsageError(
        'standard input holds more than 1 MiB: give it ids and names, one a line',
      );
    }
  }
  return text.split('\n').filter((line) => line.trim() !== '');
}
