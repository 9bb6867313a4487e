import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What is kept is the user's alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since the epoch. */
  readonly writtenAt: number;
}

/** A file that is open for reading, and stays what it was even where another takes its name. */
export interface OpenFile {
  /** In bytes. */
  readonly size: number;
  /**
   * So many bytes from there on; fewer where the file ends, or cannot be read. In `room` where it is
   * given, for bytes that are done with before the next are read.
   */
  read(position: number, length: number, room?: Buffer): Buffer;
}

/**
 * A folder of files that can all be done without. No trouble with it stops the program: what
 * cannot be read is not there, and what cannot be written is told once.
 */
export interface Folder {
  /** Undefined where this machine has no place for it. */
  readonly path: string | undefined;
  open(name: string): OpenFile | undefined;
  /**
   * Puts the whole file in place in one step. False where that failed, and the old one stands. What
   * is dear is on the disk by then, and survives even a power cut.
   */
  write(name: string, bytes: Uint8Array, options?: { durable: boolean }): Promise<boolean>;
  remove(name: string): void;
  files(): readonly StoredFile[];
}

export function folder(path: string | undefined, warn: (line: string) => void): Folder {
  return path === undefined ? NO_FOLDER : realFolder(path, warn);
}

/** Where nothing is, and nothing stays. */
const NO_FOLDER: Folder = {
  path: undefined,
  open: () => undefined,
  write: async () => false,
  remove: () => {},
  files: () => [],
};

function realFolder(path: string, warn: (line: string) => void): Folder {
  let warned = false;
  const warnOnce = (error: unknown) => {
    if (!warned) warn(`nothing can be kept in ${path} (${codeOf(error)}): going on without`);
    warned = true;
  };

  const remove = (name: string) => {
    try {
      unlinkSync(join(path, name));
    } catch {
      // Gone already, or out of reach: either way there is nothing more to do.
    }
  };

  return {
    path,

    open(name) {
      try {
        // Without O_NONBLOCK a pipe in place of the file would be waited for without end.
        return openFile(openSync(join(path, name), constants.O_RDONLY | constants.O_NONBLOCK));
      } catch (error) {
        // ENOENT is how it begins; anything else will show when something is to be kept.
        if (codeOf(error) !== 'ENOENT') warnOnce(error);
        return undefined;
      }
    },

    write: (name, bytes, { durable } = { durable: false }) =>
      awaited(async () => {
        const [{ writeFile }, { Readable }] = await Promise.all([
          import('atomically'),
          import('node:stream'),
        ]);
        const unfinished = `${name}.tmp-${Math.random().toString(16).slice(2)}`;
        try {
          makeFolder(path);
          // As a stream: the library writes anything else with a single call, whose short count on
          // a disk that has just become full it takes for success.
          await writeFile(join(path, name), Readable.from([bytes]), {
            mode: FILE_MODE,
            fsync: durable,
            tmpCreate: () => join(path, unfinished),
            // At a signal the library would take the file from under the write it is for.
            tmpPurge: false,
          });
          removeStaleTempFiles(path);
          return true;
        } catch (error) {
          remove(unfinished);
          warnOnce(error);
          return false;
        }
      }),

    remove,

    files() {
      try {
        return readdirSync(path).flatMap((name) => kept(path, name) ?? []);
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') warnOnce(error);
        return [];
      }
    },
  };
}

/**
 * Makes the folder, and those it is in. Node's own way to do so never comes back from a place like
 * /proc, where nothing can be made though it is there.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: FOLDER_MODE });
  } catch (error) {
    // Another process was quicker.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** What is being written at the moment. */
const writes = new Set<Promise<boolean>>();

async function awaited(write: () => Promise<boolean>): Promise<boolean> {
  const writing = write();
  writes.add(writing);
  return writing.finally(() => writes.delete(writing));
}

/** Resolves when nothing is half written, for a process that is about to be ended. */
export async function allWritten(): Promise<void> {
  // While it waits for some, others may begin.
  while (writes.size > 0) await Promise.allSettled(writes);
}

/** What a process leaves behind that is killed while it writes. */
const UNFINISHED = /\.tmp-[0-9a-f]+$/;

/** No write takes as long as this, in milliseconds. */
const MAX_WRITE_TIME = 3_600_000;

function removeStaleTempFiles(path: string): void {
  for (const name of readdirSync(path)) {
    if (!UNFINISHED.test(name)) continue;
    const file = kept(path, name);
    if (file && Date.now() - file.writtenAt > MAX_WRITE_TIME) unlinkSync(join(path, name));
  }
}

function openFile(descriptor: number): OpenFile | undefined {
  const file = fstatSync(descriptor);
  if (!file.isFile()) {
    closeSync(descriptor);
    return undefined;
  }
  return {
    size: file.size,
    read: (position, length, room) => readFully(descriptor, position, length, room),
  };
}

function readFully(
  descriptor: number,
  position: number,
  length: number,
  bytes: Buffer = Buffer.allocUnsafe(length),
): Buffer {
  let filled = 0;
  try {
    while (filled < length) {
      const count = readSync(descriptor, bytes, filled, length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch {
    // A disk that fails in the middle: what is missing will show.
  }
  return bytes.subarray(0, filled);
}

function kept(path: string, name: string): StoredFile | undefined {
  try {
    const { size, mtimeMs } = statSync(join(path, name));
    return { name, size, writtenAt: mtimeMs };
  } catch {
    // Another process removed it in between.
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
