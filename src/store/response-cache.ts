import { jsonText } from '../text/safe-json.ts';
import { checksum, hashName } from './checksum.ts';
import type { Folder, OpenFile } from './folder.ts';

/** Files of another format are passed over, and replaced in time. */
const FORMAT = 2;

const FILE = /^answer-[0-9a-f]{8}\.ndjson$/;

/** As many answers are kept, and no more bytes of them than this; the oldest go first. */
const MAX_RESPONSES = 300;
const MAX_BYTES = 128 * 1024 * 1024;

export interface CachedResponse {
  readonly value: unknown;
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number;
}

/** The first line of the file; the answer is the second. */
interface Header {
  readonly format: number;
  readonly url: string;
  readonly at: number;
  /** Of the answer, in bytes. */
  readonly size: number;
  /** A checksum of the address, the time and the answer. */
  readonly seal: number;
}

/** Answers of the API, by the address they were given at. */
export interface ResponseCache {
  /** When the answer kept for that address was sent; undefined where there is none. */
  age(url: URL): number | undefined;
  find(url: URL): CachedResponse | undefined;
  keep(url: URL, answer: CachedResponse): Promise<void>;
  invalidate(url: URL): void;
  count(): number;
  clear(): void;
}

export function openResponseCache(folder: Folder, warn: (line: string) => void): ResponseCache {
  const nameOf = (url: URL) => `answer-${hashName(url.href)}.ndjson`;
  const files = () => folder.files().filter(({ name }) => FILE.test(name));

  /** The file's header, and the file, where it holds an answer to just this. */
  function opened(url: URL): { header: Header; body: number; file: OpenFile } | undefined {
    const file = folder.open(nameOf(url));
    if (!file) return undefined;
    const start = file.read(0, Math.min(file.size, MAX_HEADER_BYTES));
    const end = start.indexOf('\n');
    const header = headerIn(start.subarray(0, Math.max(0, end)));
    if (header?.format !== FORMAT || header.url !== url.href) return undefined;
    return { header, body: end + 1, file };
  }

  return {
    age: (url) => opened(url)?.header.at,

    find(url) {
      const kept = opened(url);
      if (!kept) return undefined;
      const { header, body, file } = kept;
      const bytes = file.read(body, file.size - body);
      if (bytes.length !== header.size || checksumOf(url, header.at, bytes) !== header.seal) {
        warn('a kept answer is damaged and thrown away');
        folder.remove(nameOf(url));
        return undefined;
      }
      return { value: JSON.parse(bytes.toString()), at: header.at };
    },

    async keep(url, { value, at }) {
      const bytes = Buffer.from(jsonText(value));
      const header: Header = {
        format: FORMAT,
        url: url.href,
        at,
        size: bytes.length,
        seal: checksumOf(url, at, bytes),
      };
      const whole = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]);
      const written = await folder.write(nameOf(url), whole);
      if (written) prune(folder, files());
    },

    invalidate: (url) => folder.remove(nameOf(url)),

    count: () => files().length,

    clear() {
      for (const { name } of files()) folder.remove(name);
    },
  };
}

function checksumOf(url: URL, at: number, bytes: Uint8Array): number {
  return checksum(bytes, checksum(`${at} ${url.href}`));
}

/** An address that is too long for this is answered, but not kept. */
const MAX_HEADER_BYTES = 16_384;

function headerIn(line: Buffer): Header | undefined {
  try {
    return JSON.parse(line.toString()) as Header;
  } catch {
    return undefined;
  }
}

/** Removes the oldest files until the rest is within bounds. */
function prune(folder: Folder, files: ReturnType<Folder['files']>): void {
  let bytes = 0;
  const newestFirst = files.toSorted((one, other) => other.writtenAt - one.writtenAt);
  for (const [index, { name, size }] of newestFirst.entries()) {
    bytes += size;
    if (index >= MAX_RESPONSES || bytes > MAX_BYTES) folder.remove(name);
  }
}
