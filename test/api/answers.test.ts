/** What the API may answer, and what the user is told. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LaunchLibrary, launchLibrary, type Trouble } from '../loopback/launch-library.ts';
import { spacecraft, TODAY, type WorldOptions } from '../world.ts';

let api: LaunchLibrary;
beforeAll(async () => {
  api = await launchLibrary({ token: 'the-one-key-there-is' });
});
afterAll(() => api.close());
beforeEach(() => {
  api.requests.length = 0;
  api.trouble(undefined);
});

function list(args: readonly string[] = [], options: WorldOptions = {}) {
  return spacecraft(['list', '--api-url', api.url, ...args], options);
}

const always = (status: number, body: string, headers: Record<string, string> = {}): Trouble => {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
};

/** Trouble for the first so many requests. */
const first = (count: number, trouble: Trouble): Trouble => {
  let left = count;
  return (request, response) => left-- > 0 && trouble(request, response);
};

const json = (value: unknown) => JSON.stringify(value);
const craft = { id: 1, name: 'One' };
const page = (results: unknown) => ({ count: 1, next: null, previous: null, results });
const HTML = '<!doctype html><h1>Bad gateway</h1>';

describe('one line, and the exit code of its kind', () => {
  test.each<[string, Trouble, number, RegExp, number]>([
    [
      '400',
      always(400, json({ status: ['Select a valid choice.'] })),
      2,
      /the API refuses this request \(400: status: Select a valid choice\.\)/,
      1,
    ],
    [
      '401',
      always(401, json({ detail: 'Invalid token.' })),
      7,
      /refuses to answer \(401: Invalid token\.\)/,
      1,
    ],
    ['403', always(403, json({ detail: 'No.' })), 7, /refuses to answer \(403: No\.\)/, 1],
    ['404 for a list', always(404, HTML), 6, /there is no API at .*: is --api-url right\?/, 1],
    ['418', always(418, ''), 6, /unexpected answer from .* \(418\): is --api-url right\?/, 1],
    [
      '429',
      always(429, json({ detail: 'Request was throttled. Expected available in 1434 seconds.' }), {
        'Retry-After': '1434',
      }),
      5,
      /the hourly quota is used up, next request in 24 min, at 12:23; use --offline, or set SPACECRAFT_TOKEN to an API key, which has a larger one/,
      1,
    ],
    [
      '429 with a date',
      always(429, '', { 'Retry-After': new Date(TODAY + 60_000).toUTCString() }),
      5,
      /next request in 1 min, at 12:01/,
      1,
    ],
    [
      '429 with the seconds in the body alone',
      always(429, json({ detail: 'Request was throttled. Expected available in 61 seconds.' })),
      5,
      /next request in 2 min/,
      1,
    ],
    [
      '429 without a time',
      always(429, HTML),
      5,
      /the hourly quota is used up, try again within the hour; use --offline/,
      1,
    ],
    [
      '429 with an absurd time',
      always(429, '', { 'Retry-After': '99999999999' }),
      5,
      /try again within the hour/,
      1,
    ],
    [
      '429 with a time below zero',
      always(429, '', { 'Retry-After': '-5' }),
      5,
      /try again within the hour/,
      1,
    ],
    ['500', always(500, HTML), 4, /has trouble answering \(500\); try later, or use --offline/, 1],
    ['502', always(502, HTML), 4, /has trouble answering \(502\)/, 3],
    ['503', always(503, HTML), 4, /has trouble answering \(503\)/, 3],
    ['504', always(504, HTML), 4, /has trouble answering \(504\)/, 3],
    ['a web page', always(200, HTML), 6, /answered with a web page instead of JSON/, 1],
    ['nothing', always(200, ''), 6, /answered with nothing instead of JSON/, 1],
    [
      'half of the JSON',
      always(200, '{"count": 1, "results": [{"id"'),
      6,
      /answered with broken JSON instead of JSON/,
      1,
    ],
    [
      'a list in place of a page',
      always(200, '[]'),
      6,
      /what the API does not promise: the answer is not of type object/,
      1,
    ],
    [
      'a page without results',
      always(200, json({ count: 1 })),
      6,
      /does not promise: results is not of type array/,
      1,
    ],
    [
      'a record without a name',
      always(200, json(page([craft, { id: 2 }]))),
      6,
      /does not promise: results\[1\]\.name is not of type string/,
      1,
    ],
    [
      'a record with a text for an id',
      always(200, json(page([{ ...craft, id: 'x' }]))),
      6,
      /results\[0\]\.id is not of type/,
      1,
    ],
    [
      'a connection that is reset',
      (request) => {
        request.socket.resetAndDestroy();
        return true;
      },
      4,
      /cannot be reached: it broke off the connection; try later, or use --offline/,
      3,
    ],
    [
      'a redirect to another host',
      always(302, '', { Location: 'http://127.0.0.2:1/2.3.0/spacecraft/' }),
      6,
      /redirects to http:\/\/127\.0\.0\.2:1, which is not followed/,
      1,
    ],
    [
      'a redirect in circles',
      always(301, '', { Location: '/2.3.0/spacecraft/' }),
      6,
      /redirects in circles/,
      4,
    ],
  ])('%s', async (_, trouble, exit, line, requests) => {
    api.trouble(trouble);
    const ran = await list();
    expect(ran).toMatchObject({ exit, stdout: '' });
    expect(ran.stderr).toMatch(line);
    expect(ran.stderr).toMatch(/^spacecraft: [^\n]*\n$/);
    expect(api.requests).toHaveLength(requests);
  });

  test('nobody listens', async () => {
    const { exit, stderr } = await spacecraft(['list', '--api-url', 'http://127.0.0.1:1/2.3.0']);
    expect({ exit, stderr }).toEqual({
      exit: 4,
      stderr:
        'spacecraft: 127.0.0.1:1 cannot be reached: it refuses the connection; try later, or use --offline\n',
    });
  });

  test('a name that does not exist', async () => {
    const { exit, stderr } = await spacecraft([
      'list',
      '--api-url',
      'http://nowhere.invalid/2.3.0',
    ]);
    expect(exit).toBe(4);
    expect(stderr).toMatch(
      /^spacecraft: nowhere\.invalid cannot be reached: its name is not found/,
    );
  });

  test('a server that never answers', async () => {
    api.trouble(() => true);
    const { exit, stderr } = await list(['--timeout', '0.2']);
    expect({ exit, stderr: stderr.replace(/:\d+/, '') }).toEqual({
      exit: 4,
      stderr:
        'spacecraft: 127.0.0.1 did not answer within 0.2 s; raise --timeout, try later, or use --offline\n',
    });
    expect(api.requests).toHaveLength(1);
  });

  test('a body that trickles: the time-out is for the whole answer', async () => {
    api.trouble((_, response) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
      return true;
    });
    expect(await list(['--timeout', '0.3'])).toMatchObject({ exit: 4 });
  });

  test('something that is no HTTP', async () => {
    const server = createServer((socket) =>
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { exit, stderr } = await spacecraft([
      'list',
      '--api-url',
      `http://127.0.0.1:${port}/2.3.0`,
    ]);
    expect(stderr).toMatch(/does not speak HTTP/);
    expect(exit).toBe(6);
    server.close();
  });
});

