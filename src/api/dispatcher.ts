import { Agent, type buildConnector, type Dispatcher } from 'undici';
import { withoutBrackets } from './no-proxy.ts';
import { openSocket, startTls } from './open-socket.ts';
import type { HttpProxy } from './proxy.ts';

export interface DispatcherOptions {
  /** Without one, connections are direct. */
  readonly proxy: HttpProxy | undefined;
  /** Timeout of a connection in s. */
  readonly timeout: number;
  /** Aborts all connections that are not open yet. */
  readonly closed: AbortSignal;
}

/**
 * Creates undici's dispatcher. Response timeouts are off: `send` has a deadline for the whole
 * response. The connection timeout is on, because a pending connection would keep the process alive
 * after that deadline.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const connect: buildConnector.connector = (target, callback) => {
    openConnection(target, options).then(
      (socket) => callback(null, socket),
      // undici reconnects forever after an error with certain codes, so wrap the error in another.
      (cause: unknown) => callback(new Error('no connection', { cause }), null),
    );
  };
  return new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
}

async function openConnection(
  target: buildConnector.Options,
  { proxy, timeout, closed }: DispatcherOptions,
) {
  const isSecure = target.protocol === 'https:';
  const hostname = withoutBrackets(target.hostname);
  const host = { hostname, port: Number(target.port || (isSecure ? 443 : 80)) };
  const expiry = new AbortController();
  const timer = setTimeout(() => expiry.abort(new Error('connection timed out')), timeout * 1_000);
  const signal = AbortSignal.any([closed, expiry.signal]);
  try {
    const socket = proxy
      ? await (await import('./tunnel.ts')).openTunnel(proxy, host, signal)
      : await openSocket(host, signal);
    return isSecure ? await startTls(socket, hostname, signal) : socket;
  } finally {
    clearTimeout(timer);
  }
}
