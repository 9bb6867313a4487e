import { BadResponseError, type Failure, UnavailableError } from '../errors.ts';
import { type HttpProxy, throughProxy } from './proxy.ts';
import { NOT_A_PROXY, ProxyError } from './proxy-error.ts';

/** Returns the first `code` in an error's chain of causes: undici wraps errors of Node. */
export function errorCode(error: unknown): string | undefined {
  for (const cause of causesOf(error)) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return undefined;
}

/** Returns an error and its causes, outermost first. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  return causes;
}

interface Explanation {
  readonly reason: string;
  /** What to do, unless the usual advice applies. */
  readonly advice?: readonly string[];
}

const UNTRUSTED_CERTIFICATE: Explanation = {
  reason: 'certificate not trusted',
  advice: ["set NODE_EXTRA_CA_CERTS to your organisation's CA", 'use --offline'],
};

const EXPLANATIONS: ReadonlyMap<string, string | Explanation> = new Map<
  string,
  string | Explanation
>([
  ['ENOTFOUND', 'host not found'],
  ['EAI_AGAIN', 'host not found, possibly no network'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'connection reset'],
  ['UND_ERR_SOCKET', 'connection reset'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'response has another length than announced'],
  ['ETIMEDOUT', 'connection timed out'],
  ['ENETUNREACH', 'no network'],
  ['EHOSTUNREACH', 'no route to host'],
  ['EPROTO', 'not a TLS server'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not a TLS server'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'not a TLS server'],
  ['CERT_HAS_EXPIRED', 'expired certificate'],
  [
    'CERT_NOT_YET_VALID',
    { reason: 'certificate not valid yet', advice: ['check the clock', 'use --offline'] },
  ],
  ['CERT_REVOKED', 'revoked certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate of another host'],
  ['HOSTNAME_MISMATCH', 'certificate of another host'],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED_CERTIFICATE],
  ['UNABLE_TO_GET_ISSUER_CERT', UNTRUSTED_CERTIFICATE],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED_CERTIFICATE],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED_CERTIFICATE],
  ['CERT_SIGNATURE_FAILURE', UNTRUSTED_CERTIFICATE],
  ['CERT_CHAIN_TOO_LONG', UNTRUSTED_CERTIFICATE],
  ['CERT_UNTRUSTED', UNTRUSTED_CERTIFICATE],
  ['CERT_REJECTED', UNTRUSTED_CERTIFICATE],
  ['INVALID_CA', UNTRUSTED_CERTIFICATE],
]);

/**
 * Converts an error of a failed request, which has no complete HTTP response, into a `Failure`. If
 * the request went through a proxy, the message names it.
 */
export function networkError(cause: unknown, { host }: URL, proxy?: HttpProxy): Failure {
  const proxyError = proxy && proxyErrorIn(cause);
  if (proxyError) {
    const { reason, advice = ['check the proxy', 'use --offline'] } = explain(proxyError);
    return new UnavailableError(`no connection${throughProxy(proxy)}: ${reason}`, advice, {
      cause,
    });
  }
  if (isNotHttp(cause)) {
    return new BadResponseError(`${host} is not an HTTP server`, { cause });
  }
  const { reason, advice = ['try again later', 'use --offline'] } = explain(cause);
  return new UnavailableError(`cannot reach ${host}${throughProxy(proxy)}: ${reason}`, advice, {
    cause,
  });
}

/** Through a proxy, text that is not HTTP is more likely from the proxy than from the API. */
function proxyErrorIn(cause: unknown): ProxyError | undefined {
  const found = causesOf(cause).find((error) => error instanceof ProxyError);
  return found ?? (isNotHttp(cause) ? new ProxyError(NOT_A_PROXY, { cause }) : undefined);
}

function explain(error: unknown): Explanation {
  if (error instanceof ProxyError && error.reason) return { reason: error.reason };
  const code = errorCode(error);
  const known = code ? EXPLANATIONS.get(code) : undefined;
  if (typeof known === 'object') return known;
  return { reason: known ?? code ?? String(causesOf(error).at(-1) ?? error) };
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
