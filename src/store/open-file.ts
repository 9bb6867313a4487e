import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** A file that is open for reading. Its content stays the same if another file replaces it. */
export interface OpenFile {
  /** In bytes. */
  readonly size: number;
  /** Reads `length` bytes; fewer at the end of the file or after a read error. */
  read(position: number, length: number): Buffer;
  close(): void;
}

/**
 * Opens a file; returns undefined if the path leads to something else, such as a folder or a pipe.
 * Throws the errors of the file system.
 */
export function openFile(path: string): OpenFile | undefined {
  // Without O_NONBLOCK, opening a pipe waits until another process writes to it.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) {
    closeSync(descriptor);
    return undefined;
  }
  return {
    size: stats.size,
    read: (position, length) => readFully(descriptor, position, length),
    close: () => closeSync(descriptor),
  };
}

/** Repeats short reads until the buffer is full. */
function readFully(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  try {
    while (filled < length) {
      const count = readSync(descriptor, buffer, filled, length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch {
    // The caller verifies checksums, and so notices the missing bytes.
  }
  return buffer.subarray(0, filled);
}
