import { checksum } from './checksum.ts';
import {
  CorruptFileError,
  type DecodedFile,
  decodeFile,
  encodeFile,
  type FileHeader,
} from './file-format.ts';
import type { Folder, StoredFile } from './folder.ts';

const FORMAT = 'response-3';

interface ResponseHeader extends FileHeader {
  readonly url: string;
  /** Same as in `CachedResponse`. */
  readonly at: number;
}

/** Position of the part that contains the response as JSON. */
const BODY = 0;

const FILE_NAME = /^response-[0-9a-f]{8}\.cache$/;

/** Matches the file names of format 2 and earlier. */
const OLD_FILE_NAME = /^answer-[0-9a-f]{8}\.ndjson$/;

/** Maximum number and total size of responses; the oldest are removed first. */
const MAX_RESPONSES = 300;
const MAX_BYTES = 128 * 1024 * 1024;

/** Maximum length of a URL whose response is cached, so that its header can be read back. */
const MAX_URL_LENGTH = 8_000;

export interface CachedResponse {
  readonly value: unknown;
  /** Time at which the API sent the response, in milliseconds since the epoch. */
  readonly at: number;
}

/** Responses of the API, by URL. A corrupt one is removed with a warning and counts as missing. */
export interface ResponseCache {
  /** Returns `at` of the cached response, without reading its value. */
  sentAt(url: URL): number | undefined;
  get(url: URL): CachedResponse | undefined;
  put(url: URL, response: CachedResponse): Promise<void>;
  invalidate(url: URL): void;
  count(): number;
  clear(): void;
}

export function openResponseCache(folder: Folder, warn: (line: string) => void): ResponseCache {
  const responses = () => folder.files().filter(({ name }) => FILE_NAME.test(name));

  function read<Result>(
    url: URL,
    use: (file: DecodedFile<ResponseHeader>) => Result,
  ): Result | undefined {
    try {
      return folder.read(fileName(url), (file) => {
        const decoded = decodeFile<ResponseHeader>(file, FORMAT);
        // Another URL may have the same checksum.
        return decoded?.header.url === url.href ? use(decoded) : undefined;
      });
    } catch (error) {
      if (!(error instanceof CorruptFileError)) throw error;
      warn('discarded a corrupt cache entry');
      folder.remove(fileName(url));
      return undefined;
    }
  }

  return {
    sentAt: (url) => read(url, ({ header }) => header.at),

    get: (url) =>
      read(url, ({ header, readPart }) => ({
        value: JSON.parse(readPart(BODY).toString()),
        at: header.at,
      })),

    async put(url, { value, at }) {
      if (url.href.length > MAX_URL_LENGTH) return;
      const header: ResponseHeader = { format: FORMAT, url: url.href, at };
      const bytes = Buffer.from(JSON.stringify(value));
      const content = encodeFile(header, [{ bytes, checksum: checksum(bytes) }]);
      const name = fileName(url);
      const isWritten = await folder.write(name, content, { durable: false });
      if (!isWritten) return;
      for (const excess of excessFiles(responses(), name)) folder.remove(excess.name);
    },

    invalidate: (url) => folder.remove(fileName(url)),

    count: () => responses().length,

    clear() {
      for (const { name } of folder.files()) {
        if (FILE_NAME.test(name) || OLD_FILE_NAME.test(name)) folder.remove(name);
      }
    },
  };
}

function fileName(url: URL): string {
  return `response-${checksum(url.href)}.cache`;
}

/** Tolerance, in ms, for responses that other processes write at the same time. */
const CLOCK_TOLERANCE = 60_000;

/**
 * Returns the files that exceed the limits. Files from the future were written before the clock was
 * put back, so they count as the oldest; otherwise they would crowd out all new responses.
 */
function excessFiles(files: readonly StoredFile[], lastWritten: string): StoredFile[] {
  const now = files.find(({ name }) => name === lastWritten)?.writtenAt ?? Infinity;
  const time = ({ writtenAt }: StoredFile) => (writtenAt > now + CLOCK_TOLERANCE ? 0 : writtenAt);
  let bytes = 0;
  return files
    .toSorted((a, b) => time(b) - time(a))
    .filter(({ size }, index) => {
      bytes += size;
      return index >= MAX_RESPONSES || bytes > MAX_BYTES;
    });
}
