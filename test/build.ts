/** Builds the executable before its tests if a source changed since the last build. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** What goes into dist/. */
const SOURCES = ['src', 'scripts', 'fixtures', 'package.json', 'package-lock.json'];

/** The last file that a build writes. */
const BUILT = 'dist/spacecraft.1';

export function setup(): void {
  const built = statSync(join(ROOT, BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.some((source) => lastChange(join(ROOT, source)) > built)) {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.mts'], {
      cwd: ROOT,
      stdio: 'inherit',
    });
  }
}

/** Milliseconds since the epoch; deleting or renaming a file changes its folder. */
function lastChange(path: string): number {
  const { mtimeMs } = statSync(path);
  const entries = statSync(path).isDirectory() ? readdirSync(path) : [];
  return Math.max(mtimeMs, ...entries.map((entry) => lastChange(join(path, entry))));
}
