import pLimit from 'p-limit';
import type { Context } from '../context.ts';
import { handleEvents } from '../interruption.ts';
import { VERSION } from '../version.ts';
import type { ApiResponse, HttpClient } from './api-client.ts';
import { createDispatcher } from './dispatcher.ts';
import { parseJson } from './parse-json.ts';
import { proxyFor } from './proxy.ts';
import { followRedirects } from './redirects.ts';
import type { Response } from './response.ts';
import { ACCEPTED_ENCODINGS } from './response-body.ts';
import { withRetry } from './retry.ts';
import { send } from './send.ts';
import { statusError } from './status-error.ts';
import { type Shape, type Shapes, validate } from './validate.ts';

export interface HttpClientOptions {
  /** Base URL of the API, with a trailing slash. */
  readonly base: URL;
  /** API key, if there is one. It is only sent to the origin of `base`. */
  readonly token: string | undefined;
  /** Timeout in s for the whole response. */
  readonly timeout: number;
  /** Receives one line per request, when it has finished or failed. */
  readonly log: (line: string) => void;
}

/** Maximum number of concurrent requests. */
const MAX_CONCURRENT = 4;

/** Creates a client that requests everything from the API. */
export function httpClient(
  { base, token, timeout, log }: HttpClientOptions,
  context: Context,
): HttpClient {
  const proxy = proxyFor(base, context.env);
  const closed = new AbortController();
  const dispatcher = createDispatcher({ proxy, timeout, closed: closed.signal });
  const sendOptions = {
    headers: requestHeaders(token),
    dispatcher,
    proxy,
    limit: pLimit(MAX_CONCURRENT),
    timeout,
    now: context.now,
    redactor: context.redactor,
    log,
  };

  /** Sends a request, with retries and redirects. */
  function request(url: URL, signals: readonly AbortSignal[]): Promise<Response> {
    const sendOne = (target: URL) => send(target, { ...sendOptions, signals });
    return withRetry(() => followRedirects(url, sendOne), context);
  }

  async function get<S extends Shape>(
    url: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<ApiResponse<Shapes[S] | undefined>> {
    const signals = signal ? [context.interruption, signal] : [context.interruption];
    const response = await request(url, signals);
    for (const each of signals) each.throwIfAborted();
    const at = context.now();
    if (response.status === 404) {
      // The API explains a 404 in JSON; a page of something else says nothing about spacecraft.
      parseJson(response.text, url);
      return { value: undefined, at, cached: false };
    }
    if (response.status === 200) {
      const body = parseJson(response.text, url);
      await handleEvents();
      const value = validate(shape, body, url);
      await handleEvents();
      return { value, at, cached: false };
    }
    throw statusError(response, { url, hasKey: token !== undefined, now: at });
  }

  async function close(): Promise<void> {
    closed.abort();
    await dispatcher.destroy();
  }

  return { base, hasKey: token !== undefined, get, close };
}

function requestHeaders(token: string | undefined): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': `spacecraft/${VERSION} (command line)`,
    ...(token && { authorization: `Token ${token}` }),
  };
}
