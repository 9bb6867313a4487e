import type { Dispatcher } from 'undici';
import { Failure, TimeoutError } from '../errors.ts';
import type { Redactor } from '../redactor.ts';
import { rejectOnAbort } from './abort.ts';
import { errorCode, networkError } from './network-error.ts';
import { type HttpProxy, throughProxy } from './proxy.ts';
import { type Headers, type Response, redactedHeaders } from './response.ts';
import { decodeBody, readBody } from './response-body.ts';

export interface SendOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** The proxy that the dispatcher uses. */
  readonly proxy: HttpProxy | undefined;
  /** Runs a task as soon as fewer than the maximum number of requests are in progress. */
  readonly limit: <Result>(task: () => Promise<Result>) => Promise<Result>;
  /** Timeout in s for the connection and the whole response. Waiting for `limit` doesn't count. */
  readonly timeout: number;
  /** Each of these can cancel the request. */
  readonly signals: readonly AbortSignal[];
  /** Current time in ms since the epoch. */
  readonly now: () => number;
  /** Removes the API key from the response. */
  readonly redactor: Redactor;
  /** Receives one line per request, when it has finished or failed. */
  readonly log: (line: string) => void;
}

/**
 * Sends one GET request and returns the whole response, whatever its status. Throws
 * `UnavailableError`, `BadResponseError`, or the abort reason of one of the signals.
 */
export async function send(url: URL, options: SendOptions): Promise<Response> {
  const { status, headers, body } = await options.limit(() => receive(url, options));
  // Decompress outside the limiter, so that it doesn't delay the next request.
  const text = await decodeBody(headers, body);
  return { status, headers, text: options.redactor.redact(text) };
}

async function receive(
  url: URL,
  { headers, dispatcher, proxy, timeout, signals, now, redactor, log }: SendOptions,
): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeout * 1_000);
  const startedAt = now();
  const logOutcome = (outcome: string) => log(`GET ${url} ${outcome} ${now() - startedAt} ms`);
  try {
    const signal = AbortSignal.any([...signals, deadline.signal]);
    const { origin, pathname, search } = url;
    const path = pathname + search;
    const request = dispatcher.request({ origin, path, method: 'GET', headers, signal });
    const response = await Promise.race([request, rejectOnAbort(signal)]);
    const body = await readBody(response.body);
    logOutcome(`${response.statusCode} ${body.length} bytes`);
    return {
      status: response.statusCode,
      headers: redactedHeaders(response.headers, redactor),
      body,
    };
  } catch (error) {
    for (const { aborted, reason } of signals) if (aborted) throw reason;
    if (deadline.signal.aborted) {
      logOutcome('timed out');
      throw new TimeoutError(
        `no response from ${url.host}${throughProxy(proxy)} within ${timeout} s`,
        ['increase --timeout', 'try again later', 'use --offline'],
        { cause: error },
      );
    }
    logOutcome(`failed (${errorCode(error) ?? error})`);
    throw error instanceof Failure ? error : networkError(error, url, proxy);
  } finally {
    clearTimeout(timer);
  }
}
