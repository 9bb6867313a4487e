import type { Shape, Shapes } from './validate.ts';

/** A validated response body, and when it was sent. */
export interface ApiResponse<Value> {
  readonly value: Value;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Whether it came from the cache, without a request. */
  readonly cached: boolean;
}

/** Gets responses of the API at one base URL. */
export interface ApiClient {
  /** Ends with a slash. */
  readonly base: URL;
  /**
   * Returns the validated body at a URL, or undefined for a 404. Throws any `Failure` but
   * `NotFoundError`, or the reason of the signal.
   */
  get<S extends Shape>(
    url: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<ApiResponse<Shapes[S] | undefined>>;
}

/** Sends requests to the API. */
export interface HttpClient extends ApiClient {
  /** Whether requests carry an API key. */
  readonly hasKey: boolean;
  /** Closes all connections: an open one would keep the process alive. */
  close(): Promise<void>;
}
