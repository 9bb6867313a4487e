import type { Shape, Shapes } from './validate.ts';

/** An answer, and when it was given. */
export interface ApiResponse<Value> {
  readonly value: Value;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Whether it was kept from before, and cost no request. */
  readonly cached: boolean;
}

/** Brings answers of the API at one base address. */
export interface ApiClient {
  /** Ends in a slash. */
  readonly base: URL;
  /**
   * What is at that address, in the shape it is to have there; undefined where the API has nothing
   * (404). Throws any of the program's failures but `NotFoundError`.
   */
  get<S extends Shape>(
    url: URL,
    shape: S,
    signal?: AbortSignal,
  ): Promise<ApiResponse<Shapes[S] | undefined>>;
  /** Whether an answer would cost no request. */
  isCached(url: URL): boolean;
  /** Has the answer of that address asked for anew next time. */
  invalidate(url: URL): void;
}

/** Asks the API itself. */
export interface HttpClient extends ApiClient {
  /** Whether an API key is sent along. */
  readonly hasKey: boolean;
}
