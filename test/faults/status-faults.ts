/** Responses with a status other than 200. */
import { TODAY } from '../harness.ts';
import { type Fault, forFirst, HTML, onSocket, respond } from './fault.ts';

const detail = (message: string) => JSON.stringify({ detail: message });

const REDIRECT_FAULTS: readonly Fault[] = [
  {
    server: 'redirects to the path with a trailing slash',
    failWith: forFirst(1, respond(301, '', { Location: '/2.3.0/spacecraft/?limit=1' })),
    exit: 0,
    requests: 2,
    stderr: /of 607 spacecraft/,
  },
  {
    server: 'redirects forever',
    failWith: respond(301, '', { Location: '/2.3.0/spacecraft/' }),
    exit: 6,
    requests: 4,
    stderr: /^spacecraft: too many redirects from URL; check --api-url, or use --offline$/,
  },
  {
    server: 'redirects to another origin',
    failWith: respond(302, '', { Location: 'http://127.0.0.2:1/2.3.0/spacecraft/' }),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: URL redirects to http:\/\/127\.0\.0\.2:1; check --api-url, or use --offline$/,
  },
  {
    server: 'redirects to an invalid URL',
    failWith: respond(302, '', { Location: 'http://' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: URL redirects to an invalid URL; check --api-url, or use --offline$/,
  },
];

const STRANGE_REDIRECTS: readonly Fault[] = [
  ['data:text/html,x', 'a data: URL'],
  ['javascript:alert(1)', 'a javascript: URL'],
  [`http://${'x'.repeat(3_000)}.invalid/`, 'http://x+…x+\\.invalid'],
].map(([location = '', target = '']) => ({
  server: `redirects to ${location.slice(0, 20)}`,
  failWith: respond(302, '', { Location: location }),
  exit: 6,
  requests: 1,
  stderr: new RegExp(`^spacecraft: URL redirects to ${target}; check --api-url, or use --offline$`),
}));

const CLIENT_ERRORS: readonly Fault[] = [
  {
    server: 'answers 400 with messages for parameters',
    failWith: respond(400, JSON.stringify({ status: ['Select a valid choice.'], limit: ['No.'] })),
    exit: 2,
    requests: 1,
    stderr:
      /^spacecraft: the API rejected the request \(400: status: Select a valid choice\.; limit: No\.\)$/,
  },
  {
    server: 'answers 400 with a long message',
    failWith: respond(400, detail('No. '.repeat(1_000))),
    exit: 2,
    requests: 1,
    stderr: /^spacecraft: the API rejected the request \(400: (No\. ){30}.{1,90}\)$/,
  },
  ...(
    [
      ['an object', { detail: { code: 'bad', why: ['a', 'b'] } }, ': code: bad; why: a b'],
      ['a list of objects', { limit: [{ code: 'bad' }] }, ': limit: code: bad'],
      ['a list', ['No.', 'Never.'], ': No. Never.'],
      ['null', { detail: null }, ''],
      ['null and text', { detail: null, status: [null, 'No.'] }, ': status: No.'],
      ['an empty object', { detail: {} }, ''],
      ['a number', { detail: 5 }, ': 5'],
      ['a deep list', { detail: [[[[[[['No.']]]]]]] }, ': …'],
    ] as const
  ).map(([what, body, message]) => ({
    server: `answers 400 with a message that is ${what}`,
    failWith: respond(400, JSON.stringify(body)),
    exit: 2,
    requests: 1,
    stderr: new RegExp(`^spacecraft: the API rejected the request \\(400${message}\\)$`),
  })),
  {
    server: 'answers 401',
    failWith: respond(401, detail('Invalid token.')),
    exit: 7,
    requests: 1,
    stderr:
      /^spacecraft: HOST denied access \(401: Invalid token\.\); set SPACECRAFT_TOKEN to an API key, or use --offline$/,
  },
  {
    server: 'answers 403',
    failWith: respond(403, detail('No.')),
    exit: 7,
    requests: 1,
    stderr:
      /^spacecraft: HOST denied access \(403: No\.\); set SPACECRAFT_TOKEN to an API key, or use --offline$/,
  },
  {
    server: 'answers 404 for a list',
    failWith: respond(404, HTML),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: HTML instead of JSON from URL; check --api-url, or use --offline$/,
  },
  {
    server: 'answers 404 with JSON for a list',
    failWith: respond(404, detail('Not found.')),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: no API at URL; check --api-url, or use --offline$/,
  },
  {
    server: 'answers 404 with HTML for a spacecraft',
    failWith: respond(404, HTML),
    command: 'show 85',
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: HTML instead of JSON from URL; check --api-url, or use --offline$/,
  },
  {
    server: 'answers 404 for a spacecraft',
    failWith: respond(404, detail('Not found.')),
    command: 'show 85',
    exit: 3,
    requests: 1,
    stderr: /no spacecraft with id 85/,
  },
];

const QUOTA_FAULTS: readonly Fault[] = [
  {
    server: 'answers 429 with Retry-After in seconds',
    failWith: respond(429, detail('Request was throttled.'), { 'Retry-After': '1434' }),
    exit: 5,
    requests: 1,
    stderr:
      /^spacecraft: hourly quota exhausted; next request in 24 min \(12:23\); use --offline, or set SPACECRAFT_TOKEN for a higher quota$/,
  },
  {
    server: 'answers 429 with Retry-After as a date',
    failWith: respond(429, '', { 'Retry-After': new Date(TODAY + 60_000).toUTCString() }),
    exit: 5,
    requests: 1,
    stderr: /next request in 1 min \(12:01\);/,
  },
  {
    server: 'answers 429 with the wait only in its message',
    failWith: respond(429, detail('Expected available in 61 seconds.')),
    exit: 5,
    requests: 1,
    stderr: /next request in 2 min/,
  },
  ...[undefined, '-5', '99999999999', 'soon', '2026-11-23 13:00', 'Nov 24 2026'].map((value) => ({
    server: `answers 429 with ${value === undefined ? 'no Retry-After' : `Retry-After: ${value}`}`,
    failWith: respond(429, HTML, value === undefined ? {} : { 'Retry-After': value }),
    exit: 5,
    requests: 1,
    stderr: /^spacecraft: hourly quota exhausted; next request within the hour; use --offline/,
  })),
];

const serverError = (status: number) =>
  new RegExp(
    `^spacecraft: server error from HOST \\(${status}\\); try again later, or use --offline$`,
  );

const SERVER_ERRORS: readonly Fault[] = [
  // The status of a request that the server considers too slow.
  {
    server: 'answers 408',
    failWith: respond(408, HTML),
    exit: 4,
    requests: 1,
    stderr: serverError(408),
  },
  {
    server: 'answers 500',
    failWith: respond(500, HTML),
    exit: 4,
    requests: 1,
    stderr: serverError(500),
  },
  ...[502, 503, 504].map((status) => ({
    server: `answers ${status}`,
    failWith: respond(status, HTML),
    exit: 4,
    requests: 3,
    stderr: serverError(status),
  })),
  {
    server: 'answers 503 with a short Retry-After, then 200',
    failWith: forFirst(1, respond(503, HTML, { 'Retry-After': '2' })),
    exit: 0,
    requests: 2,
    stderr: /of 607 spacecraft/,
  },
  {
    server: 'answers 503 with a long Retry-After',
    failWith: respond(503, HTML, { 'Retry-After': '600' }),
    exit: 4,
    requests: 1,
    stderr:
      /^spacecraft: server error from HOST \(503\); next request in 10 min \(12:10\); use --offline$/,
  },
  {
    server: 'answers 503 with a long Retry-After as a date',
    failWith: respond(503, HTML, { 'Retry-After': new Date(TODAY + 3_600_000).toUTCString() }),
    exit: 4,
    requests: 1,
    stderr:
      /^spacecraft: server error from HOST \(503\); next request in 60 min \(13:00\); use --offline$/,
  },
  {
    server: 'answers 503 with a short Retry-After, again and again',
    failWith: respond(503, HTML, { 'Retry-After': '2' }),
    exit: 4,
    requests: 3,
    stderr:
      /^spacecraft: server error from HOST \(503\); next request in 1 min \(12:00\); use --offline$/,
  },
  {
    server: 'answers 500 with Retry-After',
    failWith: respond(500, HTML, { 'Retry-After': '600' }),
    exit: 4,
    requests: 1,
    stderr:
      /^spacecraft: server error from HOST \(500\); next request in 10 min \(12:10\); use --offline$/,
  },
  ...['-5', '99999999999', 'soon', '1e3'].map((value) => ({
    server: `answers 500 with Retry-After: ${value}`,
    failWith: respond(500, HTML, { 'Retry-After': value }),
    exit: 4,
    requests: 1,
    stderr: serverError(500),
  })),
];

const UNEXPECTED_STATUSES: readonly Fault[] = [204, 418].map((status) => ({
  server: `answers ${status}`,
  failWith: respond(status),
  exit: 6,
  requests: 1,
  stderr: new RegExp(
    `^spacecraft: unexpected status from URL \\(${status}\\); check --api-url, or use --offline$`,
  ),
}));

/** `detail` in 100,000 arrays. */
const DEEP_DETAIL = `{"detail": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

const isForQuota = (url: string | undefined) => url?.includes('api-throttle') ?? false;

const DEEP_ERRORS: readonly Fault[] = [
  ...([
    [400, 2, 1, /^spacecraft: the API rejected the request \(400\)/],
    [401, 7, 1, /^spacecraft: HOST denied access \(401\);/],
    [403, 7, 1, /^spacecraft: HOST denied access \(403\);/],
    [418, 6, 1, /^spacecraft: unexpected status from URL \(418\);/],
    [429, 5, 1, /^spacecraft: hourly quota exhausted; next request within the hour;/],
    [500, 4, 1, /^spacecraft: server error from HOST \(500\);/],
    [503, 4, 3, /^spacecraft: server error from HOST \(503\);/],
  ] satisfies [number, number, number, RegExp][]),
].map(([status, exit, requests, stderr]) => ({
  server: `answers ${status} with 100,000 nested arrays`,
  failWith: respond(status, DEEP_DETAIL),
  exit,
  requests,
  stderr,
}));

const DEEP_QUOTA_ERRORS: readonly Fault[] = [200, 401, 429, 500].map((status) => ({
  server: `answers ${status} with 100,000 nested arrays when asked for the quota`,
  failWith: (request, response) =>
    isForQuota(request.url) && respond(status, DEEP_DETAIL)(request, response),
  command: 'list --all --format ndjson',
  exit: 0,
  requests: 7,
}));

/** Details that are not text, and what remains of them. */
const STRANGE_DETAILS: readonly Fault[] = [
  ['{"detail": null}', '400'],
  ['{"detail": {"a": 1}}', '400: a: 1'],
  ['{"detail": [["a"], {"b": 1}, "c"]}', '400: a b: 1 c'],
  ['{"limit": [null, 5, "No."], "offset": {}}', '400: limit: 5 No.'],
  ['[[1], 2]', '400: 1 2'],
].map(([body = '', text = '']) => ({
  server: `answers 400 with ${body}`,
  failWith: respond(400, body),
  exit: 2,
  requests: 1,
  stderr: new RegExp(`^spacecraft: the API rejected the request \\(${text}\\)$`),
}));

const INVALID_STATUSES: readonly Fault[] = ['000', '099'].map((status) => ({
  server: `answers ${status}`,
  failWith: onSocket((socket) => socket.end(`HTTP/1.1 ${status} Odd\r\n\r\n`)),
  exit: 6,
  requests: 1,
  stderr: /^spacecraft: HOST is not an HTTP server; check --api-url, or use --offline$/,
}));

export const STATUS_FAULTS: readonly Fault[] = [
  ...REDIRECT_FAULTS,
  ...STRANGE_REDIRECTS,
  ...CLIENT_ERRORS,
  ...QUOTA_FAULTS,
  ...SERVER_ERRORS,
  ...UNEXPECTED_STATUSES,
  ...DEEP_ERRORS,
  ...DEEP_QUOTA_ERRORS,
  ...STRANGE_DETAILS,
  ...INVALID_STATUSES,
];
