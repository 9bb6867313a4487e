/**
 * Keeps the API key out of everything the program prints or stores. A server may send the key back,
 * and a user may type it: text from the API is redacted on arrival, and all text once more when it
 * is written.
 */
import type { Writable } from 'node:stream';

/** Replaces the API key in redacted text. */
const PLACEHOLDER = '[API key]';

/** Finds keys as they are, in JSON and in URLs, in any of the ways to write a character there. */
export class Redactor {
  readonly #keys = new Map<string, readonly number[]>();

  /** Removes this key from all text from now on. */
  protect(key: string | undefined): void {
    if (key) this.#keys.set(key, decodedCodes(key));
  }

  /** Returns the text without the keys. */
  redact(text: string): string {
    let redacted = text;
    for (const [key, codes] of this.#keys) {
      // The key as it is comes second: digits after a key that ends in % look like an escape.
      redacted = replaceEncoded(redacted, codes).replaceAll(key, PLACEHOLDER);
    }
    return redacted;
  }

  /** Returns whether one of the keys is in the text. */
  finds(text: string): boolean {
    return this.redact(text) !== text;
  }

  /** Makes a stream redact everything that is written to it, and returns the stream. */
  guard<Stream extends Writable>(stream: Stream): Stream {
    const write: typeof stream.write = stream.write.bind(stream);
    const redacted = (chunk: unknown) => {
      if (this.#keys.size === 0) return chunk;
      if (typeof chunk === 'string') return this.redact(chunk);
      if (!(chunk instanceof Uint8Array)) return chunk;
      return Buffer.from(this.redact(Buffer.from(chunk).toString('latin1')), 'latin1');
    };
    stream.write = (chunk: unknown, ...rest: unknown[]) =>
      Reflect.apply(write, stream, [redacted(chunk), ...rest]);
    return stream;
  }
}

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const LETTER_U = 0x75;

/** Replaces every occurrence of a key, given the codes of its characters. */
function replaceEncoded(text: string, key: readonly number[]): string {
  const [first] = key;
  if (first === undefined) return text;
  let redacted = '';
  let copied = 0;
  for (let start = 0; start < text.length; start++) {
    const code = text.charCodeAt(start);
    if (lowerCase(code) !== first && code !== BACKSLASH && code !== PERCENT) continue;
    const decoded = decodedAt(text, start);
    const end = decoded.code === first ? endOfKey(text, start, key) : undefined;
    if (end === undefined) {
      // The character is the same from any of the backslashes before it.
      start = Math.max(start, decoded.start - 1);
      continue;
    }
    redacted += text.slice(copied, start) + PLACEHOLDER;
    copied = end;
    start = end - 1;
  }
  return redacted + text.slice(copied);
}

/** Returns the end of the key if it starts there. */
function endOfKey(text: string, start: number, key: readonly number[]): number | undefined {
  let position = start;
  for (const expected of key) {
    const { code, end } = decodedAt(text, position);
    if (code !== expected) return undefined;
    position = end;
  }
  return position;
}

function decodedCodes(text: string): number[] {
  const codes: number[] = [];
  for (let position = 0; position < text.length; ) {
    const { code, end } = decodedAt(text, position);
    if (!Number.isNaN(code)) codes.push(code);
    position = end;
  }
  return codes;
}

/** Maximum number of backslashes before a character. JSON in JSON in JSON has seven. */
const MAX_BACKSLASHES = 16;

/** A character in lower case, and where it is. The code is NaN at the end of the text. */
interface Decoded {
  readonly code: number;
  /** After the backslashes. */
  readonly start: number;
  readonly end: number;
}

/** Decodes the character at a position: `k`, `\k`, `\u006b`, `%6b`, `%256b`. Skips backslashes. */
function decodedAt(text: string, start: number): Decoded {
  let position = start;
  for (let skipped = 0; skipped <= MAX_BACKSLASHES; skipped++) {
    const { code, end } = unescapedAt(text, position, skipped > 0);
    if (code !== BACKSLASH) return { code: lowerCase(code), start: position, end };
    position = end;
  }
  return { code: Number.NaN, start: position, end: position };
}

function unescapedAt(text: string, position: number, isEscaped: boolean): Omit<Decoded, 'start'> {
  const code = text.charCodeAt(position);
  let digits = position + 1;
  let length = 0;
  if (code === LETTER_U && isEscaped) length = 4;
  if (code === PERCENT) {
    length = 2;
    while (text.startsWith('25', digits)) digits += 2;
  }
  const escaped = length > 0 ? hexAt(text, digits, length) : undefined;
  return escaped === undefined ? { code, end: digits } : { code: escaped, end: digits + length };
}

function hexAt(text: string, start: number, length: number): number | undefined {
  let value = 0;
  for (let position = start; position < start + length; position++) {
    const code = lowerCase(text.charCodeAt(position));
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit && !(code >= 0x61 && code <= 0x66)) return undefined;
    value = value * 16 + code - (isDigit ? 0x30 : 0x57);
  }
  return value;
}

/** Only ASCII: keys have no other letters. */
function lowerCase(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
