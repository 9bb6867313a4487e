export interface ThrottleOptions {
  /** Requests an hour; with a key, ten times as many. None is refused where this is not set. */
  readonly quota?: number;
  /** The only key there is. */
  readonly token?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const HOUR = 3_600_000;

/** The API's quota: so many requests in any hour. */
export function throttle({ quota, token, now = Date.now }: ThrottleOptions) {
  const used: number[] = [];
  const limit = (keyed: boolean) => (quota ?? 1_000_000) * (keyed ? 10 : 1);

  /** Seconds until the next request is allowed. */
  function wait(keyed: boolean): number {
    while (used[0] !== undefined && used[0] <= now() - HOUR) used.shift();
    const first = used[used.length - limit(keyed)];
    return first === undefined ? 0 : Math.ceil((first + HOUR - now()) / 1000);
  }

  return {
    /** Takes a request from the quota; where there is none, seconds until there is. */
    take(keyed: boolean): number {
      const seconds = wait(keyed);
      if (seconds === 0) used.push(now());
      return seconds;
    },
    /** What `/api-throttle/` tells. */
    state(keyed: boolean): object {
      return {
        your_request_limit: limit(keyed),
        limit_frequency_secs: 3600,
        current_use: used.length,
        next_use_secs: wait(keyed),
        ident: keyed ? token : '203.0.113.7',
      };
    },
  };
}
