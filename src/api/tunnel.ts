import { request } from 'node:http';
import type { Socket } from 'node:net';
import { withoutBrackets } from './no-proxy.ts';
import { type Host, openSocket, startTls } from './open-socket.ts';
import { type HttpProxy, proxyAuthorization } from './proxy.ts';
import { NOT_A_PROXY, ProxyError } from './proxy-error.ts';

/** Opens a connection to a host through a proxy. Throws `ProxyError`, or the reason of the signal. */
export async function openTunnel(
  { url }: HttpProxy,
  target: Host,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    const hostname = withoutBrackets(url.hostname);
    const isSecure = url.protocol === 'https:';
    const port = Number(url.port || (isSecure ? 443 : 80));
    const socket = await openSocket({ hostname, port }, signal);
    const connection = isSecure ? await startTls(socket, hostname, signal) : socket;
    return await sendConnect(connection, url, target, signal);
  } catch (error) {
    if (signal.aborted || error instanceof ProxyError) throw error;
    throw new ProxyError(undefined, { cause: error });
  }
}

function sendConnect(
  connection: Socket,
  proxy: URL,
  { hostname, port }: Host,
  signal: AbortSignal,
): Promise<Socket> {
  const authority = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const authorization = proxyAuthorization(proxy);
  return new Promise((resolve, reject) => {
    const connect = request({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...(authorization && { 'proxy-authorization': authorization }) },
      createConnection: () => connection,
      signal,
    });
    connect.once('connect', ({ statusCode = 0 }, socket, firstBytes) => {
      const isOpen = statusCode >= 200 && statusCode <= 299;
      // In a tunnel the client speaks first, so this is a web page.
      if (isOpen && firstBytes.length === 0) return resolve(connection);
      socket.destroy();
      reject(
        new ProxyError(isOpen ? NOT_A_PROXY : `connection refused by the proxy (${statusCode})`),
      );
    });
    connect.once('error', (error: NodeJS.ErrnoException) => {
      connection.destroy();
      reject(error.code?.startsWith('HPE_') ? new ProxyError(NOT_A_PROXY) : error);
    });
    connect.end();
  });
}
