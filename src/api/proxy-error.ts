export const NOT_A_PROXY = 'not an HTTP proxy';

/** A proxy opened no tunnel. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** Why, unless the cause says so. */
  readonly reason: string | undefined;

  constructor(reason: string | undefined, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
