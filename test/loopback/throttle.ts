export interface ThrottleOptions {
  /** Requests per hour without an API key; ten times as many with one. The default is no limit. */
  readonly quota?: number;
  /** The only valid API key. */
  readonly token?: string;
  /** Returns the current time in ms since the epoch. */
  readonly now?: () => number;
}

const HOUR = 3_600_000;
const NO_LIMIT = 1_000_000;

/** Creates the API's quota: a maximum number of requests in a sliding window of one hour. */
export function throttle({ quota = NO_LIMIT, token, now = Date.now }: ThrottleOptions) {
  /** Times of the requests in the window, oldest first. */
  const requests: number[] = [];
  const limit = (hasKey: boolean) => quota * (hasKey ? 10 : 1);

  /** Returns the seconds until the next request is allowed; 0 means now. */
  function secondsToWait(hasKey: boolean): number {
    while (requests[0] !== undefined && requests[0] <= now() - HOUR) requests.shift();
    const blocking = requests[requests.length - limit(hasKey)];
    return blocking === undefined ? 0 : Math.ceil((blocking + HOUR - now()) / 1_000);
  }

  return {
    /** Counts a request, unless the quota is exhausted. Returns the seconds to wait, or 0. */
    take(hasKey: boolean): number {
      const seconds = secondsToWait(hasKey);
      if (seconds === 0) requests.push(now());
      return seconds;
    },

    /** Returns the body of `/api-throttle/`. */
    state(hasKey: boolean): object {
      return {
        your_request_limit: limit(hasKey),
        limit_frequency_secs: HOUR / 1_000,
        current_use: requests.length,
        next_use_secs: secondsToWait(hasKey),
        // Without a key, the caller's IP address. With a key, the key itself.
        ident: hasKey ? token : '203.0.113.7',
      };
    },
  };
}
