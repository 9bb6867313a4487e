import { readFile, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';

/**
 * The API key from `SPACECRAFT_TOKEN`, else from the file that `SPACECRAFT_TOKEN_FILE` names.
 * No flag takes it: command lines are seen by everyone on the machine. A file that others may read
 * as well is warned of.
 */
export async function readToken(
  env: Environment,
  warn: (line: string) => void,
): Promise<string | undefined> {
  const given = env.SPACECRAFT_TOKEN?.trim();
  if (given) return checked(given, 'SPACECRAFT_TOKEN');
  const file = env.SPACECRAFT_TOKEN_FILE;
  if (!file) return undefined;
  const held = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`SPACECRAFT_TOKEN_FILE: cannot read ${file} (${cause.code})`, { cause });
  });
  if (await isOpenToOthers(file)) warn(`others can read the API key in ${file}: chmod 600 it`);
  return checked(held.trim(), `SPACECRAFT_TOKEN_FILE: ${file}`);
}

/** Windows has no such modes, and reports all files as open. */
async function isOpenToOthers(file: string): Promise<boolean> {
  const { mode } = await stat(file);
  return platform() !== 'win32' && (mode & 0o044) !== 0;
}

function checked(token: string, origin: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(`${origin}: this is no API key: it takes one word of plain characters`);
  }
  return token;
}
