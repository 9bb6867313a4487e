/**
 * What may go wrong on the wire, one row a fault: what the server does, and what that is to cost:
 * the exit code, the line on stderr, the number of requests.
 */
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { TODAY } from '../harness.ts';
import type { Amendment, Trouble } from '../loopback/launch-library.ts';

export interface Fault {
  readonly name: string;
  /** What the server does to every request. A fault may count them, so each run takes a new one. */
  readonly failWith?: () => Trouble;
  /** What it changes in its answers. */
  readonly amendment?: Amendment;
  /** `list` where nothing is said. */
  readonly line?: string;
  readonly exit: number;
  /** What stderr says, without the names of the program and of the host; nothing at all where undefined. */
  readonly says?: RegExp;
  readonly requests: number;
}

/** The same answer every time. */
export const always =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): (() => Trouble) =>
  () =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

/** For so many requests; after that the API answers. */
export const first =
  (count: number, failWith: () => Trouble): (() => Trouble) =>
  () => {
    let left = count;
    const answer = failWith();
    return (request, response) => left-- > 0 && answer(request, response);
  };

/** Straight onto the wire, past what a well-behaved server would let through. */
const raw =
  (send: (socket: Socket) => void): (() => Trouble) =>
  () =>
  ({ socket }) => {
    send(socket);
    return true;
  };

/** The API's own pages, changed. */
const changed =
  (change: (page: Page, offset: number) => object): Amendment =>
  (body, { searchParams }) =>
    'results' in body ? change(body as Page, Number(searchParams.get('offset') ?? 0)) : body;

interface Page {
  readonly count: number;
  readonly results: readonly Record<string, unknown>[];
}

export const HTML = '<!doctype html><h1>Bad gateway</h1>';

const json = (value: unknown) => JSON.stringify(value);
const craft = { id: 1, name: 'One' };
const page = (results: unknown) => ({ count: 1, next: null, previous: null, results });
const fine = json(page([craft]));

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const MIB = 2 ** 20;

/** Twenty times a second for as long as the client listens. */
function drip(socket: Socket, drop: string): void {
  const timer = setInterval(() => socket.write(drop), 50);
  socket.on('close', () => clearInterval(timer));
}

/** As much as the client takes. */
function flood(socket: Socket): void {
  const spaces = Buffer.alloc(MIB, ' ');
  const on = () => {
    while (!socket.destroyed && socket.write(spaces));
  };
  socket.on('drain', on);
  on();
}

const BROKEN_OFF = /cannot be reached: it broke off the connection; try later, or use --offline$/;
const TOO_LATE = /did not answer within 0\.3 s; raise --timeout, try later, or use --offline$/;

