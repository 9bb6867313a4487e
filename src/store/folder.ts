import { closeSync, lstatSync, lutimesSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  FILE_MODE,
  makeFolder,
  removeIfExists,
  TEMP_FILE,
  type WriteOptions,
  writeAtomically,
} from './atomic-write.ts';
import { errorCode } from './error-code.ts';
import { type OpenFile, openFile } from './open-file.ts';

export interface FolderOptions {
  warn(line: string): void;
  /** Returns a number from 0 up to, but not including, 1. */
  random(): number;
  /** Contains each write while it is in progress, so that the process can wait for it. */
  readonly pendingWrites: Set<Promise<unknown>>;
}

export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Modification time in milliseconds since the epoch, by the clock of the file system. */
  readonly writtenAt: number;
}

/**
 * A folder of disposable files. Errors of the file system are reported once, as a warning: a file
 * that cannot be read counts as missing, and a file that cannot be written is skipped.
 */
export interface Folder {
  /** Undefined if the user has no cache folder. */
  readonly path: string | undefined;
  /** Opens a file, passes it to `use` and closes it. Returns undefined if there is no such file. */
  read<Result>(name: string, use: (file: OpenFile) => Result): Result | undefined;
  /** Opens a file that the caller closes. */
  open(name: string): OpenFile | undefined;
  /** Atomically replaces a file. `durable` also fsyncs. Resolves to false if that failed. */
  write(name: string, bytes: Uint8Array, options: WriteOptions): Promise<boolean>;
  /** Creates an empty file. Returns the error code if it exists or cannot be created. */
  create(name: string): string | undefined;
  /** Changes the modification time of a file, which is how others see that its owner is alive. */
  touch(name: string): void;
  remove(name: string): void;
  files(): readonly StoredFile[];
}

export function openFolder(path: string | undefined, options: FolderOptions): Folder {
  return path === undefined ? NO_FOLDER : folderAt(path, options);
}

/** A folder that is always empty. */
const NO_FOLDER: Folder = {
  path: undefined,
  read: () => undefined,
  open: () => undefined,
  write: async () => false,
  create: () => 'ENOENT',
  touch: () => {},
  remove: () => {},
  files: () => [],
};

function folderAt(path: string, { warn, random, pendingWrites }: FolderOptions): Folder {
  let hasWarned = false;
  const warnOnce = (error: unknown) => {
    if (hasWarned) return;
    hasWarned = true;
    warn(
      `cannot write to the cache folder ${path} (${errorCode(error)}); continuing without a cache`,
    );
  };

  const folder: Folder = {
    path,

    read(name, use) {
      const file = folder.open(name);
      if (!file) return undefined;
      try {
        return use(file);
      } finally {
        file.close();
      }
    },

    open(name) {
      try {
        return openFile(join(path, name));
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') warnOnce(error);
        return undefined;
      }
    },

    write(name, bytes, { durable }) {
      const pending = writeAtomically(join(path, name), bytes, { durable, random }).then(
        () => {
          removeStaleTempFiles(folder, name);
          return true;
        },
        (error: unknown) => {
          warnOnce(error);
          return false;
        },
      );
      pendingWrites.add(pending);
      return pending.finally(() => pendingWrites.delete(pending));
    },

    create(name) {
      try {
        makeFolder(path);
        closeSync(openSync(join(path, name), 'wx', FILE_MODE));
        return undefined;
      } catch (error) {
        return errorCode(error);
      }
    },

    touch(name) {
      try {
        // Not `utimes`, which follows links. Any change will do, whatever the time.
        const now = new Date(lstatSync(join(path, name)).mtimeMs + 1_000);
        lutimesSync(join(path, name), now, now);
      } catch {
        // Another process removed the file.
      }
    },

    remove: (name) => removeIfExists(join(path, name)),

    files() {
      try {
        return readdirSync(path).flatMap((name) => storedFile(path, name) ?? []);
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') warnOnce(error);
        return [];
      }
    },
  };
  return folder;
}

function storedFile(path: string, name: string): StoredFile | undefined {
  try {
    const { size, mtimeMs } = statSync(join(path, name));
    return { name, size, writtenAt: mtimeMs };
  } catch {
    // Another process removed the file after its name was read.
    return undefined;
  }
}

/** Maximum duration of a write, in milliseconds. */
const MAX_WRITE_TIME = 3_600_000;

/**
 * Removes temporary files of processes that were killed while writing. The modification time of the
 * file written last stands for the current time, because the clocks of this computer and of a file
 * server can differ.
 */
function removeStaleTempFiles(folder: Folder, lastWritten: string): void {
  const files = folder.files();
  const now = files.find(({ name }) => name === lastWritten)?.writtenAt ?? 0;
  for (const { name, writtenAt } of files) {
    if (TEMP_FILE.test(name) && now - writtenAt > MAX_WRITE_TIME) folder.remove(name);
  }
}
