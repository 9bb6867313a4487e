import { readFile, stat } from 'node:fs/promises';
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
  const content = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`SPACECRAFT_TOKEN_FILE: cannot read ${file} (${cause.code})`, { cause });
  });
  if (await isReadableByOthers(file)) {
    warn(`other users can read the API key in ${file}; run chmod 600 ${file}`);
  }
  return validateToken(content.trim(), `SPACECRAFT_TOKEN_FILE: ${file}`);
}

/** Always false on Windows, where Node reports every file as readable by others. */
async function isReadableByOthers(file: string): Promise<boolean> {
  const { mode } = await stat(file);
  return platform() !== 'win32' && (mode & 0o044) !== 0;
}

/** Returns the token. Throws `UsageError`, without the token in it, if it is not one ASCII word. */
function validateToken(token: string, origin: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(`${origin}: expected an API key: one word of printable ASCII characters`);
  }
  return token;
}
