import { Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';

/**
 * Creates undici's dispatcher, which connects directly or through the proxies of the environment.
 * Response timeouts are off: `send` has a deadline for the whole response. The connection timeout
 * (in s) is on, because a pending connection would keep the process alive after that deadline.
 */
export function createDispatcher(env: Environment, connectTimeout: number): Dispatcher {
  const connect = { timeout: connectTimeout * 1_000 };
  const options = { connect, headersTimeout: 0, bodyTimeout: 0 };
  const allProxy = env.all_proxy || env.ALL_PROXY;
  const httpProxy = env.http_proxy || env.HTTP_PROXY || allProxy;
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY || allProxy;
  if (!httpProxy && !httpsProxy) return new Agent(options);
  try {
    return new EnvHttpProxyAgent({
      ...options,
      // Pass even empty values: undici would read `process.env` for missing ones.
      httpProxy: httpProxy ?? '',
      httpsProxy: httpsProxy ?? '',
      noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
      factory: failFastPool,
    });
  } catch (cause) {
    throw new UsageError('HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: expected a URL of a proxy', {
      cause,
    });
  }
}

/**
 * Creates a connection pool that fails if the proxy closes the connection. undici 7 considers a
 * socket that closes before the tunnel is open a temporary problem and reconnects forever. It
 * recognizes the problem by the error's own `code`, so this pool wraps the error in another one.
 */
function failFastPool(origin: string | URL, options: object): Dispatcher {
  // undici types this parameter of `factory` as a plain object.
  const { connect } = options as Pool.Options;
  if (typeof connect !== 'function') return new Pool(origin, options);
  const connectOnce: buildConnector.connector = (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (error) callback(new Error('no connection through the proxy', { cause: error }), null);
      else callback(null, socket);
    });
  return new Pool(origin, { ...options, connect: connectOnce });
}
