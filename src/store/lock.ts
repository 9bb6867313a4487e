import { lockName } from './file-names.ts';
import type { Folder } from './folder.ts';

/** Interval in ms at which the owner of a lock touches it. */
const HEARTBEAT = 500;

/** Interval in ms at which others look at it. */
const POLL = 200;

/** The owner has crashed if it has not touched the lock at this many polls. */
const MAX_SILENT_POLLS = 15;

export interface Lock {
  /** Whether another process had the lock. */
  readonly hasWaited: boolean;
  release(): void;
}

/** Resolves after this time in ms; rejects if the program is interrupted. */
type Wait = (milliseconds: number) => Promise<void>;

/** The folder cannot hold a lock, because it cannot be written to. */
export class LockError extends Error {
  override readonly name = 'LockError';
}

/**
 * Waits until no other process downloads the spacecraft of an API. The lock is a temporary file that
 * its owner touches: clocks don't matter, and nobody waits long for a process that crashed.
 */
export async function acquireLock(folder: Folder, base: URL, wait: Wait): Promise<Lock> {
  const name = lockName(base);
  const hasWaited = await createOrWait(folder, name, wait);
  const heartbeat = setInterval(() => folder.touch(name), HEARTBEAT);
  return {
    hasWaited,
    release() {
      clearInterval(heartbeat);
      folder.remove(name);
    },
  };
}

/** Resolves to false if the lock was free. */
async function createOrWait(folder: Folder, name: string, wait: Wait): Promise<boolean> {
  let lastTouched: number | undefined;
  let silentPolls = 0;
  for (let polls = 0; ; polls++) {
    const problem = folder.create(name);
    if (problem === undefined) return polls > 0;
    if (problem !== 'EEXIST') throw new LockError(problem);
    const touched = folder.files().find((file) => file.name === name)?.writtenAt;
    silentPolls = touched === lastTouched ? silentPolls + 1 : 0;
    lastTouched = touched;
    // It could not be removed at the last poll, so go on without.
    if (silentPolls > MAX_SILENT_POLLS) return true;
    if (silentPolls === MAX_SILENT_POLLS) folder.remove(name);
    else await wait(POLL);
  }
}
