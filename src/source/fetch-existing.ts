import type { ApiResponse } from '../api/api-client.ts';
import type { Shape, Shapes } from '../api/validate.ts';
import { BadResponseError } from '../errors.ts';
import { handleEvents } from '../interruption.ts';
import type { Entry } from '../ll2/entry.ts';
import type { RawRecord } from '../ll2/spacecraft.ts';
import type { CachedClient } from './cached-client.ts';

/** Gets something that the API always has: a 404 means that the base URL is wrong. */
export async function fetchExisting<S extends Shape>(
  client: CachedClient,
  url: URL,
  shape: S,
  signal?: AbortSignal,
): Promise<ApiResponse<Shapes[S]>> {
  const { value, ...response } = await client.get(url, shape, signal);
  if (value === undefined) throw new BadResponseError(`no API at ${url}`);
  return { ...response, value };
}

/** Loads zod, which takes milliseconds, only for records of the API. */
export async function entriesOf(records: readonly RawRecord[]): Promise<Entry[]> {
  const { readSpacecraft } = await import('../ll2/read-entry.ts');
  return readEach(records, readSpacecraft);
}

/** Reads records one by one, so that signals get through. */
export async function readEach<Record>(
  records: readonly RawRecord[],
  read: (raw: RawRecord) => Entry<Record>,
): Promise<Entry<Record>[]> {
  const entries: Entry<Record>[] = [];
  for (const record of records) {
    entries.push(read(record));
    await handleEvents();
  }
  return entries;
}
