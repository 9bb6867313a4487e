/** Requests through a proxy: which one is used, and what happens if it fails. */
import { createServer, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Environment } from '../../src/environment.ts';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

const list = (env: Environment, url = api.url, ...flags: string[]) =>
  spacecraft(['list', '--api-url', url, ...flags], { env });

/** Starts a server until the end of the test, and returns `127.0.0.1:port`. */
async function listen(started: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  const sockets = new Set<Socket>();
  started.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => {}));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    started.close();
  });
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', resolve);
  });
  const address = started.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return `127.0.0.1:${address.port}`;
}

/** Starts a proxy that opens tunnels, and logs the targets and credentials. */
async function startProxy() {
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', ({ url = '', headers }, client: Socket) => {
    tunnels.push(`${url} ${headers['proxy-authorization'] ?? ''}`.trim());
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    target.on('error', () => client.destroy());
  });
  return { host: await listen(proxy), tunnels };
}

/** Starts a server that handles each connection, and counts them. */
async function startServer(onConnection: (socket: Socket) => void) {
  let connections = 0;
  const host = await listen(
    createTcpServer((socket) => {
      connections++;
      onConnection(socket);
    }),
  );
  return { host, connections: () => connections };
}

const answer = (text: string) => (socket: Socket) => {
  socket.once('data', () => socket.end(text));
};

const PAGE = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>';

describe('the proxy', () => {
  test.each([
    ['has a scheme', 'http://'],
    ['has no scheme, as for curl', ''],
    ['has credentials', 'http://me:p%40ss@'],
    ['has credentials and no scheme', 'me:p%40ss@'],
  ])('is used if its URL %s', async (_, prefix) => {
    const { host, tunnels } = await startProxy();
    expect(await list({ HTTP_PROXY: prefix + host })).toMatchObject({ exit: 0 });
    const credentials = prefix.includes('@') ? ' Basic bWU6cEBzcw==' : '';
    expect(tunnels).toEqual([`${new URL(api.url).host}${credentials}`]);
  });

  test.each([['::1'], ['[::1]'], ['0:0:0:0:0:0:0:1'], ['other.example, ::1'], ['::/64'], ['*']])(
    'is not used for an IPv6 address with NO_PROXY=%s',
    async (NO_PROXY) => {
      const { host, connections } = await startServer((socket) => socket.destroy());
      // No server listens on this port.
      const { exit, stderr } = await list({ HTTP_PROXY: host, NO_PROXY }, 'http://[::1]:1/2.3.0');
      expect(exit).toBe(4);
      expect(stderr).toMatch(/^spacecraft: cannot reach \[::1\]:1: [^\n]+\n$/);
      expect(connections()).toBe(0);
    },
  );

  test.each([
    ['a host', '127.0.0.1', true],
    ['a network', '127.0.0.0/8', true],
    ['another network', '10.0.0.0/8', false],
    ['another port', '127.0.0.1:1', false],
    ['another host', '27.0.0.1', false],
    ['nothing', ', ,', false],
    ['an invalid network', '127.0.0.1/99', false],
  ])('is not used for hosts in NO_PROXY, such as %s', async (_, NO_PROXY, isExcluded) => {
    const { host, connections } = await startServer((socket) => socket.destroy());
    expect(await list({ HTTP_PROXY: host, NO_PROXY })).toMatchObject({ exit: isExcluded ? 0 : 4 });
    expect(connections() > 0).toBe(!isExcluded);
  });

  test.each([
    ['example.org', 'll.example.org'],
    ['.example.org', 'll.example.org'],
    ['*.example.org', 'll.example.org'],
    ['LL.EXAMPLE.ORG', 'll.example.org'],
  ])('is not used for subdomains of NO_PROXY=%s', async (NO_PROXY, hostname) => {
    const { host, connections } = await startServer((socket) => socket.destroy());
    // .invalid would be excluded by no entry; a lookup of example.org subdomains must not matter.
    const result = await list(
      { HTTP_PROXY: host, NO_PROXY },
      `http://${hostname}:1/`,
      '--timeout',
      '1',
    );
    expect(result).toMatchObject({ exit: 4 });
    expect(connections()).toBe(0);
  });

  test.each([
    'socks5://127.0.0.1:1',
    'socks4a://127.0.0.1:1',
    'SOCKS5H://127.0.0.1:1',
    'socks://x',
  ])('is refused in one line if it is %s', async (ALL_PROXY) => {
    expect(await list({ ALL_PROXY })).toMatchObject({
      exit: 2,
      stderr:
        'spacecraft: ALL_PROXY: SOCKS proxies are not supported; set HTTP_PROXY to an HTTP proxy, or use --offline\n',
    });
    expect(api.requests).toHaveLength(0);
  });

  test('may be invalid or SOCKS if it is not used', async () => {
    for (const proxy of ['socks5://127.0.0.1:1', 'http://', 'ftp://x']) {
      expect(await list({ https_proxy: proxy })).toMatchObject({ exit: 0 });
      expect(await list({ all_proxy: proxy, NO_PROXY: '127.0.0.1' })).toMatchObject({ exit: 0 });
      const { host } = await startProxy();
      expect(await list({ all_proxy: proxy, http_proxy: host })).toMatchObject({ exit: 0 });
    }
  });
});

