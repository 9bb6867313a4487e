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
    stderr: /^spacecraft: too many redirects from URL; check --api-url$/,
  },
  {
    server: 'redirects to another origin',
    failWith: respond(302, '', { Location: 'http://127.0.0.2:1/2.3.0/spacecraft/' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: URL redirects to http:\/\/127\.0\.0\.2:1; check --api-url$/,
  },
  {
    server: 'redirects to an invalid URL',
    failWith: respond(302, '', { Location: 'http://' }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: URL redirects to an invalid URL; check --api-url$/,
  },
  ...['data:text/plain,x', 'javascript:alert(1)', 'mailto:a@b.example'].map((location) => ({
    server: `redirects to ${location}`,
    failWith: respond(302, '', { Location: location }),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: URL redirects to a (data|javascript|mailto): URL; check --api-url$/,
  })),
];

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
    stderr: /^spacecraft: the API rejected the request \(400: (No\. ){50}…\)$/,
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
      /^spacecraft: HOST denied access \(401: Invalid token\.\); set SPACECRAFT_TOKEN to an API key$/,
  },
  {
    server: 'answers 403',
    failWith: respond(403, detail('No.')),
    exit: 7,
    requests: 1,
    stderr: /^spacecraft: HOST denied access \(403: No\.\); set SPACECRAFT_TOKEN to an API key$/,
  },
  {
    server: 'answers 404 for a list',
    failWith: respond(404, HTML),
    exit: 6,
    requests: 1,
    stderr: /API at URL.*--api-url/,
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
    stderr: serverError(503),
  },
];

const UNEXPECTED_STATUSES: readonly Fault[] = [204, 418].map((status) => ({
  server: `answers ${status}`,
  failWith: respond(status),
  exit: 6,
  requests: 1,
  stderr: new RegExp(`^spacecraft: unexpected status from URL \\(${status}\\); check --api-url$`),
}));

const INVALID_STATUSES: readonly Fault[] = ['000', '099'].map((status) => ({
  server: `answers ${status}`,
  failWith: onSocket((socket) => socket.end(`HTTP/1.1 ${status} Odd\r\n\r\n`)),
  exit: 6,
  requests: 1,
  stderr: /^spacecraft: HOST is not an HTTP server; check --api-url$/,
}));

export const STATUS_FAULTS: readonly Fault[] = [
  ...REDIRECT_FAULTS,
  ...CLIENT_ERRORS,
  ...QUOTA_FAULTS,
  ...SERVER_ERRORS,
  ...UNEXPECTED_STATUSES,
  ...INVALID_STATUSES,
];
