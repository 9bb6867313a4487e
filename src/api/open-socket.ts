import { type LookupAddress, lookup } from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { rejectOnAbort } from './abort.ts';

/** Delay (ms) after which the next address is tried as well. RFC 8305 recommends it. */
const NEXT_ADDRESS_DELAY = 250;

/** Maximum number of addresses of a host that are tried. */
const MAX_ADDRESSES = 8;

export interface Host {
  /** IPv6 addresses have no brackets. */
  readonly hostname: string;
  readonly port: number;
}

/**
 * Connects to the first address of a host that answers. An attempt continues while others start, so
 * that it may take as long as the signal allows: Node itself gives up each address after 250 ms.
 */
export async function openSocket({ hostname, port }: Host, signal: AbortSignal): Promise<Socket> {
  const addresses = await Promise.race([addressesOf(hostname), rejectOnAbort(signal)]);
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const sockets = new Set<Socket>();
    const remaining = addresses.slice(0, MAX_ADDRESSES);
    let timer: NodeJS.Timeout | undefined;

    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      for (const socket of sockets) socket.destroy();
    };
    const abort = () => {
      stop();
      reject(signal.reason);
    };
    const tryNext = () => {
      clearTimeout(timer);
      const address = remaining.shift();
      if (address === undefined) return;
      const socket = connect({ host: address, port, noDelay: true, keepAlive: true });
      sockets.add(socket);
      socket.once('connect', () => {
        socket.removeAllListeners('error');
        sockets.delete(socket);
        stop();
        resolve(socket);
      });
      socket.on('error', (error) => {
        sockets.delete(socket);
        if (remaining.length > 0) tryNext();
        else if (sockets.size === 0) {
          stop();
          reject(error);
        }
      });
      timer = setTimeout(tryNext, NEXT_ADDRESS_DELAY);
    };

    signal.addEventListener('abort', abort);
    tryNext();
  });
}

/** Looks up all addresses of a host, with both IP versions taking turns. */
async function addressesOf(hostname: string): Promise<string[]> {
  if (isIP(hostname)) return [hostname];
  const found: LookupAddress[] = await promisify(lookup)(hostname, { all: true });
  const [first] = found;
  const preferred = found.filter(({ family }) => family === first?.family);
  const others = found.filter(({ family }) => family !== first?.family);
  return preferred
    .flatMap((address, index) => [address, others[index]])
    .concat(others.slice(preferred.length))
    .flatMap((address) => address?.address ?? []);
}

/** Starts TLS on a connection, and verifies the certificate of the host. */
export async function startTls(
  socket: Socket,
  hostname: string,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const { connect: connectTls } = await import('node:tls');
  return new Promise((resolve, reject) => {
    const secure = connectTls({
      socket,
      host: hostname,
      // Server names cannot be addresses.
      servername: isIP(hostname) ? '' : hostname,
      ALPNProtocols: ['http/1.1'],
    });
    const abort = () => secure.destroy(signal.reason);
    signal.addEventListener('abort', abort);
    secure.once('secureConnect', () => {
      signal.removeEventListener('abort', abort);
      secure.removeListener('error', reject);
      resolve(secure);
    });
    secure.once('error', reject);
    secure.once('close', () => signal.removeEventListener('abort', abort));
  });
}
