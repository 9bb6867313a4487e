/** Faults below HTTP: connections that fail, and responses that are not complete HTTP. */
import type { Socket } from 'node:net';
import { type Fault, forFirst, HEAD, onSocket, PAGE } from './fault.ts';

const CONNECTION_RESET =
  /^spacecraft: cannot reach HOST: connection reset; try again later, or use --offline$/;

/** Faults that would last forever without `--timeout`. */
const TIMEOUT = {
  command: 'list --timeout 0.3',
  exit: 4,
  requests: 1,
  stderr:
    /^spacecraft: no response from HOST within 0\.3 s; increase --timeout, try again later, or use --offline$/,
} as const;

/** Writes text 20 times per second until the client closes the connection. */
function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 50);
  socket.on('close', () => clearInterval(timer));
}

export const CONNECTION_FAULTS: readonly Fault[] = [
  {
    server: 'resets the connection before the response',
    failWith: onSocket((socket) => socket.resetAndDestroy()),
    exit: 4,
    requests: 3,
    stderr: CONNECTION_RESET,
  },
  {
    server: 'resets the connection within the headers',
    failWith: onSocket((socket) => socket.write(HEAD, () => socket.resetAndDestroy())),
    exit: 4,
    requests: 3,
    stderr: CONNECTION_RESET,
  },
  {
    server: 'resets the connection within the body',
    failWith: onSocket((socket) =>
      socket.write(`${HEAD}Content-Length: 99\r\n\r\n{"count"`, () => {
        setTimeout(() => socket.resetAndDestroy(), 30);
      }),
    ),
    exit: 4,
    requests: 3,
    stderr: CONNECTION_RESET,
  },
  {
    server: 'closes the connection without a response',
    failWith: onSocket((socket) => socket.end()),
    exit: 4,
    requests: 3,
    stderr: CONNECTION_RESET,
  },
  {
    server: 'closes the connection before the end of the body',
    failWith: onSocket((socket) => socket.end(`${HEAD}Content-Length: 9999\r\n\r\n${PAGE}`)),
    exit: 4,
    requests: 3,
    stderr: CONNECTION_RESET,
  },
  {
    server: 'resets the connection once, then answers',
    failWith: forFirst(
      1,
      onSocket((socket) => socket.resetAndDestroy()),
    ),
    exit: 0,
    requests: 2,
    stderr: /of 607 spacecraft/,
  },
  {
    server: 'never answers',
    failWith: () => true,
    ...TIMEOUT,
  },
  {
    server: 'sends headers forever',
    failWith: onSocket((socket) => {
      socket.write(HEAD);
      drip(socket, 'X-More: yes\r\n');
    }),
    ...TIMEOUT,
  },
  {
    server: 'sends a body byte by byte forever',
    failWith: onSocket((socket) => {
      socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
      drip(socket, '1\r\n \r\n');
    }),
    ...TIMEOUT,
  },
  {
    server: 'sends a header of 200 kB',
    failWith: onSocket((socket) => socket.write(`${HEAD}X-More: ${'x'.repeat(200_000)}`)),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: HOST is not an HTTP server; check --api-url, or use --offline$/,
  },
  {
    server: 'speaks SSH',
    failWith: onSocket((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: HOST is not an HTTP server; check --api-url, or use --offline$/,
  },
];
