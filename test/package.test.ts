/** What is published: what is in it, how large it is, and whether others can use it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');

interface Packed {
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

function packed(): Packed {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  // npm 11 names it, earlier ones list it.
  const [one] = Object.values<Packed>(JSON.parse(text));
  if (!one) throw new Error(`npm pack printed ${text}`);
  return one;
}

test('the package holds the program, its manual and the licences, and nothing else', () => {
  const { files } = packed();
  const kinds = new Set(
    files.map(({ path }) => path.replace(/^dist\/.*\.(js|js\.map|json)$/, 'dist/*.$1')),
  );
  expect([...kinds].sort()).toEqual([
    'LICENSE',
    'README.md',
    'bin/spacecraft.js',
    'dist/*.js',
    'dist/*.js.map',
    'dist/*.json',
    'dist/NOTICES.txt',
    'dist/spacecraft.1',
    'package.json',
  ]);
});

test('it is smaller than 1 MB, source maps aside', () => {
  const sizes = packed()
    .files.filter(({ path }) => !path.endsWith('.map'))
    .map(({ size }) => size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});

test('it needs nothing but Node, and runs no script when it is installed', () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual(
    [],
  );
});

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: ROOT, strict: true });
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
});

test('the lock file is in step, and names no registry', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  expect(lock.version).toBe(manifest.version);
  expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies);
  expect(JSON.stringify(lock)).not.toContain('"resolved"');
});

test('every library in the bundles is named with its licence', () => {
  const notices = readFileSync(join(ROOT, 'dist/NOTICES.txt'), 'utf8');
  const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+, (\S+)$/gm)];
  expect(named.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['chalk', 'cli-table3', 'commander', 'ora', 'undici', 'zod', 'yaml']),
  );
  expect(new Set(named.map(([, , licence]) => licence))).toEqual(new Set(['MIT', 'ISC']));
});
