/** Resources of a test file, which are reset before each test and removed after the last one. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import {
  type LaunchLibrary,
  type LaunchLibraryOptions,
  launchLibrary,
} from './loopback/launch-library.ts';

/** Starts a server. Before each test, its log of requests is cleared and its faults are removed. */
export async function server(options?: LaunchLibraryOptions): Promise<LaunchLibrary> {
  const api = await launchLibrary(options);
  beforeEach(() => {
    api.requests.length = 0;
    api.failWith(undefined);
    api.transform(undefined);
  });
  afterAll(() => api.close());
  return api;
}

/** Creates a temporary folder that the tests of a file share, and returns its path. */
export function sharedFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Creates a temporary folder that is empty before each test, and returns its path. */
export function emptyFolder(): string {
  const path = sharedFolder();
  beforeEach(() => {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { mode: 0o700 });
  });
  return path;
}

/**
 * Creates a function that runs `fill` in an empty folder, such as a sync, and later copies the files
 * that it left there. The key names the content.
 */
export function folderFiller(
  folder: string,
): (key: string, fill: () => Promise<unknown>) => Promise<void> {
  const contents = new Map<string, (readonly [name: string, bytes: Buffer])[]>();
  return async (key, fill) => {
    for (const [name, bytes] of contents.get(key) ?? []) {
      writeFileSync(join(folder, name), bytes, { mode: 0o600 });
    }
    if (contents.has(key)) return;
    await fill();
    const names = readdirSync(folder);
    contents.set(
      key,
      names.map((name) => [name, readFileSync(join(folder, name))]),
    );
  };
}

/** Returns the CPU time (ms) of this process so far: unlike a clock, it stands still while others run. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