describe('passing trouble is tried again', () => {
  test('twice, with a growing wait', async () => {
    api.trouble(first(2, always(503, HTML)));
    const { exit, waits } = await list();
    expect({ exit, waits }).toEqual({ exit: 0, waits: [375, 750] });
    expect(api.requests).toHaveLength(3);
  });

  test('after as long as the server asks, where that is short', async () => {
    api.trouble(first(1, always(503, HTML, { 'Retry-After': '2' })));
    expect(await list()).toMatchObject({ exit: 0, waits: [2000] });
  });

  test('not at all where the server asks for a long wait', async () => {
    api.trouble(first(1, always(503, HTML, { 'Retry-After': '600' })));
    expect(await list()).toMatchObject({ exit: 4, waits: [] });
    expect(api.requests).toHaveLength(1);
  });
});

describe('the key', () => {
  const env = { SPACECRAFT_TOKEN: ' the-one-key-there-is\n' };

  test('goes to the API', async () => {
    expect(await list([], { env })).toMatchObject({ exit: 0 });
    expect(api.requests[0]?.headers.authorization).toBe('Token the-one-key-there-is');
  });

  test('is nowhere to be seen, not even with --verbose', async () => {
    const { stdout, stderr } = await list(['--verbose', '--json'], { env });
    expect(stdout + stderr).not.toContain('the-one-key');
  });

  test('that the API refuses', async () => {
    const ran = await list([], { env: { SPACECRAFT_TOKEN: 'wrong-key' } });
    expect(ran.exit).toBe(7);
    expect(ran.stderr).toMatch(
      /refuses the API key \(401: Invalid token\.\): check SPACECRAFT_TOKEN\n$/,
    );
    expect(ran.stderr).not.toContain('wrong-key');
  });

  test.each(['two words', 'line\nbreak', 'ключ'])(
    'that is none is refused unseen: %j',
    async (token) => {
      const ran = await list([], { env: { SPACECRAFT_TOKEN: token } });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).not.toContain(token);
      expect(api.requests).toHaveLength(0);
    },
  );

  test('is not sent along with a redirect to another origin', async () => {
    const other = await launchLibrary();
    api.trouble(always(302, '', { Location: `${other.url}/spacecraft/` }));
    expect(await list([], { env })).toMatchObject({ exit: 6 });
    expect(other.requests).toHaveLength(0);
    await other.close();
  });
});

describe('requests', () => {
  test('a path without its last slash is followed', async () => {
    api.trouble(first(1, always(301, '', { Location: '/2.3.0/spacecraft/?limit=1' })));
    expect(await list()).toMatchObject({ exit: 0 });
  });

  test('name the tool and its version, and ask for JSON', async () => {
    await list();
    expect(api.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^spacecraft\/\d+\.\d+\.\d+ /),
    });
  });

  test('--verbose names each on stderr: method, address, status, size, time', async () => {
    const { stderr } = await list(['--verbose', '--json', '--limit', '1']);
    expect(stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'host')).toMatch(
      /^GET http:\/\/host\/2\.3\.0\/spacecraft\/\?ordering=id&limit=1 200 \d+ bytes \d+ ms\n$/,
    );
  });

  test('go through the proxy that the environment names, but not where NO_PROXY says', async () => {
    const proxy = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    let connections = 0;
    proxy.on('connection', () => connections++);
    await new Promise((resolve) => proxy.once('listening', resolve));
    const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    expect(await list([], { env: { HTTP_PROXY, NO_PROXY: '127.0.0.1' } })).toMatchObject({
      exit: 0,
    });
    expect(connections).toBe(0);
    expect(await list([], { env: { HTTP_PROXY } })).toMatchObject({ exit: 4 });
    expect(connections).toBeGreaterThan(0);
    proxy.close();
  });
});
