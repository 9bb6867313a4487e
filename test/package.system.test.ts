/** The published package: its files, its size, and its metadata. */
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

function pack(): Packed {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  // npm 11 prints an object with one package, earlier versions an array.
  const [packed] = Object.values<Packed>(JSON.parse(text));
  if (!packed) throw new Error(`npm pack printed ${text}`);
  return packed;
}

test('the package contains the program, its man page and licences, and nothing else', () => {
  const { files } = pack();
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

test('the package without source maps is smaller than 1 MB', () => {
  const sizes = pack()
    .files.filter(({ path }) => !path.endsWith('.map'))
    .map(({ size }) => size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});

test('the package has no dependencies and no install scripts', () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual(
    [],
  );
});

test('publint reports no problems', async () => {
  const { messages } = await publint({ pkgDir: ROOT, strict: true });
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
});

test('the lock file matches package.json and names no registry', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  expect(lock.version).toBe(manifest.version);
  expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies);
  expect(JSON.stringify(lock)).not.toContain('"resolved"');
});

test('NOTICES.txt lists the bundled libraries with their licences', () => {
  const notices = readFileSync(join(ROOT, 'dist/NOTICES.txt'), 'utf8');
  const entries = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+, (\S+)$/gm)];
  expect(entries.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['chalk', 'ora', 'undici', 'yaml', 'zod']),
  );
  expect(new Set(entries.map(([, , licence]) => licence))).toEqual(new Set(['MIT', 'ISC']));
});
