import { existsSync, mkdirSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/** Only the user may read the cache. */
const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

export interface WriteOptions {
  /** Whether the file should survive a power cut once the write has finished. */
  readonly durable: boolean;
}

/** Matches the names of temporary files. */
export const TEMP_FILE = /\.tmp-[0-9a-f]+$/;

/**
 * Writes a file to a temporary one and renames it, so that readers see the old content or the new
 * content and nothing in between. Throws the errors of the file system.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  { durable, random }: WriteOptions & { readonly random: () => number },
): Promise<void> {
  const [{ writeFile }, { Readable }] = await Promise.all([
    import('atomically'),
    import('node:stream'),
  ]);
  const suffix = Math.floor(random() * 2 ** 48).toString(16);
  let attempt = 0;
  let tempPath: string | undefined;
  // atomically calls this again if another write in this process uses the name.
  const tmpCreate = () => {
    attempt++;
    tempPath = `${path}.tmp-${suffix}${attempt}`;
    return tempPath;
  };
  try {
    makeFolder(dirname(path));
    // A stream, because atomically writes a buffer with a single call and ignores how many bytes
    // were written: on a disk that becomes full, that would truncate the file.
    await writeFile(path, Readable.from([bytes]), {
      mode: FILE_MODE,
      fsync: durable,
      tmpCreate,
      // On a signal, atomically would delete the temporary file of a write that is still running.
      tmpPurge: false,
    });
  } catch (error) {
    if (tempPath) removeIfExists(tempPath);
    throw error;
  }
}

/** Removes a file and ignores errors: the file may be gone already, or in a read-only folder. */
export function removeIfExists(path: string): void {
  try {
    unlinkSync(path);
  } catch {}
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
