import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Environment } from '../context.ts';
import { UsageError } from '../errors.ts';

/**
 * Connections to the API: straight, or through the proxies that the environment names. Time-outs
 * are left to the caller, who knows when the whole answer is due.
 */
export function connections(env: Environment): Dispatcher {
  const options = { connect: { timeout: 0 }, headersTimeout: 0, bodyTimeout: 0 };
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
    });
  } catch (cause) {
    throw new UsageError('HTTPS_PROXY, HTTP_PROXY or ALL_PROXY holds no address of a proxy', {
      cause,
    });
  }
}
