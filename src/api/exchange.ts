import type { Dispatcher } from 'undici';
import { isFailure, UnavailableError } from '../errors.ts';
import { errorCode, networkError } from './network-error.ts';
import { type Headers, type Response, readBytes, readText } from './response.ts';

export interface ExchangeSettings {
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** Runs what sends a request once there is room for one more. */
  readonly inTurn: <Result>(send: () => Promise<Result>) => Promise<Result>;
  /** How long the whole answer may take once it is asked for, in seconds. */
  readonly timeout: number;
  /** Any of these ends the request. */
  readonly signals: readonly AbortSignal[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/**
 * One request and its whole answer, whatever its status. Throws `UnavailableError`, `AnswerError`, or
 * the reason of the signal that ended it.
 */
export async function exchange(address: URL, settings: ExchangeSettings): Promise<Response> {
  // What is left to do with an answer keeps the next request from nothing.
  const { status, headers, bytes } = await settings.inTurn(() => received(address, settings));
  return { status, headers, text: await readText(headers, bytes) };
}

async function received(
  address: URL,
  { headers, dispatcher, timeout, signals, now, log }: ExchangeSettings,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(), timeout * 1_000);
  const started = now();
  const report = (outcome: string) => log(`GET ${address} ${outcome} ${now() - started} ms`);
  try {
    const signal = AbortSignal.any([...signals, timeUp.signal]);
    const { origin, pathname, search } = address;
    const path = pathname + search;
    const sent = dispatcher.request({ origin, path, method: 'GET', headers, signal });
    const answer = await Promise.race([sent, aborted(signal)]);
    const bytes = await readBytes(answer.body);
    report(`${answer.statusCode} ${bytes.length} bytes`);
    return { status: answer.statusCode, headers: answer.headers, bytes };
  } catch (error) {
    for (const { aborted, reason } of signals) if (aborted) throw reason;
    if (timeUp.signal.aborted) {
      report('timed out');
      throw new UnavailableError(
        `${address.host} did not answer within ${timeout} s`,
        'raise --timeout, try later, or use --offline',
        { cause: error },
      );
    }
    report(`failed (${errorCode(error) ?? error})`);
    throw isFailure(error) ? error : networkError(error, address);
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
