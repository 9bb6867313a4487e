import { chmodSync, fchmodSync, readdirSync, type Stats, statSync } from 'node:fs';
import { isOwnFile } from './file-names.ts';

/** Only the user may read the cache. */
export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/** Permissions of users other than the owner. */
const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;

/** Other users can read or change a file or folder. The message says how. */
export class ExposedError extends Error {
  override readonly name = 'ExposedError';
}

/**
 * Makes a folder accessible only to the user, whose id is undefined on Windows, which has no modes.
 * The folder may be a link, which is the user's choice. Throws `ExposedError` if the folder belongs
 * to another user, or is used for other files too, such as /tmp: others may need those.
 */
export function makeFolderPrivate(path: string, userId: number | undefined): void {
  if (userId === undefined) return;
  const { uid, mode } = statSync(path);
  const advice = 'set SPACECRAFT_CACHE_DIR to a folder of its own';
  if (uid !== userId) throw new ExposedError(`it belongs to another user; ${advice}`);
  if (isPrivate(mode)) return;
  const hasOnlyOwnFiles = readdirSync(path).every(isOwnFile);
  if (hasOnlyOwnFiles && changeMode(() => chmodSync(path, FOLDER_MODE))) {
    // Some file systems have no modes and ignore the change.
    if (isPrivate(statSync(path).mode)) return;
  }
  throw new ExposedError(`other users have access to it; run chmod 700 ${path}, or ${advice}`);
}

/**
 * Makes an open file accessible only to the user. Throws `ExposedError` if others could have changed
 * its content: checksums detect corruption, not tampering.
 */
export function makeFilePrivate(
  descriptor: number,
  { uid, mode }: Stats,
  userId: number | undefined,
): void {
  if (userId === undefined) return;
  if (uid !== userId || (mode & OTHERS_WRITE) !== 0) {
    throw new ExposedError('other users could have changed it; run spacecraft cache clear');
  }
  if (!isPrivate(mode)) changeMode(() => fchmodSync(descriptor, FILE_MODE));
}

/** Returns whether the file system allowed the change. */
function changeMode(change: () => void): boolean {
  try {
    change();
    return true;
  } catch {
    return false;
  }
}

function isPrivate(mode: number): boolean {
  return (mode & OTHERS) === 0;
}