describe('the error for a proxy that', () => {
  const failure = async (onConnection: (socket: Socket) => void, ...flags: string[]) => {
    const { host, connections } = await startServer(onConnection);
    const result = await list({ HTTP_PROXY: `me:secret@${host}` }, api.url, ...flags);
    expect(result.exit).toBe(4);
    expect(result.stderr).not.toContain('secret');
    expect(result.stderr).toMatch(/^spacecraft: [^\n]+\n$/);
    const stderr = result.stderr
      .replaceAll(host, 'PROXY')
      .replaceAll(new URL(api.url).host, 'HOST')
      .trimEnd();
    return { stderr, connections: connections() };
  };

  test('is not there names it and its variable', async () => {
    expect(await list({ http_proxy: '127.0.0.1:1' })).toMatchObject({
      exit: 4,
      stderr:
        'spacecraft: no connection through the proxy 127.0.0.1:1 (http_proxy): connection refused; check the proxy, or use --offline\n',
    });
  });

  test('refuses to connect contains its status', async () => {
    expect(await failure(answer('HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n'))).toEqual({
      stderr:
        'spacecraft: no connection through the proxy PROXY (HTTP_PROXY): connection refused by the proxy (407); check the proxy, or use --offline',
      connections: 1,
    });
  });

  test('answers with a web page says so, after one connection', async () => {
    expect(await failure(answer(PAGE))).toEqual({
      stderr:
        'spacecraft: no connection through the proxy PROXY (HTTP_PROXY): not an HTTP proxy; check the proxy, or use --offline',
      connections: 1,
    });
  });

  test('speaks SSH says so, after one connection', async () => {
    expect(await failure(answer('SSH-2.0-OpenSSH\r\n'))).toEqual({
      stderr:
        'spacecraft: no connection through the proxy PROXY (HTTP_PROXY): not an HTTP proxy; check the proxy, or use --offline',
      connections: 1,
    });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['closes the connection', (socket) => socket.destroy()],
    ['closes the connection after the request', answer('')],
    ['closes the connection after half a header', answer('HTTP/1.1 200 OK\r\nX-')],
  ])('%s says so, after three connections', async (_, onConnection) => {
    expect(await failure(onConnection)).toEqual({
      stderr:
        'spacecraft: no connection through the proxy PROXY (HTTP_PROXY): connection reset; check the proxy, or use --offline',
      connections: 3,
    });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['answers with the head of a page, and later with the page', laterPage],
    ['opens the tunnel and closes it', answer('HTTP/1.1 200 OK\r\n\r\n')],
  ])('%s names it, after at most three connections', async (_, onConnection) => {
    const { stderr, connections } = await failure(onConnection);
    expect(stderr).toMatch(
      /^spacecraft: (cannot reach HOST|no connection) through the proxy PROXY \(HTTP_PROXY\).*--offline$/,
    );
    expect(connections).toBeLessThanOrEqual(3);
  });

  test.each<[string, (socket: Socket) => void]>([
    ['stays silent', () => {}],
    ['sends headers forever', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n')],
    ['opens the tunnel and stays silent', (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n')],
  ])('%s comes after the timeout, and the connection is closed', async (_, onConnection) => {
    let closed = false;
    const { stderr, connections } = await failure(
      (socket) => {
        onConnection(socket.resume());
        socket.on('close', () => {
          closed = true;
        });
      },
      '--timeout',
      '0.4',
    );
    expect({ stderr, connections }).toEqual({
      stderr:
        'spacecraft: no response from HOST through the proxy PROXY (HTTP_PROXY) within 0.4 s; increase --timeout, try again later, or use --offline',
      connections: 1,
    });
    await expect.poll(() => closed).toBe(true);
  });
});

function laterPage(socket: Socket): void {
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n');
    socket.once('data', () => socket.end('<html>'));
  });
}

/** Writes a status line, then a header 20 times per second. */
function drip(socket: Socket, statusLine: string): void {
  socket.write(statusLine);
  const timer = setInterval(() => socket.write('X-More: yes\r\n'), 50);
  socket.on('close', () => clearInterval(timer));
}
