import { fstatSync, readFileSync, readlinkSync, readSync, statSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';

const NULL_DEVICE = '/dev/null';

/**
 * Returns whether a standard stream was closed when the process started. Node then opens /dev/null
 * for reading and writing, as do programs such as Python that discard output on purpose; only the
 * parent process, whose id is the second argument, tells one from the other. False where it doesn't.
 */
export function wasClosed(descriptor: number, parentId: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isCharacterDevice() || stats.rdev !== statSync(NULL_DEVICE).rdev) return false;
    // Shells open it for writing only. These fail if it is not open for both.
    readSync(descriptor, new Uint8Array(1));
    writeSync(descriptor, new Uint8Array(0));
  } catch {
    return false;
  }
  return isClosedBy(parentId, descriptor);
}

/** Shells close a stream for a command (`>&-`), but never open /dev/null for both. */
const SHELL = /^-?(busybox|(a|ba|c|da|fi|k|mk|tc|z)?sh)$/;

/** Returns whether the parent closed the stream. Only Linux tells; elsewhere the answer is false. */
function isClosedBy(parentId: number, descriptor: number): boolean {
  try {
    const program = readFileSync(`/proc/${parentId}/comm`, 'utf8').trim();
    const inherited = parentOutput(parentId, descriptor);
    return inherited === undefined || (SHELL.test(program) && inherited !== NULL_DEVICE);
  } catch {
    return false;
  }
}

/** Returns what the parent has open as this descriptor; undefined if it has closed it. */
function parentOutput(parentId: number, descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/${parentId}/fd/${descriptor}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Returns a stream that accepts nothing. */
export function closedOutput(): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      done(chunk.length > 0 ? new Error('standard output is closed') : undefined);
    },
  });
}
