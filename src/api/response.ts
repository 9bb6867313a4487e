import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { BadResponseError } from '../errors.ts';

/** A page of 100 detailed craft is a few MB; what is larger than this is no answer of the API. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** What is asked for in `Accept-Encoding`. */
export const ENCODINGS = 'gzip, br';

/** A whole answer, its text decoded. */
export interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The header's value; the first, where it was sent more than once. */
export function header(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A body, read to its end. Throws `BadResponseError` where that is too far away. */
export async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The text of a body, decompressed. Throws `BadResponseError` where it is not the text it should be. */
export async function readText(headers: Headers, body: Buffer): Promise<string> {
  const bytes = await decompressed(headers, body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadResponseError('the answer is not UTF-8 text', { cause });
  }
}

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECOMPRESS: Readonly<Record<string, Decompress>> = {
  gzip: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  br: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

async function decompressed(headers: Headers, bytes: Buffer): Promise<Buffer> {
  const encoding = header(headers, 'content-encoding')?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return bytes;
  const decompress = DECOMPRESS[encoding];
  if (!decompress) {
    throw new BadResponseError(`the answer is compressed in a way nobody asked for (${encoding})`);
  }
  try {
    return await decompress(bytes, { maxOutputLength: MAX_BODY_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge();
    throw new BadResponseError(`the answer is broken: it does not decompress (${encoding})`, {
      cause,
    });
  }
}

function tooLarge(): BadResponseError {
  return new BadResponseError(
    `the answer is larger than ${MAX_BODY_BYTES / 2 ** 20} MiB: it is not read`,
  );
}
