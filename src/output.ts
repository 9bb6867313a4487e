import { fstatSync, writeSync } from 'node:fs';

/** What can be printed on, and what is known of the terminal behind it. */
export interface Output {
  /** Calls back once the text is taken, or cannot be. */
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  /** Width in columns; 0 on terminals that do not tell. */
  readonly columns?: number;
  /** In bits: 1, 4, 8 or 24. */
  getColorDepth?(environment: object): number;
}

/**
 * Standard output or standard error. Node's own stream takes four milliseconds to load, more than a
 * whole answer takes to write. So a pipe gets its first bytes directly: so many as fit into an empty
 * one and cannot block, since while a write blocks, Ctrl-C is not heard. All else goes through the
 * stream: the rest, what a pipe is not ready for, and what is neither a pipe nor a file.
 */
export function standardOutput(descriptor: number, stream: () => Output): Output {
  let room = directRoom(descriptor);
  if (room === 0) return stream();
  return {
    write(text, done) {
      let rest = Buffer.from(text);
      try {
        while (rest.length > 0 && rest.length <= room) {
          const count = writeSync(descriptor, rest);
          room -= count;
          rest = rest.subarray(count);
        }
      } catch {
        // Full, or broken: the stream waits for the one, and tells of the other.
      }
      if (rest.length === 0) return done?.();
      // What comes later must not overtake it.
      room = 0;
      stream().write(rest, done);
    },
  };
}

/** In bytes. What Linux and macOS give a pipe; sockets have more. */
const PIPE_CAPACITY = 65_536;

/** So many bytes, at the least, are written without a wait; none where that cannot be told. */
function directRoom(descriptor: number): number {
  const file = fstatSync(descriptor);
  if (file.isFile()) return Number.POSITIVE_INFINITY;
  return file.isFIFO() || file.isSocket() ? PIPE_CAPACITY : 0;
}
