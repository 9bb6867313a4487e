import { BadResponseError } from '../errors.ts';
import { API_VERSION, versionIn } from '../ll2/api-version.ts';

/** Throws `BadResponseError` if the URL of a record belongs to another version of the API. */
export function assertVersion(record: unknown, url: URL): void {
  if (typeof record !== 'object' || record === null || !('url' in record)) return;
  const version = typeof record.url === 'string' ? versionIn(record.url) : undefined;
  if (version === undefined || version === API_VERSION) return;
  throw new BadResponseError(
    `${url} is version ${version} of the API; this program is for ${API_VERSION}`,
    { advice: ['check --api-url'] },
  );
}
