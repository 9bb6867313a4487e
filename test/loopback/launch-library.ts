/**
 * A server on a free port of this machine that behaves like Launch Library 2, as far as its
 * behaviour is known. Tests can inspect the requests, make it fail, and change its responses.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Reply, replyTo } from './endpoints.ts';
import { type FleetSpacecraft, fleet } from './fleet.ts';
import { type ThrottleOptions, throttle } from './throttle.ts';

export interface LaunchLibraryOptions extends ThrottleOptions {
  /** Spacecraft in the API's default order. The default is a fleet of 607. */
  readonly fleet?: readonly FleetSpacecraft[];
  /** Delay before each response in ms. */
  readonly latency?: number;
}

export interface LoggedRequest {
  /** Path and query, such as `/2.3.0/spacecraft/?limit=10`. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** Responds to a request instead of the API, and returns true; false lets the API respond. */
export type FaultHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Changes a body of the API before the server sends it. */
export type Transform = (body: object, url: URL) => object;

export interface LaunchLibrary {
  /** Base URL, for `--api-url`. */
  readonly url: string;
  /** All requests that count against the quota: those to `/api-throttle/` are free. */
  readonly requests: LoggedRequest[];
  /** Returns the maximum number of requests that were in progress at the same time. */
  maxConcurrent(): number;
  /** Sets a handler for all following requests, or removes it. */
  failWith(handler: FaultHandler | undefined): void;
  /** Sets a function that changes the bodies of all following responses with status 200. */
  transform(transform: Transform | undefined): void;
  close(): Promise<void>;
}

export async function launchLibrary(options: LaunchLibraryOptions = {}): Promise<LaunchLibrary> {
  const spacecraft = options.fleet ?? fleet(607);
  const quota = throttle(options);
  const requests: LoggedRequest[] = [];
  let faultHandler: FaultHandler | undefined;
  let transform: Transform | undefined;
  let concurrent = 0;
  let maxConcurrent = 0;

  const server = createServer((request, response) => {
    concurrent++;
    maxConcurrent = Math.max(maxConcurrent, concurrent);
    response.on('close', () => concurrent--);
    if (!isFree(request)) requests.push({ url: request.url ?? '', headers: request.headers });
    if (faultHandler?.(request, response)) return;
    setTimeout(() => send(response, reply(request), request), options.latency ?? 0);
  });
  // Longer than a test: the server must not close idle connections of a client on a slow machine.
  server.keepAliveTimeout = 60_000;
  const base = `http://127.0.0.1:${await listen(server)}/2.3.0/`;

  function reply(request: IncomingMessage): Reply {
    const { authorization } = request.headers;
    const hasKey = authorization === `Token ${options.token}`;
    if (authorization !== undefined && !hasKey) {
      return { status: 401, body: { detail: 'Invalid token.' } };
    }
    if (isFree(request)) return { status: 200, body: quota.state(hasKey) };
    const wait = quota.take(hasKey);
    if (wait > 0) {
      const detail = `Request was throttled. Expected available in ${wait} seconds.`;
      return { status: 429, body: { detail }, headers: { 'Retry-After': String(wait) } };
    }
    const url = new URL(request.url ?? '', base);
    const result = replyTo(url, base, spacecraft);
    if (result.status !== 200 || !transform) return result;
    return { ...result, body: transform(result.body, url) };
  }

  return {
    url: base.slice(0, -1),
    requests,
    maxConcurrent: () => maxConcurrent,
    failWith: (handler) => {
      faultHandler = handler;
    },
    transform: (newTransform) => {
      transform = newTransform;
    },
    close: () => close(server),
  };
}

function isFree(request: IncomingMessage): boolean {
  return request.url?.startsWith('/2.3.0/api-throttle/') ?? false;
}

function send(
  response: ServerResponse,
  { status, body, headers }: Reply,
  request: IncomingMessage,
): void {
  const { bytes, encoding } = compress(JSON.stringify(body), request.headers['accept-encoding']);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Type', 'application/json');
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length }).end(bytes);
}

/** The default level takes most of the time of a response. */
const FAST = { level: constants.Z_BEST_SPEED };

function compress(
  text: string,
  acceptEncoding: string | string[] | undefined,
): { bytes: Buffer; encoding?: string } {
  const bytes = Buffer.from(text);
  const accepted = String(acceptEncoding);
  if (/\bgzip\b/.test(accepted)) return { bytes: gzipSync(bytes, FAST), encoding: 'gzip' };
  if (/\bbr\b/.test(accepted)) return { bytes: brotliCompressSync(bytes), encoding: 'br' };
  return { bytes };
}

/** Starts the server on a free port, and returns the port. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
