import { BadResponseError, type Failure, UnavailableError } from '../errors.ts';

/** The code of a failed connection, however deep the library wrapped it. */
export function errorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not found',
  EAI_AGAIN: 'its name is not found, which often means there is no network',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'it broke off the connection',
  EPIPE: 'it broke off the connection',
  UND_ERR_SOCKET: 'it broke off the connection',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
  EPROTO: 'it does not speak TLS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** The failure that a broken, missing or senseless connection stands for. */
export function networkError(cause: unknown, { host }: URL): Failure {
  const code = errorCode(cause);
  if (isNotHttp(cause)) {
    return new BadResponseError(`${host} does not speak HTTP: is --api-url right?`, { cause });
  }
  const reason = proxyReason(cause) ?? (code && REASONS[code]) ?? code ?? String(cause);
  const advice = 'try later, or use --offline';
  return new UnavailableError(`${host} cannot be reached: ${reason}`, advice, { cause });
}

/** The library's parser of HTTP names its errors, and gives some of them a code. */
function isNotHttp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'HTTPParserError' || errorCode(error) === 'UND_ERR_HEADERS_OVERFLOW';
}

/** The library tells a proxy's refusal in words only. */
function proxyReason(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const status = /^Proxy response \((\d+)\)/.exec(cause.message)?.[1];
    if (status) return `the proxy refuses to connect to it (${status})`;
  }
  return undefined;
}
