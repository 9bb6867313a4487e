import { type Dispatcher, request } from 'undici';
import { isFailure, UnavailableError } from '../errors.ts';
import { errorCode, networkError } from './network-error.ts';
import { type Response, readText } from './response.ts';

export interface ExchangeSettings {
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** How long the whole answer may take, in seconds. */
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
  const { headers, dispatcher, timeout, signals, now, log } = settings;
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(), timeout * 1_000);
  const started = now();
  const report = (outcome: string) => log(`GET ${address} ${outcome} ${now() - started} ms`);
  try {
    const signal = AbortSignal.any([...signals, timeUp.signal]);
    const answer = await request(address, { headers, dispatcher, signal });
    const { text, size } = await readText(answer.headers, answer.body);
    report(`${answer.statusCode} ${size} bytes`);
    return { status: answer.statusCode, headers: answer.headers, text };
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