export const FAULTS: readonly Fault[] = [
  // The connection
  {
    name: 'reset before the answer',
    failWith: raw((socket) => socket.resetAndDestroy()),
    exit: 4,
    says: BROKEN_OFF,
    requests: 3,
  },
  {
    name: 'reset amid the headers',
    failWith: raw((socket) => socket.write(HEAD, () => socket.resetAndDestroy())),
    exit: 4,
    says: BROKEN_OFF,
    requests: 3,
  },
  {
    name: 'reset amid the body',
    failWith: raw((socket) =>
      socket.write(`${HEAD}Content-Length: 99\r\n\r\n{"count"`, () => {
        setTimeout(() => socket.resetAndDestroy(), 30);
      }),
    ),
    exit: 4,
    says: BROKEN_OFF,
    requests: 3,
  },
  {
    name: 'closed without an answer',
    failWith: raw((socket) => socket.end()),
    exit: 4,
    says: BROKEN_OFF,
    requests: 3,
  },
  {
    name: 'reset once, then fine',
    failWith: first(
      1,
      raw((socket) => socket.resetAndDestroy()),
    ),
    exit: 0,
    says: /of 607 spacecraft/,
    requests: 2,
  },
  {
    name: 'no answer at all',
    failWith: () => () => true,
    line: 'list --timeout 0.3',
    exit: 4,
    says: TOO_LATE,
    requests: 1,
  },
  {
    name: 'headers that never end',
    failWith: raw((socket) => {
      socket.write(HEAD);
      drip(socket, 'X-More: yes\r\n');
    }),
    line: 'list --timeout 0.3',
    exit: 4,
    says: TOO_LATE,
    requests: 1,
  },
  {
    name: 'headers without bounds',
    failWith: raw((socket) => socket.write(`${HEAD}X-More: ${'x'.repeat(200_000)}`)),
    exit: 6,
    says: /does not speak HTTP: is --api-url right\?$/,
    requests: 1,
  },
  {
    name: 'a body that trickles',
    failWith: raw((socket) => {
      socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
      drip(socket, '1\r\n \r\n');
    }),
    line: 'list --timeout 0.3',
    exit: 4,
    says: TOO_LATE,
    requests: 1,
  },
  {
    name: 'something that is no HTTP',
    failWith: raw((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
    exit: 6,
    says: /does not speak HTTP/,
    requests: 1,
  },
  // The body's wrapping
  {
    name: 'gzip cut short',
    failWith: always(200, gzipSync(fine).subarray(0, 30), { 'Content-Encoding': 'gzip' }),
    exit: 6,
    says: /the answer is broken: it does not decompress \(gzip\)$/,
    requests: 1,
  },
  {
    name: 'brotli cut short',
    failWith: always(200, brotliCompressSync(fine).subarray(0, 30), { 'Content-Encoding': 'br' }),
    exit: 6,
    says: /the answer is broken: it does not decompress \(br\)$/,
    requests: 1,
  },
  {
    name: 'plain text that is said to be gzip',
    failWith: always(200, fine, { 'Content-Encoding': 'gzip' }),
    exit: 6,
    says: /does not decompress/,
    requests: 1,
  },
  {
    name: 'an encoding nobody asked for',
    failWith: always(200, fine, { 'Content-Encoding': 'zstd' }),
    exit: 6,
    says: /compressed in a way nobody asked for \(zstd\)$/,
    requests: 1,
  },
  {
    name: 'a body shorter than it says',
    failWith: raw((socket) => socket.end(`${HEAD}Content-Length: 9999\r\n\r\n${fine}`)),
    exit: 4,
    says: BROKEN_OFF,
    requests: 3,
  },
  {
    name: 'a body longer than it says',
    failWith: raw((socket) => socket.end(`${HEAD}Content-Length: 9\r\n\r\n${fine}`)),
    exit: 6,
    says: /broken JSON/,
    requests: 1,
  },
  {
    name: 'JSON that is said to be a web page',
    failWith: always(200, fine, { 'Content-Type': 'text/html' }),
    exit: 0,
    says: /1 of 1 spacecraft/,
    requests: 1,
  },
  {
    name: 'JSON that is not said to be anything',
    failWith: always(200, fine),
    exit: 0,
    says: /1 of 1 spacecraft/,
    requests: 1,
  },
  {
    name: 'a byte order mark before the JSON',
    failWith: always(200, `\ufeff${fine}`),
    exit: 0,
    says: /1 of 1 spacecraft/,
    requests: 1,
  },
  {
    name: 'text that is not UTF-8',
    failWith: always(200, Buffer.from('{"name":"Prüfung"}', 'latin1')),
    exit: 6,
    says: /the answer is not UTF-8 text$/,
    requests: 1,
  },
  {
    name: 'a body without end',
    failWith: raw((socket) => {
      socket.write(`${HEAD}\r\n`);
      flood(socket);
    }),
    exit: 6,
    says: /larger than 64 MiB: it is not read$/,
    requests: 1,
  },
  {
    name: 'a small body that unpacks to 100 MiB',
    failWith: always(200, gzipSync(Buffer.alloc(100 * MIB, ' ')), { 'Content-Encoding': 'gzip' }),
    exit: 6,
    says: /larger than 64 MiB: it is not read$/,
    requests: 1,
  },
  // The body
  {
    name: 'a web page',
    failWith: always(200, HTML),
    exit: 6,
    says: /answered with a web page instead of JSON: is --api-url right\?$/,
    requests: 1,
  },
  {
    name: '204',
    failWith: always(204, ''),
    exit: 6,
    says: /unexpected answer from .* \(204\): is --api-url right\?$/,
    requests: 1,
  },
  {
    name: 'an empty body',
    failWith: always(200, ''),
    exit: 6,
    says: /answered with nothing instead of JSON/,
    requests: 1,
  },
  {
    name: 'JSON cut off',
    failWith: always(200, fine.slice(0, 20)),
    exit: 6,
    says: /answered with broken JSON instead of JSON/,
    requests: 1,
  },
  ...['[]', 'null', '607'].map((body) => ({
    name: `${body} in place of a page`,
    failWith: always(200, body),
    exit: 6,
    says: /what the API does not promise: the answer is not of type object$/,
    requests: 1,
  })),
  {
    name: 'a page without results',
    failWith: always(200, json({ count: 1 })),
    exit: 6,
    says: /does not promise: results is not of type array$/,
    requests: 1,
  },
  {
    name: 'a record without a name',
    failWith: always(200, json(page([craft, { id: 2 }]))),
    exit: 6,
    says: /does not promise: results\[1\]\.name is not of type string$/,
    requests: 1,
  },
  {
    name: 'a record with a text for an id',
    failWith: always(200, json(page([{ ...craft, id: 'x' }]))),
    exit: 6,
    says: /results\[0\]\.id is not of type/,
    requests: 1,
  },
  {
    name: '100,000 brackets',
    failWith: always(200, '['.repeat(100_000) + ']'.repeat(100_000)),
    exit: 6,
    says: /answered with JSON of more than 100 levels$/,
    requests: 1,
  },
  {
    name: '100,000 brackets in a field nobody knows',
    failWith: always(
      200,
      fine.replace('"id"', `"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},"id"`),
    ),
    line: 'list --json',
    exit: 6,
    says: /answered with JSON of more than 100 levels$/,
    requests: 1,
  },
  {
    name: 'a key twice: the last one holds',
    failWith: always(200, fine.replace('"id":1', '"id":"x","id":1')),
    line: 'list --json',
    exit: 0,
    requests: 1,
  },
  {
    name: '__proto__ as a key',
    failWith: always(200, fine.replace('"id"', '"__proto__":{"name":"x","status":3},"id"')),
    line: 'list --json',
    exit: 0,
    requests: 1,
  },
  // The status
  {
    name: '301 to the slash, on the same origin',
    failWith: first(1, always(301, '', { Location: '/2.3.0/spacecraft/?limit=1' })),
    exit: 0,
    says: /of 607 spacecraft/,
    requests: 2,
  },
  {
    name: 'a redirect in circles',
    failWith: always(301, '', { Location: '/2.3.0/spacecraft/' }),
    exit: 6,
    says: /redirects in circles: is --api-url right\?$/,
    requests: 4,
  },
  {
    name: 'a redirect to another origin',
    failWith: always(302, '', { Location: 'http://127.0.0.2:1/2.3.0/spacecraft/' }),
    exit: 6,
    says: /redirects to http:\/\/127\.0\.0\.2:1, which is not followed: is --api-url right\?$/,
    requests: 1,
  },
  {
    name: 'a redirect to nowhere',
    failWith: always(302, '', { Location: 'http://' }),
    exit: 6,
    says: /redirects to no url, which is not followed/,
    requests: 1,
  },
  {
    name: '400 that names fields',
    failWith: always(400, json({ status: ['Select a valid choice.'], limit: ['No.'] })),
    exit: 2,
    says: /the API refuses this request \(400: status: Select a valid choice\.; limit: No\.\)$/,
    requests: 1,
  },
  {
    name: '400 that says too much',
    failWith: always(400, json({ detail: 'No. '.repeat(1_000) })),
    exit: 2,
    says: /refuses this request \(400: (No\. ){50}…\)$/,
    requests: 1,
  },
  {
    name: '401',
    failWith: always(401, json({ detail: 'Invalid token.' })),
    exit: 7,
    says: /refuses to answer \(401: Invalid token\.\): an API key in SPACECRAFT_TOKEN may help$/,
    requests: 1,
  },
  {
    name: '403',
    failWith: always(403, json({ detail: 'No.' })),
    exit: 7,
    says: /refuses to answer \(403: No\.\)/,
    requests: 1,
  },
  {
    name: '404 for a list',
    failWith: always(404, HTML),
    exit: 6,
    says: /there is no API at .*: is --api-url right\?$/,
    requests: 1,
  },
  {
    name: '404 for a craft',
    failWith: always(404, json({ detail: 'Not found.' })),
    line: 'show 85',
    exit: 3,
    says: /there is no spacecraft with the id 85: spacecraft list shows the ids$/,
    requests: 1,
  },
  {
    name: '408',
    failWith: always(408, HTML),
    exit: 4,
    says: /has trouble answering \(408\); try later, or use --offline$/,
    requests: 1,
  },
  {
    name: '418',
    failWith: always(418, ''),
    exit: 6,
    says: /unexpected answer from .* \(418\): is --api-url right\?$/,
    requests: 1,
  },
  {
    name: '429 with Retry-After in seconds',
    failWith: always(429, json({ detail: 'Request was throttled.' }), { 'Retry-After': '1434' }),
    exit: 5,
    says: /the hourly quota is used up, next request in 24 min, at 12:23; use --offline, or set SPACECRAFT_TOKEN to an API key, which has a larger one$/,
    requests: 1,
  },
  {
    name: '429 with Retry-After as a date',
    failWith: always(429, '', { 'Retry-After': new Date(TODAY + 60_000).toUTCString() }),
    exit: 5,
    says: /next request in 1 min, at 12:01;/,
    requests: 1,
  },
  {
    name: '429 with the seconds in its words alone',
    failWith: always(429, json({ detail: 'Expected available in 61 seconds.' })),
    exit: 5,
    says: /next request in 2 min/,
    requests: 1,
  },
  ...[undefined, '-5', '99999999999', 'soon'].map((after) => ({
    name: `429 with ${after === undefined ? 'no Retry-After' : `Retry-After: ${after}`}`,
    failWith: always(429, HTML, after === undefined ? {} : { 'Retry-After': after }),
    exit: 5,
    says: /the hourly quota is used up, try again within the hour;/,
    requests: 1,
  })),
  {
    name: '500',
    failWith: always(500, HTML),
    exit: 4,
    says: /has trouble answering \(500\); try later, or use --offline$/,
    requests: 1,
  },
  ...[502, 503, 504].map((status) => ({
    name: String(status),
    failWith: always(status, HTML),
    exit: 4,
    says: new RegExp(`has trouble answering \\(${status}\\); try later, or use --offline$`),
    requests: 3,
  })),
  {
    name: '503 with Retry-After, then fine',
    failWith: first(1, always(503, HTML, { 'Retry-After': '2' })),
    exit: 0,
    says: /of 607 spacecraft/,
    requests: 2,
  },
  {
    name: '503 that asks for a long wait',
    failWith: always(503, HTML, { 'Retry-After': '600' }),
    exit: 4,
    says: /has trouble answering \(503\)/,
    requests: 1,
  },
  // Pages
  {
    name: 'a count that is larger than what there is',
    amendment: changed((page) => ({ ...page, count: 650 })),
    line: 'list --all',
    exit: 6,
    says: /the API promised 650 spacecraft and sent 607: .*, try again$/,
    requests: 7,
  },
  {
    name: 'a count that is smaller than what there is',
    amendment: changed((page) => ({ ...page, count: 300 })),
    line: 'list --all',
    exit: 6,
    says: /the API promised 300 spacecraft and has more: .*, try again$/,
    requests: 3,
  },
  {
    name: 'a count that shrinks between pages',
    amendment: changed((page, offset) => ({ ...page, count: offset > 0 ? 600 : 607 })),
    line: 'list --all',
    exit: 0,
    says: /607 of 600 spacecraft/,
    requests: 7,
  },
  {
    name: 'a count beyond belief',
    amendment: changed((page) => ({ ...page, count: 1e9 })),
    line: 'list --all',
    exit: 6,
    says: /the API promises 1000000000 spacecraft, which is beyond belief$/,
    requests: 1,
  },
  {
    name: 'a page that comes again and again',
    amendment: changed((page) => ({
      ...page,
      results: page.results.map((_, id) => ({ id, name: 'X' })),
    })),
    line: 'list --all',
    exit: 6,
    says: /the API promised 607 spacecraft and sent 100: /,
    requests: 7,
  },
  {
    name: 'pages that skip',
    amendment: changed((page) => ({ ...page, results: page.results.slice(0, -1) })),
    line: 'list --all',
    exit: 6,
    says: /the API promised 607 spacecraft and sent \d+: /,
    requests: 7,
  },
  {
    name: 'a limit that the server cuts',
    amendment: changed((page) => ({ ...page, results: page.results.slice(0, 50) })),
    line: 'list --all --format ndjson',
    exit: 0,
    requests: 13,
  },
  {
    name: 'an empty page where craft are promised',
    amendment: changed((page) => ({ ...page, results: [] })),
    line: 'list --all',
    exit: 6,
    says: /the API promised 607 spacecraft and sent 0: /,
    requests: 1,
  },
  {
    name: 'a next on another origin',
    amendment: changed((page) => ({ ...page, next: 'http://127.0.0.2:1/?offset=100' })),
    line: 'list --limit 250 --format ndjson',
    exit: 0,
    requests: 3,
  },
  {
    name: 'records that are not as detailed as asked',
    failWith: always(200, fine),
    line: 'list --mode detailed --format tsv',
    exit: 0,
    says: /1 of 1 records are not detailed ones/,
    requests: 1,
  },
];
