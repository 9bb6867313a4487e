/** Connections of the process: slow ones, and those that must not keep it alive. */
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { start } from '../executable.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const preload = (file: string) => `--require "${join(import.meta.dirname, '..', file)}"`;

/** Starts a server that handles each connection, and returns its port. */
async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const started = createServer((socket) => {
    socket.on('error', () => {});
    onTestFinished(() => {
      socket.destroy();
    });
    onConnection(socket);
  });
  onTestFinished(() => {
    started.close();
  });
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', resolve);
  });
  const address = started.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** Runs the process, and measures how long it takes, in ms. */
async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const startedAt = performance.now();
  const { result } = start(args, { SPACECRAFT_CACHE_DIR: cacheFolder, ...env });
  return { ...(await result), duration: performance.now() - startedAt };
}

test('a connection attempt may take as long as the request, also if the host has several addresses', async () => {
  const url = api.url.replace('127.0.0.1', 'slow.example');
  const env = { NODE_OPTIONS: preload('slow-handshake.cjs') };
  expect(await run(['list', '--quiet', '--limit', '3', '--api-url', url], env)).toMatchObject({
    code: 0,
    stderr: '',
  });
});

describe('the process ends after the timeout', () => {
  test.each<[string, string, (socket: Socket) => void]>([
    ['HTTPS_PROXY', 'stays silent', () => {}],
    ['HTTP_PROXY', 'stays silent', () => {}],
    ['HTTPS_PROXY', 'opens a tunnel and stays silent', openTunnel],
    ['HTTP_PROXY', 'opens a tunnel and stays silent', openTunnel],
  ])('if the proxy in %s %s', async (variable, _, onConnection) => {
    const port = await listen(onConnection);
    const scheme = variable === 'HTTPS_PROXY' ? 'https' : 'http';
    const { code, stderr, duration } = await run(
      ['list', '--timeout', '1', '--api-url', `${scheme}://ll.invalid/2.3.0`],
      { [variable]: `http://127.0.0.1:${port}` },
    );
    expect(code).toBe(4);
    expect(stderr).toMatch(
      new RegExp(
        `^spacecraft: no response from ll.invalid through the proxy 127.0.0.1:${port} \\(${variable}\\) within 1 s; [^\n]+\n$`,
      ),
    );
    expect(duration).toBeLessThan(8_000);
  });

  test.each(['http', 'https'])('if an %s server stays silent', async (scheme) => {
    const port = await listen(() => {});
    const url = `${scheme}://127.0.0.1:${port}/2.3.0`;
    const { code, duration } = await run(['list', '--timeout', '1', '--api-url', url], {});
    expect(code).toBe(4);
    expect(duration).toBeLessThan(8_000);
  });

  test('if the host name takes forever to look up', async () => {
    const env = { NODE_OPTIONS: preload('endless-lookup.cjs') };
    const args = ['list', '--timeout', '1', '--api-url', 'http://slow.example/2.3.0'];
    const { code, stderr, duration } = await run(args, env);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^spacecraft: no response from slow\.example within 1 s; [^\n]+\n$/);
    expect(duration).toBeLessThan(8_000);
  });
});

test('the process ends after an error, although other requests are still connecting', async () => {
  // The first page is sent, and then one page fails while the others wait.
  api.failWith((request, response) => {
    if (request.url?.includes('offset=200')) response.writeHead(500).end();
    return request.url?.includes('offset=') ?? false;
  });
  const args = ['list', '--all', '--timeout', '60', '--api-url', api.url];
  const { code, duration } = await run(args, {});
  expect(code).toBe(4);
  expect(duration).toBeLessThan(8_000);
});

test('a SOCKS proxy causes one line, without warnings of Node', async () => {
  const env = { ALL_PROXY: 'socks5://127.0.0.1:1' };
  const { code, stderr } = await run(['list', '--api-url', api.url], env);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^spacecraft: ALL_PROXY: SOCKS proxies are not supported[^\n]+\n$/);
});

function openTunnel(socket: Socket): void {
  socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
}
