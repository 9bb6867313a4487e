/** Faults in how the body is encoded: compression, length, content type, character set. */
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Fault, HEAD, onSocket, PAGE, respond } from './fault.ts';

const MIB = 2 ** 20;

/** Compresses a large body; the default level takes four times as long. */
const gzipLarge = (body: Buffer) => gzipSync(body, { level: constants.Z_BEST_SPEED });

/** An array of empty arrays of this size, in bytes. */
const emptyArrays = (size: number) =>
  Buffer.concat([Buffer.from('['), Buffer.alloc(size, '[],'), Buffer.from('0]')]);

/** Writes spaces as fast as the client reads them. */
function flood(socket: Socket): void {
  const spaces = Buffer.alloc(MIB, ' ');
  const write = () => {
    while (!socket.destroyed && socket.write(spaces));
  };
  socket.on('drain', write);
  write();
}

export const ENCODING_FAULTS: readonly Fault[] = [
  {
    server: 'sends truncated gzip',
    failWith: respond(200, gzipSync(PAGE).subarray(0, 30), { 'Content-Encoding': 'gzip' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response is not valid gzip data; check --api-url, or use --offline$/,
  },
  {
    server: 'sends truncated brotli',
    failWith: respond(200, brotliCompressSync(PAGE).subarray(0, 30), { 'Content-Encoding': 'br' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response is not valid br data; check --api-url, or use --offline$/,
  },
  {
    server: 'declares plain text as gzip',
    failWith: respond(200, PAGE, { 'Content-Encoding': 'gzip' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response is not valid gzip data; check --api-url, or use --offline$/,
  },
  {
    server: 'uses an encoding that was not requested',
    failWith: respond(200, PAGE, { 'Content-Encoding': 'zstd' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: unsupported Content-Encoding: zstd; check --api-url, or use --offline$/,
  },
  ...['constructor', '__proto__', 'toString'].map((encoding) => ({
    server: `uses the encoding ${encoding}`,
    failWith: respond(200, PAGE, { 'Content-Encoding': encoding }),
    exit: 6,
    requests: 1,
    stderr: new RegExp(`^spacecraft: unsupported Content-Encoding: ${encoding.toLowerCase()};`),
  })),
  {
    server: 'names an encoding of 12,000 characters',
    failWith: respond(200, PAGE, { 'Content-Encoding': 'x'.repeat(12_000) }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: unsupported Content-Encoding: x{1,150}…x{50};/,
  },
  {
    server: 'announces another length than it sends',
    failWith: onSocket((socket) => socket.end(`${HEAD}Content-Length: 5, 6\r\n\r\nhello`)),
    exit: 4,
    requests: 1,
    stderr: /^spacecraft: cannot reach HOST: response has another length than announced; try/,
  },
  {
    server: 'sends more bytes than Content-Length',
    failWith: onSocket((socket) => socket.end(`${HEAD}Content-Length: 9\r\n\r\n${PAGE}`)),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: invalid JSON from URL; check --api-url, or use --offline$/,
  },
  {
    server: 'declares JSON as HTML',
    failWith: respond(200, PAGE, { 'Content-Type': 'text/html' }),
    exit: 0,
    requests: 1,
    stderr: /1 of 1 spacecraft/,
  },
  {
    server: 'sends JSON without Content-Type',
    failWith: respond(200, PAGE),
    exit: 0,
    requests: 1,
    stderr: /1 of 1 spacecraft/,
  },
  {
    server: 'sends a byte order mark before the JSON',
    failWith: respond(200, `\ufeff${PAGE}`),
    exit: 0,
    requests: 1,
    stderr: /1 of 1 spacecraft/,
  },
  {
    server: 'sends Latin-1 instead of UTF-8',
    failWith: respond(200, Buffer.from('{"name":"Prüfung"}', 'latin1')),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response is not valid UTF-8; check --api-url, or use --offline$/,
  },
  ...['constructor', '__proto__', 'x'.repeat(300)].map((encoding) => ({
    server: `uses the encoding ${encoding.slice(0, 20)}`,
    failWith: respond(200, PAGE, { 'Content-Encoding': encoding }),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unsupported Content-Encoding: \S{1,201}; check --api-url, or use --offline$/,
  })),
  {
    server: 'sends an infinite body',
    failWith: onSocket((socket) => {
      socket.write(`${HEAD}\r\n`);
      flood(socket);
    }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response exceeds 32 MiB; check --api-url, or use --offline$/,
  },
  {
    server: 'sends a small body that decompresses to 100 MiB',
    failWith: respond(200, gzipLarge(Buffer.alloc(100 * MIB, ' ')), { 'Content-Encoding': 'gzip' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response exceeds 32 MiB; check --api-url, or use --offline$/,
  },
  {
    server: 'sends 60 MiB of empty arrays in 270 kB of gzip',
    failWith: respond(200, gzipLarge(emptyArrays(60 * MIB)), {
      'Content-Encoding': 'gzip',
    }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: response exceeds 32 MiB; check --api-url, or use --offline$/,
  },
  {
    server: 'sends 30 MiB of empty arrays in 140 kB of gzip',
    failWith: respond(200, gzipLarge(emptyArrays(30 * MIB)), {
      'Content-Encoding': 'gzip',
    }),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: JSON from URL has more than 1000000 values; check --api-url, or use --offline$/,
  },
];
