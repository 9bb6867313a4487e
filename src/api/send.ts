import type { Dispatcher } from 'undici';
import { isFailure, UnavailableError } from '../errors.ts';
import { errorCode, networkError } from './network-error.ts';
import { type Headers, type Response, readBytes, readText } from './response.ts';

export interface SendOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** Runs what sends a request once there is room for one more. */
  readonly limit: <Result>(send: () => Promise<Result>) => Promise<Result>;
  /** How long the whole answer may take once it is asked for, in seconds. */
  readonly timeout: number;
  /** Any of these ends the request. */
  readonly signals: readonly AbortSignal[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/**
 * One request and its whole answer, whatever its status. Throws `UnavailableError`, `BadResponseError`, or
 * the reason of the signal that ended it.
 */
export async function send(url: URL, settings: SendOptions): Promise<Response> {
  // What is left to do with an answer keeps the next request from nothing.
  const { status, headers, bytes } = await settings.limit(() => received(url, settings));
  return { status, headers, text: await readText(headers, bytes) };
}

async function received(
  url: URL,
  { headers, dispatcher, timeout, signals, now, log }: SendOptions,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeout * 1_000);
  const started = now();
  const report = (outcome: string) => log(`GET ${url} ${outcome} ${now() - started} ms`);
  try {
    const signal = AbortSignal.any([...signals, deadline.signal]);
    const { origin, pathname, search } = url;
    const path = pathname + search;
    const sent = dispatcher.request({ origin, path, method: 'GET', headers, signal });
    const answer = await Promise.race([sent, aborted(signal)]);
    const bytes = await readBytes(answer.body);
    report(`${answer.statusCode} ${bytes.length} bytes`);
    return { status: answer.statusCode, headers: answer.headers, bytes };
  } catch (error) {
    for (const { aborted, reason } of signals) if (aborted) throw reason;
    if (deadline.signal.aborted) {
      report('timed out');
      throw new UnavailableError(
        `${url.host} did not answer within ${timeout} s`,
        'raise --timeout, try later, or use --offline',
        { cause: error },
      );
    }
    report(`failed (${errorCode(error) ?? error})`);
    throw isFailure(error) ? error : networkError(error, url);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Rejects once the signal is aborted. The library itself does not listen before the connection
 * stands, which a silent server never lets happen.
 */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
