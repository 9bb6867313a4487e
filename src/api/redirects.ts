import { BadResponseError } from '../errors.ts';
import { MAX_QUOTE_LENGTH, shorten } from '../text/shorten.ts';
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
): Promise<Response> {
  let target = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await sendRequest(target);
    const location = header(response.headers, 'location');
    if (response.status < 300 || response.status > 399 || location === undefined) return response;
    target = redirectTarget(location, target);
  }
  throw new BadResponseError(`too many redirects from ${url}`);
}

function redirectTarget(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) {
    throw new BadResponseError(`${from} redirects to an invalid URL`);
  }
  const target = new URL(location, from);
  if (target.origin === from.origin) return target;
  throw new BadResponseError(
    `${from} redirects to ${shorten(describeOrigin(target), MAX_QUOTE_LENGTH)}`,
  );
}

/** The origin of URLs such as `data:` is the text null. */
function describeOrigin({ origin, protocol }: URL): string {
  return origin === 'null' ? `a ${protocol} URL` : origin;
}
