import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { AnswerError } from '../errors.ts';

/** A page of 100 detailed craft is a few MB; what is larger than this is no answer of the API. */
const LARGEST_BODY = 64 * 1024 * 1024;

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

/**
 * The text of a body, read to its end, and its size in bytes once decompressed.
 * Throws `AnswerError` where it is too large, or not the text it should be.
 */
export async function readText(
  headers: Headers,
  body: Readable,
): Promise<{ text: string; size: number }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decoded(headers, body) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST_BODY) {
      throw new AnswerError(
        `the answer is larger than ${LARGEST_BODY / 2 ** 20} MiB: it is not read`,
      );
    }
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { text, size };
  } catch (cause) {
    throw new AnswerError('the answer is not UTF-8 text', { cause });
  }
}

function decoded(headers: Headers, body: Readable): Readable {
  const encoding = header(headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  switch (encoding) {
    case '':
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return through(body, createGunzip());
    case 'br':
      return through(body, createBrotliDecompress());
    case 'deflate':
      return through(body, createInflate());
    default:
      body.destroy();
      throw new AnswerError(`the answer is compressed in a way nobody asked for (${encoding})`);
  }
}

/** The decoder's errors reach whoever reads from it; so do those of the body. */
function through(body: Readable, decoder: Transform): Readable {
  return pipeline(body, decoder, () => {});
}
