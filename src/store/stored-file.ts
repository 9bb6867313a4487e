import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isTempFile } from './file-names.ts';

export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Modification time in milliseconds since the epoch, by the clock of the file system. */
  readonly writtenAt: number;
}

/** Lists the files in a folder. Throws the errors of the file system. */
export function filesIn(path: string): StoredFile[] {
  return readdirSync(path).flatMap((name) => storedFile(path, name) ?? []);
}

function storedFile(path: string, name: string): StoredFile | undefined {
  try {
    const { size, mtimeMs } = lstatSync(join(path, name));
    return { name, size, writtenAt: mtimeMs };
  } catch {
    // Another process removed the file after its name was read.
    return undefined;
  }
}

/** Maximum duration of a write, in milliseconds. */
const MAX_WRITE_TIME = 3_600_000;

/**
 * Returns the temporary files of processes that were killed while writing. The modification time of
 * the file written last stands for the current time, because the clocks of this computer and of a
 * file server can differ.
 */
export function staleTempFiles(files: readonly StoredFile[], lastWritten: string): StoredFile[] {
  const now = timeOf(files, lastWritten);
  if (now === undefined) return [];
  return files.filter(
    // The clock of the file system can have been set back, so the future is as far away.
    ({ name, writtenAt }) => isTempFile(name) && Math.abs(now - writtenAt) > MAX_WRITE_TIME,
  );
}

/** Tolerance, in ms, for files that other processes write at the same time. */
const CLOCK_TOLERANCE = 60_000;

export interface Limits {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Returns the files that exceed the limits, the oldest first to go. Files from the future were
 * written before the clock was put back, so they count as the oldest; otherwise they would crowd out
 * all new files.
 */
export function excessFiles(
  files: readonly StoredFile[],
  lastWritten: string,
  limits: Limits,
): StoredFile[] {
  const now = timeOf(files, lastWritten) ?? Number.POSITIVE_INFINITY;
  const time = ({ writtenAt }: StoredFile) => (writtenAt > now + CLOCK_TOLERANCE ? 0 : writtenAt);
  let bytes = 0;
  return files
    .toSorted((a, b) => time(b) - time(a))
    .filter(({ size }, index) => {
      bytes += size;
      return index >= limits.count || bytes > limits.bytes;
    });
}

function timeOf(files: readonly StoredFile[], fileName: string): number | undefined {
  return files.find(({ name }) => name === fileName)?.writtenAt;
}
