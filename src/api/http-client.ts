import pLimit from 'p-limit';
import type { Context } from '../context.ts';
import { BadResponseError } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { ApiResponse, HttpClient } from './api-client.ts';
import { createDispatcher } from './dispatcher.ts';
import { errorCode } from './network-error.ts';
import { parseJson } from './parse-json.ts';
import { keyRedactor } from './redact-key.ts';
import { ENCODINGS, header, type Response } from './response.ts';
import { retryWait } from './retry.ts';
import { retryAfterWait } from './retry-after.ts';
import { send } from './send.ts';
import { statusError } from './status-error.ts';
import type { Shape, Shapes } from './validate.ts';

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
const MAX_REDIRECTS = 3;

/** Asks the API at one base address, and sends the key nowhere else. */
export function httpClient(
  { base, token, timeout, log }: ApiSettings,
  context: Context,
): HttpClient {
  const dispatcher = createDispatcher(context.env, timeout);
  const limit = pLimit(CONCURRENCY);
  const redactKey = keyRedactor(token);
  const headers = {
    accept: 'application/json',
    'accept-encoding': ENCODINGS,
    'user-agent': `spacecraft/${VERSION} (command line)`,
    ...(token && { authorization: `Token ${token}` }),
  };

  async function get<S extends Shape>(
    url: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<ApiResponse<Shapes[S] | undefined>> {
    const signals = signal ? [context.interruption, signal] : [context.interruption];
    // Loaded while the answer is on its way.
    const [response, { validate }] = await Promise.all([
      withRetry(url, signals),
      import('./validate.ts'),
    ]);
    const at = context.now();
    if (response.status === 404) return { value: undefined, at, cached: false };
    if (response.status === 200) {
      const value = validate(shape, parseJson(response.text, url), url);
      return { value, at, cached: false };
    }
    throw statusError(response, { url, withKey: token !== undefined, now: at });
  }

  /** Asks again while the trouble is of the passing kind. */
  async function withRetry(url: URL, signals: readonly AbortSignal[]): Promise<Response> {
    for (let number = 0; ; number++) {
      const result = await followRedirects(url, signals).then(
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
  async function followRedirects(url: URL, signals: readonly AbortSignal[]): Promise<Response> {
    let target = url;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const response = await send(target, {
        headers,
        dispatcher,
        limit,
        timeout,
        signals,
        now: context.now,
        log,
      });
      const location = header(response.headers, 'location');
      if (response.status < 300 || response.status > 399 || location === undefined) {
        return { ...response, text: redactKey(response.text) };
      }
      target = redirectTarget(location, target);
    }
    throw new BadResponseError(`${url} redirects in circles: is --api-url right?`);
  }

  function redirectTarget(location: string, from: URL): URL {
    const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (target?.origin === base.origin) return target;
    const where = target?.origin ?? 'no address';
    throw new BadResponseError(
      `${from} redirects to ${redactKey(where)}, which is not followed: is --api-url right?`,
    );
  }

  function askedWait(response: Response): number | undefined {
    return retryAfterWait(header(response.headers, 'retry-after'), context.now());
  }

  return { base, hasKey: token !== undefined, get, isCached: () => false, invalidate: () => {} };
}
