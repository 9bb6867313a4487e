import { constants, type FileHandle, open } from 'node:fs/promises';
import { platform } from 'node:os';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { expandHome, homeFolder } from '../home-folder.ts';

/**
 * Reads the API key from `SPACECRAFT_TOKEN`, or from the file that `SPACECRAFT_TOKEN_FILE` names.
 * There is no flag for it, because every user of the machine can see command lines. Warns if other
 * users can read the file.
 */
export async function readToken(
  { env, wait }: Pick<Context, 'env' | 'wait'>,
  warn: (line: string) => void,
): Promise<string | undefined> {
  const token = env.SPACECRAFT_TOKEN?.trim();
  if (token) return validateToken(token, 'SPACECRAFT_TOKEN');
  if (!env.SPACECRAFT_TOKEN_FILE) return undefined;
  const path = expandHome(env.SPACECRAFT_TOKEN_FILE, homeFolder(env));
  try {
    // Without O_NONBLOCK, opening a pipe waits until another process writes to it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (await isReadableByOthers(file)) {
        warn(`other users can read the API key in ${path}; run chmod 600 ${path}`);
      }
      const content = await readStart(file, path, wait);
      return validateToken(content.trim(), `SPACECRAFT_TOKEN_FILE: ${path}`);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`SPACECRAFT_TOKEN_FILE: cannot read ${path} (${code})`, { cause: error });
  }
}

/** Maximum size in bytes. Servers don't accept longer headers. */
const MAX_SIZE = 16_384;

/** How often, and after which time in ms, a pipe without data is read again. */
const MAX_RETRIES = 200;
const RETRY_DELAY = 50;

/**
 * Reads a file, which may be a pipe from a password manager. Throws `UsageError` if it is too large
 * for a key, or doesn't end.
 */
async function readStart(file: FileHandle, path: string, wait: Context['wait']): Promise<string> {
  const buffer = Buffer.alloc(MAX_SIZE + 1);
  let size = 0;
  for (let retries = 0; size <= MAX_SIZE; ) {
    const count = await readAvailable(file, buffer.subarray(size));
    if (count === 0) return buffer.toString('utf8', 0, size);
    size += count ?? 0;
    if (count !== undefined) continue;
    retries++;
    if (retries > MAX_RETRIES) {
      throw new UsageError(`SPACECRAFT_TOKEN_FILE: no API key from ${path} within 10 seconds`);
    }
    await wait(RETRY_DELAY);
  }
  throw new UsageError(`SPACECRAFT_TOKEN_FILE: ${path} exceeds 16 KiB; expected an API key`);
}

/** Returns the number of bytes read, 0 at the end of the file, or undefined if a pipe is empty. */
async function readAvailable(file: FileHandle, buffer: Buffer): Promise<number | undefined> {
  try {
    return (await file.read(buffer)).bytesRead;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Always false for pipes, and on Windows, where Node reports every file as readable by others. */
async function isReadableByOthers(file: FileHandle): Promise<boolean> {
  const stats = await file.stat();
  return platform() !== 'win32' && stats.isFile() && (stats.mode & 0o044) !== 0;
}

/** Returns the token. Throws `UsageError`, without the token in it, if it is not one ASCII word. */
function validateToken(token: string, origin: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(`${origin}: expected an API key: one word of printable ASCII characters`);
  }
  return token;
}
