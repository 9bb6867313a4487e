import { platform, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import type { Environment } from './environment.ts';

/** Returns the user's home directory; undefined if there is none. */
export function homeFolder({ HOME, USERPROFILE }: Environment): string | undefined {
  const variable = platform() === 'win32' ? USERPROFILE : HOME;
  if (variable && isAbsolute(variable)) return variable;
  try {
    const { homedir } = userInfo();
    return isAbsolute(homedir) ? homedir : undefined;
  } catch {
    // A container can run as a user that the system doesn't know.
    return undefined;
  }
}

/** Expands a leading `~`, which shells leave alone in quotes and in files of variables. */
export function expandHome(path: string, home: string | undefined): string {
  return home ? path.replace(/^~(?=$|[/\\])/, () => home) : path;
}
