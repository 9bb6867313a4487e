/** What is sent to the API, and how often; what its faults cost is in test/faults. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { always, first, HTML } from '../faults/faults.ts';
import { spacecraft, type WorldOptions } from '../harness.ts';
import { launchLibrary } from '../loopback/launch-library.ts';
import { server } from '../setup.ts';

const api = await server({ token: 'the-one-key-there-is' });

function list(args: readonly string[] = [], options: WorldOptions = {}) {
  return spacecraft(['list', '--api-url', api.url, ...args], options);
}

describe('passing trouble is tried again', () => {
  test('twice, with a growing wait', async () => {
    api.failWith(first(2, always(503, HTML))());
    const { exit, waits } = await list();
    expect({ exit, waits }).toEqual({ exit: 0, waits: [375, 750] });
    expect(api.requests).toHaveLength(3);
  });

  test('after as long as the server asks, where that is short', async () => {
    api.failWith(first(1, always(503, HTML, { 'Retry-After': '2' }))());
    expect(await list()).toMatchObject({ exit: 0, waits: [2000] });
  });

  test('not at all where the server asks for a long wait', async () => {
    api.failWith(first(1, always(503, HTML, { 'Retry-After': '600' }))());
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
    api.failWith(always(302, '', { Location: `${other.url}/spacecraft/` })());
    expect(await list([], { env })).toMatchObject({ exit: 6 });
    expect(other.requests).toHaveLength(0);
    await other.close();
  });
});

describe('requests', () => {
  test('a path without its last slash is followed', async () => {
    api.failWith(first(1, always(301, '', { Location: '/2.3.0/spacecraft/?limit=1' }))());
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
    let createDispatcher = 0;
    proxy.on('connection', () => createDispatcher++);
    await new Promise((resolve) => proxy.once('listening', resolve));
    const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    expect(await list([], { env: { HTTP_PROXY, NO_PROXY: '127.0.0.1' } })).toMatchObject({
      exit: 0,
    });
    expect(createDispatcher).toBe(0);
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
      expect(await list([], { env: { [name]: HTTP_PROXY } })).toMatchObject({ exit: 4 });
    }
    expect(await list([], { env: { https_proxy: HTTP_PROXY } })).toMatchObject({ exit: 0 });
    expect(createDispatcher).toBeGreaterThan(0);
    proxy.close();
  });
});
