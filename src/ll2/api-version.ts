/** The version of Launch Library 2 whose records this program reads. */
export const API_VERSION = '2.3.0';

/** Returns the last version in the path of a URL: `2.2.0`. */
export function versionIn(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return path.split('/').findLast((segment) => /^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(segment));
}
