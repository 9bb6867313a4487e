import { BadResponseError, type Failure, UnavailableError } from '../errors.ts';

/** Returns the first `code` in an error's chain of causes: undici wraps errors of Node. */
export function errorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found, possibly no network',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  UND_ERR_SOCKET: 'connection reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'response has another length than announced',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
  ENETUNREACH: 'no network',
  EHOSTUNREACH: 'no route to host',
  EPROTO: 'not a TLS server',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not a TLS server',
  CERT_HAS_EXPIRED: 'expired certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate of another host',
};

/** Converts an error of a failed request, which has no complete HTTP response, into a `Failure`. */
export function networkError(cause: unknown, { host }: URL): Failure {
  if (isNotHttp(cause)) {
    return new BadResponseError(`${host} is not an HTTP server; check --api-url`, { cause });
  }
  const code = errorCode(cause);
  const reason = proxyReason(cause) ?? (code && REASONS[code]) ?? code ?? String(cause);
  const advice = 'try again later, or use --offline';
  return new UnavailableError(`cannot reach ${host}: ${reason}`, advice, { cause });
}

/** Errors for headers that are too large, and for a status below 100. */
const NOT_HTTP_CODES: readonly (string | undefined)[] = [
  'UND_ERR_HEADERS_OVERFLOW',
  'ERR_ASSERTION',
];

/** Only some errors of undici's HTTP parser have a `code`; all have the same `name`. */
function isNotHttp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'HTTPParserError' || NOT_HTTP_CODES.includes(errorCode(error));
}

/** Returns a reason if a proxy refused to connect, which undici reports only in a message. */
function proxyReason(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const status = /^Proxy response \((\d+)\)/.exec(cause.message)?.[1];
    if (status) return `connection refused by the proxy (${status})`;
  }
  return undefined;
}
