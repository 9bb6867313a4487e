import pLimit from 'p-limit';
import type { Context } from '../context.ts';
import { AnswerError } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { AskingClient, Sent } from './client.ts';
import { connections } from './connection.ts';
import { exchange } from './exchange.ts';
import type { Shape, Shapes } from './gate.ts';
import { keyHider } from './hide-key.ts';
import { parseJson } from './json.ts';
import { errorCode } from './network-error.ts';
import { ENCODINGS, header, type Response } from './response.ts';
import { retryWait } from './retry.ts';
import { retryAfterWait } from './retry-after.ts';
import { statusError } from './status-error.ts';

export interface ApiSettings {
  /** Ends in a slash. */
  readonly base: URL;
  readonly token: string | undefined;
  /** How long to wait for a whole answer, in seconds. */
  readonly timeout: number;
  /** Told of each request once it is over. */
  readonly log: (line: string) => void;
}

/** As many requests under way at once as an API that counts them will not mind. */
const CONCURRENCY = 4;

/** As many redirects as a moved path may take. */
const MOST_REDIRECTS = 3;

/** Asks the API at one base address, and sends the key nowhere else. */
export function httpClient(
  { base, token, timeout, log }: ApiSettings,
  context: Context,
): AskingClient {
  const dispatcher = connections(context.env, timeout);
  const inTurn = pLimit(CONCURRENCY);
  const hideKey = keyHider(token);
  const headers = {
    accept: 'application/json',
    'accept-encoding': ENCODINGS,
    'user-agent': `spacecraft/${VERSION} (command line)`,
    ...(token && { authorization: `Token ${token}` }),
  };

  async function get<S extends Shape>(
    address: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<Sent<Shapes[S] | undefined>> {
    const signals = signal ? [context.interruption, signal] : [context.interruption];
    // Loaded while the answer is on its way.
    const [response, { passGate }] = await Promise.all([
      persistent(address, signals),
      import('./gate.ts'),
    ]);
    const at = context.now();
    if (response.status === 404) return { value: undefined, at, kept: false };
    if (response.status === 200) {
      const value = passGate(shape, parseJson(response.text, address), address);
      return { value, at, kept: false };
    }
    throw statusError(response, { address, withKey: token !== undefined, now: at });
  }

  /** Asks again while the trouble is of the passing kind. */
  async function persistent(address: URL, signals: readonly AbortSignal[]): Promise<Response> {
    for (let number = 0; ; number++) {
      const result = await redirected(address, signals).then(
        (response) => ({ response }),
        (error: unknown) => ({ error }),
      );
      const attempt =
        'response' in result
          ? { number, outcome: result.response.status, retryAfter: askedWait(result.response) }
          : { number, outcome: errorCode(result.error) };
      const wait = retryWait(attempt, context.random());
      if (wait !== undefined) await context.wait(wait);
      else if ('response' in result) return result.response;
      else throw result.error;
    }
  }

  /** Follows redirects on the API's own origin, as from a path without its last slash. */
  async function redirected(address: URL, signals: readonly AbortSignal[]): Promise<Response> {
    let target = address;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const response = await exchange(target, {
        headers,
        dispatcher,
        inTurn,
        timeout,
        signals,
        now: context.now,
        log,
      });
      const location = header(response.headers, 'location');
      if (response.status < 300 || response.status > 399 || location === undefined) {
        return { ...response, text: hideKey(response.text) };
      }
      target = redirectTarget(location, target);
    }
    throw new AnswerError(`${address} redirects in circles: is --api-url right?`);
  }

  function redirectTarget(location: string, from: URL): URL {
    const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (target?.origin === base.origin) return target;
    const where = target?.origin ?? 'no address';
    throw new AnswerError(
      `${from} redirects to ${hideKey(where)}, which is not followed: is --api-url right?`,
    );
  }

  function askedWait(response: Response): number | undefined {
    return retryAfterWait(header(response.headers, 'retry-after'), context.now());
  }

  return { base, hasKey: token !== undefined, get, isKept: () => false, forget: () => {} };
}
