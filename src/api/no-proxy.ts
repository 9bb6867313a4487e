import { BlockList, isIP } from 'node:net';

/**
 * Returns whether a list such as `localhost, .example.org, 10.0.0.0/8, [::1]:8080` contains the host
 * of a URL. A name also stands for its subdomains, as in curl; `*` stands for all hosts.
 */
export function bypassesProxy(url: URL, list: string): boolean {
  const host = withoutBrackets(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry.includes('/')) return isInNetwork(host, entry);
  const isAddress = isIP(entry) !== 0;
  const [, name = entry, onlyPort = port] = isAddress ? [] : (/^(.*):(\d+)$/.exec(entry) ?? []);
  if (onlyPort !== port) return false;
  const address = withoutBrackets(name);
  if (isIP(address) !== 0) return isInNetwork(host, `${address}/${isIP(address) === 6 ? 128 : 32}`);
  const domain = name.replace(/^\*?\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

/** Returns whether a host is an address in a network such as `10.0.0.0/8`. */
function isInNetwork(host: string, network: string): boolean {
  const [address = '', prefix = ''] = network.split('/');
  const family = isIP(address);
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.POSITIVE_INFINITY;
  if (family === 0 || isIP(host) === 0 || length > (family === 6 ? 128 : 32)) return false;
  const type = (version: number) => (version === 6 ? 'ipv6' : 'ipv4');
  const addresses = new BlockList();
  addresses.addSubnet(address, length, type(family));
  return addresses.check(host, type(isIP(host)));
}

/** IPv6 addresses in URLs are in brackets. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
