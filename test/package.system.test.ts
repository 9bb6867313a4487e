/** The published package: its files, its size, and its metadata. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { sharedFolder } from './setup.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = sharedFolder();

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
  expect(
    Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name)),
  ).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'the package installs as a copy, without a network or a warning, and uninstalls',
  () => {
    const prefix = join(folder, 'prefix');
    const sh = (line: string) => {
      const { stdout, stderr, status } = spawnSync(line, {
        cwd: ROOT,
        env: { ...process.env, npm_config_prefix: prefix, npm_config_offline: 'true' },
        encoding: 'utf8',
        shell: true,
      });
      return { stdout, stderr, status };
    };
    // Without scripts, because building would remove the program while other tests run it.
    const packed = `$(npm pack --silent --ignore-scripts --pack-destination "${folder}")`;
    expect(sh(`npm install --global "${folder}/${packed}"`)).toMatchObject({
      stderr: '',
      status: 0,
    });
    const installed = join(prefix, 'lib/node_modules/spacecraft');
    expect(lstatSync(installed).isDirectory()).toBe(true);
    expect(sh(`"${prefix}/bin/spacecraft" list --offline --quiet`).stdout.split('\n')).toHaveLength(
      11,
    );
    expect(existsSync(join(prefix, 'share/man/man1/spacecraft.1'))).toBe(true);
    expect(sh('npm uninstall --global spacecraft')).toMatchObject({ stderr: '', status: 0 });
    expect(existsSync(installed)).toBe(false);
    expect(existsSync(join(prefix, 'share/man/man1/spacecraft.1'))).toBe(false);
  },
  60_000,
);

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
    expect.arrayContaining(['chalk', 'commander', 'ora', 'undici', 'yaml', 'zod']),
  );
  expect(new Set(entries.map(([, , licence]) => licence))).toEqual(new Set(['MIT', 'ISC']));
});
