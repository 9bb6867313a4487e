import { closeSync, lstatSync, lutimesSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, tryRemove, type WriteOptions, writeAtomically } from './atomic-write.ts';
import { type Clearance, clearFolder } from './clear-folder.ts';
import { errorCode } from './error-code.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { ExposedError, FILE_MODE, makeFolderPrivate } from './permissions.ts';
import { filesIn, type StoredFile, staleTempFiles } from './stored-file.ts';

export interface FolderOptions {
  warn(line: string): void;
  /** Returns a number from 0 up to, but not including, 1. */
  random(): number;
  /** Contains each write while it is in progress, so that the process can wait for it. */
  readonly pendingWrites: Set<Promise<unknown>>;
  /** Owner of the files; undefined on Windows, whose files have no mode. */
  readonly userId: number | undefined;
}

/**
 * A folder of disposable files that only the user can access. Each problem is reported once, as a
 * warning: a file that cannot be read counts as missing, and a file that cannot be written is skipped.
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
  /** Removes all files of this program. */
  clear(): Clearance;
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
  clear: () => ({ bytes: 0, failures: [] }),
};

function folderAt(path: string, { warn, random, pendingWrites, userId }: FolderOptions): Folder {
  const warnings = new Set<string>();
  const warnOnce = (line: string) => {
    if (!warnings.has(line)) warn(line);
    warnings.add(line);
  };
  const warnUnusable = (error: unknown) =>
    warnOnce(
      error instanceof ExposedError
        ? `not using the cache folder ${path}: ${error.message}`
        : `cannot write to the cache folder ${path} (${errorCode(error)}); continuing without a cache`,
    );

  /** The last write. One at a time needs few file descriptors. */
  let lastWrite: Promise<unknown> = Promise.resolve();
  let isPrivate = false;
  const ensurePrivate = () => {
    if (!isPrivate) makeFolderPrivate(path, userId);
    isPrivate = true;
  };

  /** Warns and returns undefined if the folder cannot be used; silently if it doesn't exist. */
  const use = <Result>(action: () => Result): Result | undefined => {
    try {
      ensurePrivate();
      return action();
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') warnUnusable(error);
      return undefined;
    }
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

    open: (name) =>
      use(() => {
        try {
          return openFile(join(path, name), userId);
        } catch (error) {
          if (!(error instanceof ExposedError)) throw error;
          warnOnce(`ignoring ${name} in the cache folder: ${error.message}`);
          return undefined;
        }
      }),

    write(name, bytes, { durable }) {
      const pending = lastWrite.then(async () => {
        try {
          makeFolder(path);
          ensurePrivate();
          await writeAtomically(join(path, name), bytes, { durable, random });
        } catch (error) {
          warnUnusable(error);
          return false;
        }
        for (const stale of staleTempFiles(folder.files(), name)) folder.remove(stale.name);
        return true;
      });
      lastWrite = pending;
      pendingWrites.add(pending);
      return pending.finally(() => pendingWrites.delete(pending));
    },

    create(name) {
      try {
        makeFolder(path);
        ensurePrivate();
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

    remove: (name) => use(() => tryRemove(join(path, name))),

    files: () => use(() => filesIn(path)) ?? [],

    clear() {
      try {
        ensurePrivate();
        return clearFolder(path);
      } catch (error) {
        const code = errorCode(error);
        if (code === 'ENOENT' || code === 'ENOTDIR') return { bytes: 0, failures: [] };
        return { bytes: 0, failures: [error instanceof ExposedError ? error.message : code] };
      }
    },
  };
  return folder;
}
