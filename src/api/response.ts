import type { Redactor } from '../redactor.ts';

/** A complete HTTP response; `text` is its decompressed body. */
export interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Removes the API key from all headers. */
export function redactedHeaders(headers: Headers, redactor: Redactor): Headers {
  const entries = Object.keys(headers).map((name) => [
    name,
    redactor.redact(header(headers, name) ?? ''),
  ]);
  return Object.fromEntries(entries);
}

/** Returns the value of a header, or its first value if the server sent several. */
export function header(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
