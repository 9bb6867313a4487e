/** Requests that the program sends. `test/faults` tests what happens if they fail. */
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { forFirst, HTML, respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { launchLibrary } from '../loopback/launch-library.ts';
import { server } from '../setup.ts';

const KEY = 'the-only-valid-key';

const api = await server({ token: KEY });

function list(flags: readonly string[] = [], options: HarnessOptions = {}) {
  return spacecraft(['list', '--api-url', api.url, ...flags], options);
}

describe('a request that fails with 503', () => {
  test('is retried twice, with increasing delays', async () => {
    api.failWith(forFirst(2, respond(503, HTML)));
    const { exit, waits } = await list();
    expect({ exit, waits }).toEqual({ exit: 0, waits: [375, 750] });
    expect(api.requests).toHaveLength(3);
  });

  test('is retried after the delay that a short Retry-After requests', async () => {
    api.failWith(forFirst(1, respond(503, HTML, { 'Retry-After': '2' })));
    expect(await list()).toMatchObject({ exit: 0, waits: [2000] });
  });

  test('is not retried if Retry-After requests a long delay', async () => {
    api.failWith(forFirst(1, respond(503, HTML, { 'Retry-After': '600' })));
    expect(await list()).toMatchObject({ exit: 4, waits: [] });
    expect(api.requests).toHaveLength(1);
  });
});

describe('the API key', () => {
  const env = { SPACECRAFT_TOKEN: ` ${KEY}\n` };

  test('is sent to the API', async () => {
    expect(await list([], { env })).toMatchObject({ exit: 0 });
    expect(api.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
  });

  test('is not printed, not even with --verbose', async () => {
    const { stdout, stderr } = await list(['--verbose', '--json'], { env });
    expect(stdout + stderr).not.toContain(KEY);
  });

  test('causes exit code 7 if the API rejects it', async () => {
    const { exit, stderr } = await list([], { env: { SPACECRAFT_TOKEN: 'wrong-key' } });
    expect(exit).toBe(7);
    expect(stderr).toMatch(
      /rejected the API key \(401: Invalid token\.\); check SPACECRAFT_TOKEN\n$/,
    );
    expect(stderr).not.toContain('wrong-key');
  });

  test.each(['two words', 'line\nbreak', 'ключ'])(
    'is rejected before any request, and not printed, if it is %j',
    async (token) => {
      const { exit, stderr } = await list([], { env: { SPACECRAFT_TOKEN: token } });
      expect(exit).toBe(2);
      expect(stderr).toMatch(/^spacecraft: SPACECRAFT_TOKEN: expected an API key/);
      expect(stderr).not.toContain(token);
      expect(api.requests).toHaveLength(0);
    },
  );

  test('is not sent to another origin after a redirect', async () => {
    const other = await launchLibrary();
    onTestFinished(() => other.close());
    api.failWith(respond(302, '', { Location: `${other.url}/spacecraft/` }));
    expect(await list([], { env })).toMatchObject({ exit: 6 });
    expect(other.requests).toHaveLength(0);
  });
});

describe('a request', () => {
  test('follows the redirect from a path without a trailing slash', async () => {
    api.failWith(forFirst(1, respond(301, '', { Location: '/2.3.0/spacecraft/?limit=1' })));
    expect(await list()).toMatchObject({ exit: 0 });
    expect(api.requests.at(-1)?.url).toBe('/2.3.0/spacecraft/?limit=1');
  });

  test('contains the name and version of the program, and accepts JSON', async () => {
    await list();
    expect(api.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^spacecraft\/\d+\.\d+\.\d+ /),
    });
  });

  test('is logged to stderr with --verbose: method, URL, status, size and time', async () => {
    const { stderr } = await list(['--verbose', '--json', '--limit', '1']);
    expect(stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')).toMatch(
      /^GET http:\/\/HOST\/2\.3\.0\/spacecraft\/\?ordering=id&limit=1 200 \d+ bytes \d+ ms\n$/,
    );
  });
});

describe('with a proxy in the environment, a request', () => {
  /** Starts a proxy that closes every connection, and counts them. */
  async function startProxy() {
    let connections = 0;
    const proxy = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    onTestFinished(() => {
      proxy.close();
    });
    await new Promise<void>((resolve) => {
      proxy.listen(0, '127.0.0.1', resolve);
    });
    const address = proxy.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
    return { url: `http://127.0.0.1:${address.port}`, connections: () => connections };
  }

  test.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'])(
    'goes through the proxy in %s',
    async (name) => {
      const proxy = await startProxy();
      expect(await list([], { env: { [name]: proxy.url } })).toMatchObject({ exit: 4 });
      expect(proxy.connections()).toBeGreaterThan(0);
      expect(api.requests).toHaveLength(0);
    },
  );

  test('does not use the proxy for hosts in NO_PROXY', async () => {
    const proxy = await startProxy();
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
    expect(await list([], { env })).toMatchObject({ exit: 0 });
    expect(proxy.connections()).toBe(0);
  });

  test('does not use the proxy for https if the API has an http URL', async () => {
    const proxy = await startProxy();
    expect(await list([], { env: { https_proxy: proxy.url } })).toMatchObject({ exit: 0 });
    expect(proxy.connections()).toBe(0);
  });

  test('is not sent if the URL of the proxy is invalid', async () => {
    const { exit, stderr } = await list([], { env: { HTTP_PROXY: 'http://' } });
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: 'spacecraft: HTTP_PROXY: expected a URL of a proxy, such as http://127.0.0.1:3128\n',
    });
    expect(api.requests).toHaveLength(0);
  });
});
