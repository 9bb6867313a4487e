import { describe, expect, test } from 'vitest';
import { checksum } from '../../src/store/checksum.ts';
import {
  CorruptFileError,
  decodeFile,
  encodeFile,
  type FileHeader,
  MAX_HEADER_SIZE,
} from '../../src/store/file-format.ts';
import type { OpenFile } from '../../src/store/open-file.ts';

interface TestHeader extends FileHeader {
  readonly title: string;
}

const HEADER: TestHeader = { format: 'test-1', title: 'Ω' };
const FIRST = Buffer.from('first part');
/** Contains two ranges of four bytes. */
const SECOND = Buffer.from('red,blue');
const RED = { offset: 0, size: 4, checksum: checksum('red,') };
const BLUE = { offset: 4, size: 4, checksum: checksum('blue') };
const CONTENT = encodeFile(HEADER, [
  { bytes: FIRST, checksum: checksum(FIRST) },
  { bytes: SECOND },
]);

/** A file in memory, and the positions of its reads. */
function memoryFile(bytes: Buffer): OpenFile & { readonly reads: number[] } {
  const reads: number[] = [];
  return {
    reads,
    size: bytes.length,
    read(position, length) {
      reads.push(position);
      return bytes.subarray(position, position + length);
    },
    close() {},
  };
}

const decode = (bytes: Buffer) => decodeFile<TestHeader>(memoryFile(bytes), 'test-1');

/** Reads everything that the file contains. */
function readAll(bytes: Buffer) {
  const file = decode(bytes);
  return [
    file?.header.title,
    file?.readPart(0).toString(),
    file?.readRange(1, RED).toString(),
    file?.readRange(1, BLUE).toString(),
  ];
}

test('the checksum is the CRC-32 of gzip and PNG', () => {
  expect(checksum('123456789')).toBe('cbf43926');
  expect(checksum(Buffer.from('123456789'))).toBe('cbf43926');
  expect(checksum('')).toBe('00000000');
});

test('a file returns the header and the parts that were written', () => {
  expect(readAll(CONTENT)).toEqual(['Ω', 'first part', 'red,', 'blue']);
});

test('the first line contains the checksum of the JSON behind it', () => {
  const [line = ''] = CONTENT.toString().split('\n');
  expect(line.slice(0, 9)).toBe(`${checksum(line.slice(9))} `);
  expect(JSON.parse(line.slice(9))).toEqual({
    ...HEADER,
    parts: [{ size: 10, checksum: checksum(FIRST) }, { size: 8 }],
  });
});

test('reading one part does not read the others', () => {
  const file = memoryFile(CONTENT);
  const decoded = decodeFile<TestHeader>(file, 'test-1');
  expect(file.reads).toEqual([0]);
  decoded?.readRange(1, BLUE);
  expect(file.reads).toEqual([0, CONTENT.length - 4]);
});

test('a file of another format is ignored', () => {
  expect(decode(encodeFile({ format: 'test-2' }, []))).toBeUndefined();
});

describe('a corrupt file is detected if', () => {
  test('any bit is flipped', () => {
    for (let position = 0; position < CONTENT.length; position++) {
      for (let bit = 0; bit < 8; bit++) {
        const corrupt = Buffer.from(CONTENT);
        corrupt[position] = (corrupt[position] ?? 0) ^ (1 << bit);
        expect(() => readAll(corrupt), `bit ${bit} of byte ${position}`).toThrow(CorruptFileError);
      }
    }
  });

  test('the top bits of any two bytes are flipped', () => {
    for (let first = 0; first < CONTENT.length; first++) {
      for (let second = first + 1; second < CONTENT.length; second++) {
        const corrupt = Buffer.from(CONTENT);
        for (const position of [first, second]) {
          corrupt[position] = (corrupt[position] ?? 0) ^ 0x80;
        }
        expect(() => readAll(corrupt), `bytes ${first} and ${second}`).toThrow(CorruptFileError);
      }
    }
  });

  test('it is truncated anywhere', () => {
    for (let size = 0; size < CONTENT.length; size++) {
      expect(() => decode(CONTENT.subarray(0, size)), `${size} bytes`).toThrow(CorruptFileError);
    }
  });

  test('bytes are appended', () => {
    expect(() => decode(Buffer.concat([CONTENT, Buffer.from('\n')]))).toThrow(CorruptFileError);
  });

  test('two ranges of the same size are swapped', () => {
    const swapped = Buffer.concat([CONTENT.subarray(0, -8), Buffer.from('bluered,')]);
    const file = decode(swapped);
    expect(() => file?.readRange(1, RED)).toThrow(CorruptFileError);
    expect(() => file?.readRange(1, BLUE)).toThrow(CorruptFileError);
  });
});

test.each(['', 'null', '{}', '{"format":"test-1"}', '{"format":"test-1","parts":{}}', 'x'])(
  'a file with a valid checksum of the header %o is corrupt',
  (json) => {
    for (const end of ['\n', '\ncontent', ...(json === '' ? ['', 'content'] : [])]) {
      const bytes = Buffer.from(`${checksum(json)} ${json}${end}`);
      expect(() => decode(bytes), `followed by ${end}`).toThrow(CorruptFileError);
    }
  },
);

test.each([-1, 1e12, 9e15, Number.NaN])('a range of %d bytes is corrupt', (size) => {
  expect(() => decode(CONTENT)?.readRange(0, { ...RED, size })).toThrow(CorruptFileError);
});

test('a part without a checksum cannot be read as a whole', () => {
  expect(() => decode(CONTENT)?.readPart(1)).toThrow(CorruptFileError);
});

test('a part that the file lacks cannot be read', () => {
  expect(() => decode(CONTENT)?.readPart(2)).toThrow(CorruptFileError);
  expect(() => decode(CONTENT)?.readRange(2, RED)).toThrow(CorruptFileError);
});

test('a header line longer than the limit is not read', () => {
  const headerOfSize = (size: number) => {
    const line = (title: string) => encodeFile({ format: 'test-1', ...{ title } }, []);
    return line('x'.repeat(size - line('').length));
  };
  expect(decode(headerOfSize(MAX_HEADER_SIZE))).toBeDefined();
  expect(() => decode(headerOfSize(MAX_HEADER_SIZE + 1))).toThrow(CorruptFileError);
});
