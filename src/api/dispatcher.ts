import { Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';

/**
 * Connections to the API: straight, or through the proxies that the environment names. Time-outs
 * are left to the caller, who knows when the whole answer is due; only a connection that does not
 * come about, which would keep the process alive, is given up after so many seconds here.
 */
export function createDispatcher(env: Environment, timeout: number): Dispatcher {
  const connect = { timeout: timeout * 1_000 };
  const options = { connect, headersTimeout: 0, bodyTimeout: 0 };
  const proxyForAll = env.all_proxy || env.ALL_PROXY;
  const httpProxy = env.http_proxy || env.HTTP_PROXY || proxyForAll;
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY || proxyForAll;
  if (!httpProxy && !httpsProxy) return new Agent(options);
  try {
    return new EnvHttpProxyAgent({
      ...options,
      // Given even where empty: the library would look into the real environment otherwise.
      httpProxy: httpProxy ?? '',
      httpsProxy: httpsProxy ?? '',
      noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
      factory: failFastPool,
    });
  } catch (cause) {
    const advice = 'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY holds no address of a proxy';
    throw new UsageError(advice, { cause });
  }
}

/**
 * Connections that fail when a proxy hangs up on them. undici 7 takes a socket that closes before
 * the tunnel stands for a passing accident, and would ask the proxy for another without end; it
 * knows the accident by its code, which is therefore put one level down.
 */
function failFastPool(origin: string | URL, options: object): Dispatcher {
  const { connect } = options as Pool.Options;
  if (typeof connect !== 'function') return new Pool(origin, options);
  const connectOnce: buildConnector.connector = (target, done) =>
    connect(target, (...[error, socket]) => {
      if (error) done(new Error('the proxy gives no connection', { cause: error }), null);
      else done(null, socket);
    });
  return new Pool(origin, { ...options, connect: connectOnce });
}
