/** What the tests of a file have at hand, brought and taken away again. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import {
  type LaunchLibrary,
  type LaunchLibraryOptions,
  launchLibrary,
} from './loopback/launch-library.ts';

/** A server, which before each test is well and was asked nothing. */
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

/** The path of a folder, which is empty before each test. */
export function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  beforeEach(() => {
    remove();
    mkdirSync(path, { mode: 0o700 });
  });
  afterAll(remove);
  return path;
}
