import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Lookup, SpacecraftRef } from '../source/source.ts';
import { announce } from '../terminal/notice.ts';

/** The argument that stands for standard input. */
const STANDARD_INPUT = '-';

/** Maximum length of a name in the API. */
const MAX_NAME_LENGTH = 255;

/** What the arguments of `show` refer to. */
export interface ShowArguments extends Lookup {
  /** Whether they can only refer to one spacecraft, unless they are the words of a name. */
  readonly isSingle: boolean;
}

/** Reads ids and names from the arguments, and from standard input for the argument `-`. */
export async function readRefs(args: readonly string[], context: Context): Promise<ShowArguments> {
  const refs: SpacecraftRef[][] = [];
  for (const arg of args) {
    const texts = arg === STANDARD_INPUT ? await readLines(context) : [arg];
    refs.push(texts.flatMap(splitList).map(parseRef));
  }
  const phrase = phraseOf(args);
  return {
    refs: refs.flat(),
    isSingle: refs.flat().length === 1 && !args.includes(STANDARD_INPUT),
    ...(phrase !== undefined && { phrase }),
  };
}

/** Splits a list of ids or serial numbers at its commas: `85,C206`. A name may contain commas. */
function splitList(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every(isNumber) ? parts : [text];
}

/** Returns whether a text may be an id or a serial number, such as OV-105. */
function isNumber(text: string): boolean {
  return /^[\p{L}\p{N}.-]+$/u.test(text) && /\d/.test(text);
}

/**
 * Returns the arguments as one name, if they may be one that was typed without quotes. Names do not
 * start with a number, and an argument with a space was quoted by itself.
 */
function phraseOf(args: readonly string[]): string | undefined {
  const words = args.map((arg) => arg.normalize().trim());
  const [first = ''] = words;
  const isPhrase =
    words.length > 1 &&
    !words.includes(STANDARD_INPUT) &&
    !words.some((word) => /[\s,]/.test(word)) &&
    !isId(first);
  const phrase = words.join(' ');
  return isPhrase && phrase.length <= MAX_NAME_LENGTH ? phrase : undefined;
}

function isId(text: string): boolean {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text));
}

function parseRef(text: string): SpacecraftRef {
  const ref = text.normalize().trim();
  if (isId(ref)) return Number(ref);
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
