/**
 * The format of all files in the cache folder: a header line, followed by parts, one directly after
 * the other. The header line consists of the checksum of its JSON, a space, the JSON and a newline:
 *
 *     1a2b3c4d {"format":"catalogue-6",…,"parts":[{"size":140000,"checksum":"5e6f7a8b"},{"size":600000}]}
 */
import { checksum } from './checksum.ts';
import type { OpenFile } from './open-file.ts';

/** The content of a file differs from what was written. */
export class CorruptFileError extends Error {
  override readonly name = 'CorruptFileError';
}

/** Properties that all headers contain; each format adds its own. */
export interface FileHeader {
  /** Name and version of the format. Files of other formats are ignored and eventually replaced. */
  readonly format: string;
}

export interface Part {
  readonly bytes: Uint8Array;
  /** Absent if another part contains the checksums of ranges of this part. */
  readonly checksum?: string;
}

/** A range of bytes within a part. */
export interface ByteRange {
  /** Number of bytes in the part before the range. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  readonly checksum: string;
}

/** Returns the content of a file with this header and these parts. */
export function encodeFile(header: FileHeader, parts: readonly Part[]): Buffer {
  const partHeaders = parts.map(({ bytes, ...rest }) => ({ size: bytes.length, ...rest }));
  const json = JSON.stringify({ ...header, parts: partHeaders });
  const line = Buffer.from(`${checksum(json)} ${json}\n`);
  return Buffer.concat([line, ...parts.map(({ bytes }) => bytes)]);
}

/** A file whose header is intact. Its parts are read on demand; that may throw `CorruptFileError`. */
export interface DecodedFile<Header extends FileHeader> {
  readonly header: Header;
  /** Reads and verifies a whole part, which must have a checksum of its own. */
  readPart(index: number): Buffer;
  /** Reads and verifies a range of a part. */
  readRange(index: number, range: ByteRange): Buffer;
}

/**
 * Reads and verifies the header of a file. Returns undefined if the file has another format.
 * Throws `CorruptFileError` if the header is corrupt, or the file is too short or too long.
 */
export function decodeFile<Header extends FileHeader>(
  file: OpenFile,
  format: Header['format'],
): DecodedFile<Header> | undefined {
  const { header, size: headerSize } = readHeader<Header>(file);
  if (header.format !== format) return undefined;
  let end = headerSize;
  const parts = header.parts.map((part) => {
    const start = end;
    end += part.size;
    return { ...part, start };
  });
  if (file.size !== end) {
    throw new CorruptFileError(`the file has ${file.size} bytes instead of ${end}`);
  }

  function partAt(index: number) {
    const part = parts[index];
    if (!part) throw new CorruptFileError(`the file has no part ${index}`);
    return part;
  }

  return {
    header,
    readPart(index) {
      const part = partAt(index);
      return readVerified(file, part.start, part.size, part.checksum);
    },
    readRange(index, { offset, size, checksum }) {
      return readVerified(file, partAt(index).start + offset, size, checksum);
    },
  };
}

function readVerified(
  file: OpenFile,
  position: number,
  size: number,
  expected: string | undefined,
): Buffer {
  // A size from a header is not a reason to allocate more memory than the file needs.
  const fits = size >= 0 && position + size <= file.size;
  const bytes = fits ? file.read(position, size) : Buffer.alloc(0);
  if (fits && checksum(bytes) === expected) return bytes;
  throw new CorruptFileError(`wrong checksum of the ${size} bytes at ${position}`);
}

interface PartHeader {
  /** In bytes. */
  readonly size: number;
  readonly checksum?: string;
}

/** Size of the checksum at the start of the header line, including the space, in bytes. */
const CHECKSUM_SIZE = 9;

/** Maximum size of the header line in bytes. */
export const MAX_HEADER_SIZE = 16_384;

function readHeader<Header extends FileHeader>(file: OpenFile) {
  const start = file.read(0, Math.min(file.size, MAX_HEADER_SIZE));
  const end = start.indexOf('\n');
  const json = start.subarray(CHECKSUM_SIZE, Math.max(CHECKSUM_SIZE, end));
  if (start.toString('latin1', 0, CHECKSUM_SIZE) !== `${checksum(json)} `) {
    throw new CorruptFileError('wrong checksum of the header');
  }
  return { header: parseHeader<Header>(json.toString()), size: end + 1 };
}

/** An empty header has a valid checksum of eight zeros, so that is no proof of valid JSON. */
function parseHeader<Header>(json: string): Header & { readonly parts: readonly PartHeader[] } {
  try {
    const header = JSON.parse(json);
    if (Array.isArray(header?.parts)) return header;
  } catch {}
  throw new CorruptFileError('the header is not JSON, or lists no parts');
}
