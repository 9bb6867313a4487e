import {
  BadResponseError,
  type Failure,
  KeyRefusedError,
  QuotaError,
  UnavailableError,
  UsageError,
} from '../errors.ts';
import { inTime } from '../text/relative-time.ts';
import { header, type Response } from './response.ts';
import { retryAfterWait } from './retry-after.ts';

/** What the client knows of a request that the answer itself does not tell. */
export interface Asked {
  readonly url: URL;
  readonly withKey: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The failure that an answer with another status than 200 stands for. */
export function statusError(response: Response, asked: Asked): Failure {
  const { status } = response;
  const said = serverMessage(response.text);
  const told = said ? `${status}: ${said}` : String(status);
  const { host } = asked.url;
  if (status === 400) return new UsageError(`the API refuses this request (${told})`);
  if (status === 401 || status === 403) {
    return asked.withKey
      ? new KeyRefusedError(`${host} refuses the API key (${told}): check SPACECRAFT_TOKEN`)
      : new KeyRefusedError(
          `${host} refuses to answer (${told}): an API key in SPACECRAFT_TOKEN may help`,
        );
  }
  if (status === 429) return quotaError(response, said, asked);
  if (status === 408 || status >= 500) {
    return new UnavailableError(
      `${host} has trouble answering (${told})`,
      'try later, or use --offline',
    );
  }
  return new BadResponseError(`unexpected answer from ${asked.url} (${told}): is --api-url right?`);
}

function quotaError(response: Response, said: string, { now, withKey }: Asked): QuotaError {
  const inMessage = /available in (\d+) second/.exec(said)?.[1];
  const wait = retryAfterWait(header(response.headers, 'retry-after') ?? inMessage, now);
  const when =
    wait === undefined ? 'try again within the hour' : `next request ${inTime(now + wait, now)}`;
  const key = withKey ? '' : ', or set SPACECRAFT_TOKEN to an API key, which has a larger one';
  return new QuotaError(`the hourly quota is used up, ${when}`, `use --offline${key}`);
}

const MAX_MESSAGE_LENGTH = 200;

/** What the body says went wrong: `{detail}`, or `{parameter: [messages]}`; nothing if it is a page of HTML. */
function serverMessage(text: string): string {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) return '';
  const message = Object.entries(body)
    .map(([name, value]) =>
      name === 'detail' ? String(value) : `${name}: ${[value].flat().join(' ')}`,
    )
    .join('; ');
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
