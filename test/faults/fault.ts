/** What a fault of the server is, and the building blocks of faults. */
import type { Socket } from 'node:net';
import type { FaultHandler, Transform } from '../loopback/launch-library.ts';

export interface Fault {
  /** What the server does: the title of the test starts with "when the server". */
  readonly server: string;
  readonly failWith?: FaultHandler;
  readonly transform?: Transform;
  /** Command line. The default is `list`. */
  readonly command?: string;
  /** Expected exit code. */
  readonly exit: number;
  /** Expected number of requests. */
  readonly requests: number;
  /** Expected stderr without its newline. The default is an empty stderr. */
  readonly stderr?: RegExp;
}

/** Sends the same response to every request. */
export const respond =
  (
    status: number,
    body: string | Buffer = '',
    headers: Readonly<Record<string, string>> = {},
  ): FaultHandler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

/** Applies a fault to the first requests only. */
export function forFirst(count: number, fault: FaultHandler): FaultHandler {
  let remaining = count;
  return (request, response) => remaining-- > 0 && fault(request, response);
}

/** Writes to the socket directly, to send what Node's HTTP server would not. */
export const onSocket =
  (write: (socket: Socket) => void): FaultHandler =>
  ({ socket }) => {
    write(socket);
    return true;
  };

export const HTML = '<!doctype html><h1>Bad gateway</h1>';

export const SPACECRAFT = { id: 1, name: 'One' };

/** A valid page with one spacecraft. */
export const PAGE = JSON.stringify(pageOf([SPACECRAFT]));

export function pageOf(results: unknown): object {
  return { count: 1, next: null, previous: null, results };
}

/** Status line and first header of a response, for `onSocket`. */
export const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
