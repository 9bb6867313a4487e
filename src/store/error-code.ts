/** Returns the code of a file system error, such as ENOENT; the whole error if it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
