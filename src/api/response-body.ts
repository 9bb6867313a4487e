import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { BadResponseError } from '../errors.ts';
import { MAX_QUOTE_LENGTH, shorten } from '../text/shorten.ts';
import { type Headers, header } from './response.ts';

/**
 * Maximum size of a body in bytes, both compressed and decompressed. A page of 100 detailed records
 * has a few MB; 100 spacecraft with 40 flights each, more than any had, would have 16 MiB.
 */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Value of the request header `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECOMPRESSORS: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)],
  ['br', promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress)],
]);

/** Reads a whole body. Throws `BadResponseError` if it is too large. */
export async function readBody(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Decompresses and decodes a body. Throws `BadResponseError` if that is impossible. */
export async function decodeBody(headers: Headers, body: Buffer): Promise<string> {
  const bytes = await decompress(headers, body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadResponseError('response is not valid UTF-8', { cause });
  }
}

async function decompress(headers: Headers, bytes: Buffer): Promise<Buffer> {
  const encoding = header(headers, 'content-encoding')?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return bytes;
  const decompressor = DECOMPRESSORS.get(encoding);
  if (!decompressor)
    throw new BadResponseError(
      `unsupported Content-Encoding: ${shorten(encoding, MAX_QUOTE_LENGTH)}`,
    );
  try {
    return await decompressor(bytes, { maxOutputLength: MAX_BODY_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge();
    throw new BadResponseError(`response is not valid ${encoding} data`, { cause });
  }
}

function tooLarge(): BadResponseError {
  return new BadResponseError(`response exceeds ${MAX_BODY_BYTES / 2 ** 20} MiB`);
}
