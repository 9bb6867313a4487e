import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { errorCode } from './error-code.ts';
import { makeFilePrivate } from './permissions.ts';

/** A file that is open for reading. Its content stays the same if another file replaces it. */
export interface OpenFile {
  /** In bytes. */
  readonly size: number;
  /** Reads `length` bytes; fewer at the end of the file or after a read error. */
  read(position: number, length: number): Buffer;
  close(): void;
}

/**
 * Opens a file of a user (see `makeFilePrivate`). Returns undefined if there is none, or something
 * else has its name, such as a folder, a pipe or a link. Throws `ExposedError` and the errors of the
 * file system.
 */
export function openFile(path: string, userId: number | undefined): OpenFile | undefined {
  const descriptor = openWithoutFollowing(path);
  if (descriptor === undefined) return undefined;
  try {
    const stats = fstatSync(descriptor);
    if (stats.isFile()) {
      makeFilePrivate(descriptor, stats, userId);
      return {
        size: stats.size,
        read: (position, length) => readFully(descriptor, position, length),
        close: () => closeSync(descriptor),
      };
    }
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  closeSync(descriptor);
  return undefined;
}

// Without O_NONBLOCK, opening a pipe waits until another process writes to it.
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** ELOOP stands for a link, EMLINK too on FreeBSD, and ENXIO for a socket. */
const NOT_A_FILE = ['ENOENT', 'ELOOP', 'EMLINK', 'ENXIO'];

function openWithoutFollowing(path: string): number | undefined {
  try {
    return openSync(path, FLAGS);
  } catch (error) {
    if (NOT_A_FILE.includes(errorCode(error))) return undefined;
    throw error;
  }
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
