/** Servers that accept no HTTP connection. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { spacecraft } from '../harness.ts';

/** Starts a server on a free port until the end of the test. Returns the port. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** Starts a TCP server that counts its connections. */
async function startServer(onConnection: (socket: Socket) => void) {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on('error', () => {});
    onTestFinished(() => {
      socket.destroy();
    });
    onConnection(socket);
  });
  return { port: await listen(server), connections: () => connections };
}

/** Runs `list`, which must fail with one line on stderr. */
async function listFrom(url: string, ...flags: string[]) {
  const { exit, stdout, stderr } = await spacecraft(['list', '--api-url', url, ...flags]);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^spacecraft: [^\n]+\n$/);
  return { exit, stderr: stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST').trimEnd() };
}

describe('without a connection, list', () => {
  test('exits with 4 if no server listens on the port', async () => {
    expect(await listFrom('http://127.0.0.1:1/2.3.0')).toEqual({
      exit: 4,
      stderr:
        'spacecraft: cannot reach HOST: connection refused; try again later, or use --offline',
    });
  });

  test('exits with 4 if the host does not exist', async () => {
    const { exit, stderr } = await listFrom('http://nowhere.invalid/2.3.0');
    expect(exit).toBe(4);
    expect(stderr).toMatch(/^spacecraft: cannot reach nowhere\.invalid: host not found/);
  });

  test('exits with 4 after the timeout if the TLS handshake never ends, and does not reconnect', async () => {
    const { port, connections } = await startServer(() => {});
    expect(await listFrom(`https://127.0.0.1:${port}/2.3.0`, '--timeout', '1')).toEqual({
      exit: 4,
      stderr:
        'spacecraft: no response from HOST within 1 s; increase --timeout, try again later, or use --offline',
    });
    // The server runs in this process, so it may count the connection after the client gave up.
    await expect.poll(connections).toBe(1);
  });

  test('exits with 4 if the server answers a TLS handshake with HTTP', async () => {
    const { port } = await startServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await listFrom(`https://127.0.0.1:${port}/2.3.0`)).toEqual({
      exit: 4,
      stderr: 'spacecraft: cannot reach HOST: not a TLS server; try again later, or use --offline',
    });
  });

  test.each([
    ['has expired', -1, 'expired certificate'],
    ['is self-signed', 1, 'self-signed certificate'],
  ])('exits with 4 if the certificate %s', async (_, days, reason) => {
    const server = createTlsServer(createCertificate(days), (socket) => socket.end());
    server.on('tlsClientError', () => {});
    expect(await listFrom(`https://127.0.0.1:${await listen(server)}/2.3.0`)).toEqual({
      exit: 4,
      stderr: `spacecraft: cannot reach HOST: ${reason}; try again later, or use --offline`,
    });
  });
});

/** Creates a self-signed certificate that is valid for a number of days from now. */
function createCertificate(days: number): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const openssl = (line: string) =>
    execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'ignore' });
  openssl('req -newkey rsa:2048 -nodes -keyout key -out csr -subj /CN=x');
  openssl(`x509 -req -in csr -signkey key -days ${days} -out cert`);
  return { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) };
}
