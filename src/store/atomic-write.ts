import { existsSync, mkdirSync, unlinkSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { tempFileName } from './file-names.ts';
import { FILE_MODE, FOLDER_MODE } from './permissions.ts';

export interface WriteOptions {
  /** Whether the file should survive a power cut once the write has finished. */
  readonly durable: boolean;
}

/** Maximum number of concurrent writes of a process. */
const MAX_WRITES = 256;

/** Number of the last write of this process, so that concurrent ones have different temporary files. */
let lastWrite = 0;

/**
 * Writes a file to a temporary one in the same folder and renames it, so that readers see the old
 * content or the new content and nothing in between. A link in its place is replaced, not followed.
 * Throws the errors of the file system.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  { durable, random }: WriteOptions & { readonly random: () => number },
): Promise<void> {
  const { open } = await import('node:fs/promises');
  lastWrite = (lastWrite + 1) % MAX_WRITES;
  const suffix = Math.floor(random() * 2 ** 48).toString(16) + lastWrite.toString(16);
  const tempPath = tempFileName(path, suffix);
  // `x`: whatever already has this name, such as a link, is not opened.
  const file = await open(tempPath, 'wx', FILE_MODE);
  try {
    try {
      await file.writeFile(bytes);
      if (durable) await file.sync();
    } finally {
      await file.close();
    }
    await renameFile(tempPath, path);
  } catch (error) {
    tryRemove(tempPath);
    throw error;
  }
}

/** On Windows, a virus scanner can hold a new file open for a moment. */
const RENAME_ATTEMPTS = platform() === 'win32' ? 10 : 1;
const RENAME_DELAY = 50;

async function renameFile(from: string, to: string): Promise<void> {
  const { rename } = await import('node:fs/promises');
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (attempt >= RENAME_ATTEMPTS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RENAME_DELAY));
  }
}

/** Removes a file. Returns the error code if that failed, unless there is no such file. */
export function tryRemove(path: string): string | undefined {
  try {
    unlinkSync(path);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? undefined : code;
  }
}

/**
 * Creates a folder and its parents. Node's recursive mkdir never returns for folders like /proc,
 * which exist but in which nothing can be created.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: FOLDER_MODE });
  } catch (error) {
    // Another process may have created the folder in the meantime.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
