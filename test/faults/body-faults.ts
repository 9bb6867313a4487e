/** Faults in a body with status 200: not JSON, or JSON of another shape. */
import { type Fault, HTML, PAGE, pageOf, respond, SPACECRAFT } from './fault.ts';

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

export const BODY_FAULTS: readonly Fault[] = [
  {
    server: 'sends HTML',
    failWith: respond(200, HTML),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: HTML instead of JSON from URL; check --api-url, or use --offline$/,
  },
  {
    server: 'sends an empty body',
    failWith: respond(200, ''),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: empty response from URL; check --api-url, or use --offline$/,
  },
  {
    server: 'sends truncated JSON',
    failWith: respond(200, PAGE.slice(0, 20)),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: invalid JSON from URL; check --api-url, or use --offline$/,
  },
  ...['[]', 'null', '607'].map((body) => ({
    server: `sends ${body} instead of a page`,
    failWith: respond(200, body),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: not an object; check --api-url, or use --offline$/,
  })),
  {
    server: 'sends a page without results',
    failWith: respond(200, '{"count": 1}'),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: results is not an array; check --api-url, or use --offline$/,
  },
  {
    server: 'sends a record without a name',
    failWith: respond(200, JSON.stringify(pageOf([SPACECRAFT, { id: 2 }]))),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: results\[1\]\.name is not a string; check --api-url, or use --offline$/,
  },
  ...[2_000, 60_000, 200_000].map((count) => ({
    server: `sends a record with ${count} malformed flights`,
    failWith: respond(
      200,
      JSON.stringify(pageOf([{ ...SPACECRAFT, flights: Array(count).fill(5) }])),
    ),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: results\[0\] is malformed in more than 1000 places; check --api-url, or use --offline$/,
  })),
  {
    server: 'sends a record with text as its id',
    failWith: respond(200, JSON.stringify(pageOf([{ ...SPACECRAFT, id: 'x' }]))),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: results\[0\]\.id is not a number; check --api-url, or use --offline$/,
  },
  {
    server: 'sends a record with a fraction as its id',
    failWith: respond(200, JSON.stringify(pageOf([{ ...SPACECRAFT, id: 1.5 }]))),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: results\[0\]\.id is not an integer; check --api-url, or use --offline$/,
  },
  {
    server: 'sends a record with an id above 2^53',
    failWith: respond(200, JSON.stringify(pageOf([{ ...SPACECRAFT, id: 2 ** 60 }]))),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: unexpected response from URL: results\[0\]\.id is invalid; check --api-url, or use --offline$/,
  },
  {
    server: 'sends text as the image of a record',
    failWith: respond(200, JSON.stringify(pageOf([{ ...SPACECRAFT, image: 'x' }]))),
    command: 'list --json',
    exit: 0,
    requests: 1,
    stderr: /^spacecraft: ignoring image: not an object in 1 of 1 spacecraft$/,
  },
  {
    server: 'sends records of another version of the API',
    failWith: respond(
      200,
      JSON.stringify(pageOf([{ ...SPACECRAFT, url: 'https://ll.example/2.2.0/spacecraft/1/' }])),
    ),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: URL is version 2\.2\.0 of the API; this program is for 2\.3\.0; check --api-url$/,
  },
  {
    server: 'sends 100,000 nested arrays',
    failWith: respond(200, DEEP),
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: JSON from URL has more than 100 levels; check --api-url, or use --offline$/,
  },
  {
    server: 'sends 100,000 nested arrays in an unknown field',
    failWith: respond(200, PAGE.replace('"id"', `"deep":${DEEP},"id"`)),
    command: 'list --json',
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: JSON from URL has more than 100 levels; check --api-url, or use --offline$/,
  },
  {
    server: 'sends two million empty objects in an unknown field',
    failWith: respond(200, PAGE.replace('"id"', `"many":[${'{},'.repeat(2e6)}0],"id"`)),
    command: 'list --json',
    exit: 6,
    requests: 1,
    stderr:
      /^spacecraft: JSON from URL has more than 1000000 values; check --api-url, or use --offline$/,
  },
  {
    server: 'sends a number of ten million digits',
    failWith: respond(200, PAGE.replace('"id":1', `"id":${'1'.repeat(1e7)}`)),
    exit: 6,
    requests: 1,
    stderr: /^spacecraft: unexpected response from URL: results\[0\]\.id is /,
  },
  {
    server: 'sends many brackets and quotes in a string',
    failWith: respond(200, PAGE.replace('"One"', JSON.stringify('[{\\"'.repeat(500)))),
    command: 'list --json',
    exit: 0,
    requests: 1,
  },
  {
    server: 'sends a key twice, of which the last is valid',
    failWith: respond(200, PAGE.replace('"id":1', '"id":"x","id":1')),
    command: 'list --json',
    exit: 0,
    requests: 1,
  },
  {
    server: 'sends __proto__ as a key',
    failWith: respond(200, PAGE.replace('"id"', '"__proto__":{"name":"x","status":3},"id"')),
    command: 'list --json',
    exit: 0,
    requests: 1,
  },
  {
    server: 'sends normal records instead of detailed ones',
    failWith: respond(200, PAGE),
    command: 'list --mode detailed --format tsv',
    exit: 0,
    requests: 1,
    stderr: /1 of 1 records/,
  },
];
