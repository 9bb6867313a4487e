import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';
import { bypassesProxy } from './no-proxy.ts';

/** An HTTP proxy from the environment. */
export interface HttpProxy {
  readonly url: URL;
  /** Name of the environment variable. */
  readonly variable: keyof Environment;
}

/** In the order they are looked for; curl and most other programs also read them in lower case. */
const VARIABLES = {
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
} as const;

/** Returns the proxy for requests to a URL, if there is one. Throws `UsageError` if it is invalid. */
export function proxyFor(target: URL, env: Environment): HttpProxy | undefined {
  const variables = VARIABLES[target.protocol === 'https:' ? 'https:' : 'http:'];
  const variable = variables.find((name) => env[name]?.trim());
  const value = variable && env[variable]?.trim();
  if (!value || bypassesProxy(target, env.no_proxy || env.NO_PROXY || '')) return undefined;
  // Like curl, accept a host and port without a scheme.
  const text = value.includes('://') ? value : `http://${value}`;
  const protocol = /^[^:]*:/.exec(text.toLowerCase())?.[0] ?? '';
  if (protocol.startsWith('socks')) {
    const alternative = variables[1];
    throw new UsageError(`${variable}: SOCKS proxies are not supported`, {
      advice: [`set ${alternative} to an HTTP proxy`, 'use --offline'],
    });
  }
  if (!/^https?:$/.test(protocol) || !URL.canParse(text)) {
    throw new UsageError(`${variable}: expected a URL of a proxy, such as http://127.0.0.1:3128`);
  }
  return { url: new URL(text), variable };
}

/** Returns a part of a message that names the proxy and its variable, if there is a proxy. */
export function throughProxy(proxy: HttpProxy | undefined): string {
  return proxy ? ` through the proxy ${proxy.url.host} (${proxy.variable})` : '';
}

/** Returns the value of `Proxy-Authorization`, if the URL of the proxy has credentials. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (!username && !password) return undefined;
  const credentials = `${decode(username)}:${decode(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** Decodes percent-encoding; a stray percent sign stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
