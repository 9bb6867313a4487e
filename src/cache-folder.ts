import { platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from './environment.ts';
import { expandHome, homeFolder } from './home-folder.ts';

/**
 * Returns the path of the cache folder, or undefined if the user has no home directory. Variables
 * that are empty or relative count as unset, so that no folder depends on where the program runs.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(env: Environment): string | undefined {
  const home = homeFolder(env);
  const own = absolutePath(env.SPACECRAFT_CACHE_DIR, home);
  if (own) return own;
  switch (platform()) {
    case 'win32': {
      const local = absolutePath(env.LOCALAPPDATA) ?? (home && join(home, 'AppData', 'Local'));
      return local && join(local, 'spacecraft', 'Cache');
    }
    case 'darwin':
      return home && join(home, 'Library', 'Caches', 'spacecraft');
    default: {
      const caches = absolutePath(env.XDG_CACHE_HOME, home) ?? (home && join(home, '.cache'));
      return caches && join(caches, 'spacecraft');
    }
  }
}

function absolutePath(path = '', home?: string): string | undefined {
  const expanded = expandHome(path, home);
  return isAbsolute(expanded) ? expanded : undefined;
}
