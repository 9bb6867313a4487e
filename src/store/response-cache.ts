import { checksum } from './checksum.ts';
import {
  CorruptFileError,
  type DecodedFile,
  decodeFile,
  encodeFile,
  type FileHeader,
} from './file-format.ts';
import { FILE_NAMES, fileName } from './file-names.ts';
import type { Folder } from './folder.ts';
import { excessFiles } from './stored-file.ts';

const FORMAT = 'response-3';

interface ResponseHeader extends FileHeader {
  readonly url: string;
  /** Same as in `CachedResponse`. */
  readonly at: number;
}

/** Position of the part that contains the response as JSON. */
const BODY = 0;

/** The oldest responses beyond these limits are removed. */
const LIMITS = { count: 300, bytes: 128 * 1024 * 1024 };

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
}

export function openResponseCache(folder: Folder, warn: (line: string) => void): ResponseCache {
  const responses = () => folder.files().filter(({ name }) => FILE_NAMES.response.test(name));

  function read<Result>(
    url: URL,
    use: (file: DecodedFile<ResponseHeader>) => Result,
  ): Result | undefined {
    try {
      return folder.read(fileName('response', url), (file) => {
        const decoded = decodeFile<ResponseHeader>(file, FORMAT);
        // Another URL may have the same checksum.
        return decoded?.header.url === url.href ? use(decoded) : undefined;
      });
    } catch (error) {
      if (!(error instanceof CorruptFileError)) throw error;
      warn('discarded a corrupt cache entry');
      folder.remove(fileName('response', url));
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
      if (folder.path === undefined || url.href.length > MAX_URL_LENGTH) return;
      const header: ResponseHeader = { format: FORMAT, url: url.href, at };
      const bytes = Buffer.from(JSON.stringify(value));
      const content = encodeFile(header, [{ bytes, checksum: checksum(bytes) }]);
      const name = fileName('response', url);
      const isWritten = await folder.write(name, content, { durable: false });
      if (!isWritten) return;
      for (const excess of excessFiles(responses(), name, LIMITS)) folder.remove(excess.name);
    },

    invalidate: (url) => folder.remove(fileName('response', url)),

    count: () => responses().length,
  };
}
