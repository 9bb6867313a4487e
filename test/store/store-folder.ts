/** An empty folder on disk for tests of the store. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { type Folder, openFolder } from '../../src/store/folder.ts';
import { emptyFolder } from '../setup.ts';

export interface StoreFolder extends Folder {
  readonly path: string;
  /** The warnings since the start of the test. */
  readonly warnings: string[];
  warn(line: string): void;
  readonly pendingWrites: Set<Promise<unknown>>;
  readonly userId: number | undefined;
  /** Names of all files. */
  names(): string[];
  /** Replaces the content of a file in place. */
  edit(name: string, change: (bytes: Buffer) => Uint8Array): void;
}

/** Opens a folder that is empty before each test. */
export function storeFolder(): StoreFolder {
  const path = emptyFolder();
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
  });
  const warn = (line: string) => warnings.push(line);
  const pendingWrites = new Set<Promise<unknown>>();
  const userId = process.getuid?.();
  const folder = openFolder(path, { warn, random: Math.random, pendingWrites, userId });
  return {
    ...folder,
    path,
    warnings,
    warn,
    pendingWrites,
    userId,
    names: () => readdirSync(path).sort(),
    edit(name, change) {
      const file = join(path, name);
      writeFileSync(file, change(readFileSync(file)));
    },
  };
}
