import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';
import { FAULTS } from './faults.ts';

const api = await server();

describe('a fault of the server', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault.exit, fault.requests, fault] as const))(
    '%s: exit %i, %i requests',
    async (_, exit, requests, { failWith, amendment, line = 'list', says }) => {
      api.failWith(failWith?.());
      api.transform(amendment);
      const ran = await spacecraft([...line.split(' '), '--api-url', api.url]);
      expect({ exit: ran.exit, requests: api.requests.length }).toEqual({ exit, requests });
      if (says) expect(ran.stderr.trimEnd()).toMatch(says);
      if (!says) expect(ran.stderr).toBe('');
      if (exit !== 0) {
        expect(ran.stdout).toBe('');
        expect(ran.stderr).toMatch(/^spacecraft: [^\n]+\n$/);
      }
      if (exit === 0) expect(ran.stdout).not.toBe('');
    },
  );
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A server of one's own kind for each connection; the number of connections is told. */
async function answering(answer: (socket: Socket) => void) {
  let createDispatcher = 0;
  const server = createServer((socket) => {
    createDispatcher++;
    socket.on('error', () => {});
    onTestFinished(() => {
      socket.destroy();
    });
    answer(socket);
  });
  return { port: await listening(server), createDispatcher: () => createDispatcher };
}

describe('a connection that never comes about', () => {
  const failing = async (url: string, line = 'list') => {
    const { exit, stdout, stderr } = await spacecraft([...line.split(' '), '--api-url', url]);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^spacecraft: [^\n]+\n$/);
    return { exit, says: stderr.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST') };
  };

  test('nobody listens: exit 4', async () => {
    expect(await failing('http://127.0.0.1:1/2.3.0')).toEqual({
      exit: 4,
      says: 'spacecraft: HOST cannot be reached: it refuses the connection; try later, or use --offline\n',
    });
  });

  test('a name that does not exist: exit 4', async () => {
    const { exit, says } = await failing('http://nowhere.invalid/2.3.0');
    expect(exit).toBe(4);
    expect(says).toMatch(/^spacecraft: nowhere\.invalid cannot be reached: its name is not found/);
  });

  test('a handshake that never ends: exit 4 when the time is up, 1 connection', async () => {
    const { port, createDispatcher } = await answering(() => {});
    expect(await failing(`https://127.0.0.1:${port}/2.3.0`, 'list --timeout 1')).toEqual({
      exit: 4,
      says: 'spacecraft: HOST did not answer within 1 s; raise --timeout, try later, or use --offline\n',
    });
    // The server is of this process too, and may come to count it after the client gave up.
    await expect.poll(createDispatcher).toBe(1);
  });

  test('a handshake that is refused: exit 4', async () => {
    const { port } = await answering((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { exit, says } = await failing(`https://127.0.0.1:${port}/2.3.0`);
    expect(exit).toBe(4);
    expect(says).toMatch(
      /cannot be reached: it does not speak TLS; try later, or use --offline\n$/,
    );
  });

  test('a certificate that has expired: exit 4', async () => {
    const server = createTlsServer(expiredCertificate(), (socket) => socket.end());
    server.on('tlsClientError', () => {});
    const { exit, says } = await failing(`https://127.0.0.1:${await listening(server)}/2.3.0`);
    expect(exit).toBe(4);
    expect(says).toMatch(/cannot be reached: its certificate has expired; try later/);
  });
});

/** Made now, and valid for a day in 2001. */
function expiredCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key',
    '-out',
    'csr',
    '-subj',
    '/CN=x',
  );
  openssl('x509', '-req', '-in', 'csr', '-signkey', 'key', '-days', '-1', '-out', 'cert');
  return { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) };
}
