/**
 * Launch Library 2 on a free port of this machine: as faithful as is known of the real one, with a
 * log of what it was asked, and with whatever failWith a test wants of it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { BadRequest, paging, queried } from './drf.ts';
import { CONFIGURATIONS, type Craft, fleet, STATUSES } from './fleet.ts';
import { configurationRecord, spacecraftRecord } from './records.ts';
import { type ThrottleOptions, throttle } from './throttle.ts';

export interface LaunchLibraryOptions extends ThrottleOptions {
  readonly craft?: readonly Craft[];
  /** Milliseconds before each answer. */
  readonly latency?: number;
}

export interface LoggedRequest {
  /** Path and query: `/2.3.0/spacecraft/?limit=10`. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** Answers a request in place of the API; false leaves it to the API after all. */
export type Trouble = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Changes a body of the API before it is sent. */
export type Amendment = (body: object, url: URL) => object;

export interface LaunchLibrary {
  /** What goes into `--api-url`. */
  readonly url: string;
  /** Every request but those for the quota, which cost nothing. */
  readonly requests: LoggedRequest[];
  /** The most requests that were under way at once. */
  maxConcurrent(): number;
  /** Answers in place of the API from now on. */
  failWith(failWith: Trouble | undefined): void;
  /** Changes what the API sends with status 200 from now on. */
  transform(amendment: Amendment | undefined): void;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function launchLibrary(options: LaunchLibraryOptions = {}): Promise<LaunchLibrary> {
  const craft = options.craft ?? fleet(607);
  const quota = throttle(options);
  const requests: LoggedRequest[] = [];
  let failWith: Trouble | undefined;
  let amendment: Amendment | undefined;
  let underWay = 0;
  let maxConcurrent = 0;

  const server = createServer((request, response) => {
    underWay++;
    maxConcurrent = Math.max(maxConcurrent, underWay);
    response.on('close', () => underWay--);
    if (!isFree(request)) requests.push({ url: request.url ?? '', headers: request.headers });
    if (failWith?.(request, response)) return;
    setTimeout(() => send(response, reply(request), request), options.latency ?? 0);
  });
  // Longer than any pause of a busy machine, which would have it hang up on a client amid a test.
  server.keepAliveTimeout = 60_000;
  const base = await listening(server);

  function reply(request: IncomingMessage): Reply {
    const { authorization } = request.headers;
    const keyed = authorization === `Token ${options.token}`;
    if (authorization !== undefined && !keyed)
      return { status: 401, body: { detail: 'Invalid token.' } };
    if (isFree(request)) return { status: 200, body: quota.state(keyed) };
    const wait = quota.take(keyed);
    if (wait > 0) {
      const detail = `Request was throttled. Expected available in ${wait} seconds.`;
      return { status: 429, body: { detail }, headers: { 'Retry-After': String(wait) } };
    }
    return at(new URL(request.url ?? '', base));
  }

  function at(url: URL): Reply {
    if (!url.pathname.endsWith('/')) {
      return { status: 301, body: {}, headers: { Location: `${url.pathname}/${url.search}` } };
    }
    try {
      const body = found(url);
      return body
        ? { status: 200, body: amendment?.(body, url) ?? body }
        : { status: 404, body: { detail: 'Not found.' } };
    } catch (error) {
      if (error instanceof BadRequest) return { status: 400, body: error.body };
      throw error;
    }
  }

  /** The body of what is at that address, if anything is. */
  function found(url: URL): object | undefined {
    const path = url.pathname.replace('/2.3.0/', '');
    const mode = url.searchParams.get('mode') === 'detailed' ? 'detailed' : 'normal';
    if (path === 'spacecraft/') {
      const records = queried(craft, url.searchParams);
      return listed(url, records, (one) => spacecraftRecord(one, mode, base));
    }
    if (path === 'spacecraft_configurations/') {
      const byName = [...CONFIGURATIONS].sort((one, other) => (one.name < other.name ? -1 : 1));
      return listed(url, byName, (one) => configurationRecord(one, mode, base));
    }
    if (path === 'config/spacecraft_statuses/') return listed(url, STATUSES, (one) => one);
    const id = /^spacecraft\/(\d+)\/$/.exec(path)?.[1];
    const one = craft.find((candidate) => String(candidate.id) === id);
    return one && spacecraftRecord(one, 'detailed', base);
  }

  return {
    url: base.slice(0, -1),
    requests,
    maxConcurrent: () => maxConcurrent,
    failWith: (next) => {
      failWith = next;
    },
    transform: (next) => {
      amendment = next;
    },
    close: () => closed(server),
  };
}

function isFree(request: IncomingMessage): boolean {
  return request.url?.startsWith('/2.3.0/api-throttle/') ?? false;
}

/** A page of the items, with the addresses of its neighbours as the framework writes them. */
function listed<Item>(url: URL, items: readonly Item[], record: (item: Item) => object): object {
  const { limit, offset } = paging(url.searchParams);
  const at = (start: number) => {
    const neighbour = new URL(url);
    neighbour.searchParams.set('limit', String(limit));
    if (start > 0) neighbour.searchParams.set('offset', String(start));
    else neighbour.searchParams.delete('offset');
    neighbour.searchParams.sort();
    // As Python encodes.
    return neighbour.href.replaceAll('*', '%2A').replaceAll('%7E', '~');
  };
  return {
    count: items.length,
    next: offset + limit < items.length ? at(offset + limit) : null,
    previous: offset > 0 ? at(offset - limit) : null,
    results: items.slice(offset, offset + limit).map(record),
  };
}

function send(
  response: ServerResponse,
  { status, body, headers }: Reply,
  request: IncomingMessage,
) {
  const { bytes, encoding } = encoded(JSON.stringify(body), request.headers['accept-encoding']);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Type', 'application/json');
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length }).end(bytes);
}

function encoded(text: string, accepted: string | string[] | undefined) {
  const bytes = Buffer.from(text);
  if (/\bgzip\b/.test(String(accepted))) return { bytes: gzipSync(bytes), encoding: 'gzip' };
  if (/\bbr\b/.test(String(accepted))) return { bytes: brotliCompressSync(bytes), encoding: 'br' };
  return { bytes };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/2.3.0/`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
