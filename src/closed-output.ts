import { fstatSync, readSync, statSync } from 'node:fs';
import { Writable } from 'node:stream';

/**
 * Returns whether a standard stream was closed when the process started. Node then opens /dev/null
 * for reading and writing, which shells open for writing only. Some programs open it like Node to
 * discard output, so this is no reason to fail.
 */
export function wasClosed(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isCharacterDevice() || stats.rdev !== statSync('/dev/null').rdev) return false;
    readSync(descriptor, new Uint8Array(1));
    return true;
  } catch {
    return false;
  }
}

/** Returns a stream that discards everything, and calls `onWrite` once if there is something. */
export function closedOutput(onWrite: () => void): Writable {
  let hasWritten = false;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hasWritten && chunk.length > 0) {
        hasWritten = true;
        onWrite();
      }
      done();
    },
  });
}
