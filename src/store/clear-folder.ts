import { join } from 'node:path';
import { tryRemove } from './atomic-write.ts';
import { isOwnFile } from './file-names.ts';
import { filesIn } from './stored-file.ts';

export interface Clearance {
  /** Size of the removed files in bytes. */
  readonly bytes: number;
  /** What could not be removed, with reasons. */
  readonly failures: readonly string[];
}

/**
 * Removes the files of this program from a folder, also those of earlier versions and of unfinished
 * writes. Other files are not ours. Throws the errors of the file system if it cannot list them.
 */
export function clearFolder(path: string): Clearance {
  let bytes = 0;
  const failures: string[] = [];
  for (const { name, size } of filesIn(path)) {
    if (!isOwnFile(name)) continue;
    const code = tryRemove(join(path, name));
    if (code === undefined) bytes += size;
    else failures.push(`${name} (${code})`);
  }
  return { bytes, failures };
}
