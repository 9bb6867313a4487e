import { BadResponseError } from '../errors.ts';
import { header, type Response } from './response.ts';

const MAX_REDIRECTS = 3;

/**
 * Sends a request and follows redirects within the same origin, such as the API's redirect from a
 * path without a trailing slash. Throws `BadResponseError` for redirects to another origin, which
 * must not receive the API key.
 */
export async function followRedirects(
  url: URL,
  sendRequest: (url: URL) => Promise<Response>,
  redactKey: (text: string) => string,
): Promise<Response> {
  let target = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await sendRequest(target);
    const location = header(response.headers, 'location');
    if (response.status < 300 || response.status > 399 || location === undefined) return response;
    target = redirectTarget(location, target, redactKey);
  }
  throw new BadResponseError(`too many redirects from ${url}; check --api-url`);
}

function redirectTarget(location: string, from: URL, redactKey: (text: string) => string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new BadResponseError(`${from} redirects to an invalid URL; check --api-url`);
  }
  const target = new URL(location, from);
  if (target.origin === from.origin) return target;
  // The origin of a URL such as `data:` is "null".
  const place = target.origin === 'null' ? `a ${target.protocol} URL` : target.origin;
  throw new BadResponseError(`${from} redirects to ${redactKey(place)}; check --api-url`);
}
