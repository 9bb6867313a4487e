import { constants, open } from 'node:fs/promises';
import { platform } from 'node:os';
import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';

/**
 * Reads the API key from `SPACECRAFT_TOKEN`, or from the file that `SPACECRAFT_TOKEN_FILE` names.
 * There is no flag for it, because every user of the machine can see command lines. Warns if other
 * users can read the file.
 */
export async function readToken(
  env: Environment,
  warn: (line: string) => void,
): Promise<string | undefined> {
  const token = env.SPACECRAFT_TOKEN?.trim();
  if (token) return validateToken(token, 'SPACECRAFT_TOKEN');
  const file = env.SPACECRAFT_TOKEN_FILE;
  if (!file) return undefined;
  const { content, mode } = await readKeyFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`SPACECRAFT_TOKEN_FILE: cannot read ${file} (${cause.code})`, { cause });
  });
  if (isReadableByOthers(mode)) {
    warn(`other users can read the API key in ${file}; run chmod 600 ${file}`);
  }
  return validateToken(content.trim(), `SPACECRAFT_TOKEN_FILE: ${file}`);
}

/** In bytes. Servers accept headers of 8 or 16 kB. */
const MAX_FILE_SIZE = 65_536;

async function readKeyFile(file: string): Promise<{ content: string; mode: number }> {
  // Without O_NONBLOCK, opening a pipe waits until another process writes to it, despite Ctrl-C.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > MAX_FILE_SIZE) {
      throw new UsageError(
        `SPACECRAFT_TOKEN_FILE: ${file} is not a small regular file; use SPACECRAFT_TOKEN instead`,
      );
    }
    return { content: await handle.readFile('utf8'), mode: stats.mode };
  } finally {
    await handle.close();
  }
}

/** Always false on Windows, where Node reports every file as readable by others. */
function isReadableByOthers(mode: number): boolean {
  return platform() !== 'win32' && (mode & 0o044) !== 0;
}

/** Returns the token. Throws `UsageError`, without the token in it, if it is not one ASCII word. */
function validateToken(token: string, origin: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(`${origin}: expected an API key: one word of printable ASCII characters`);
  }
  return token;
}
