/** The built executable, run by a shell. */
import { readdirSync, readFileSync } from 'node:fs';
import loader from 'node:module';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { FORMATS } from '../src/output-options.ts';
import { EXECUTABLE, shell as shellWith, start } from './executable.ts';
import { spacecraft } from './harness.ts';
import { emptyFolder, server } from './setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const shell = (line: string) =>
  shellWith(line, { SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder });

describe('executable', () => {
  test.each(['--version', '-V', 'version', '--version --json', 'list -V'])(
    'prints its version with %s',
    async (args) => {
      const version = { code: 0, stdout: '0.1.0\n', stderr: '' };
      expect(await shell(`spacecraft ${args}`)).toEqual(version);
    },
  );

  test.each(['6.17.1', '18.20.8', '20.9.0', '20.18.0'])(
    'prints one line on Node %s, which is too old',
    async (version) => {
      for (const args of ['list', '--version', 'completion-server bash ""']) {
        const line = `NODE_VERSION=${version} "${process.execPath}" -r ./test/old-node.cjs "${EXECUTABLE}" ${args}`;
        expect(await shell(line)).toMatchObject({
          code: 1,
          stdout: '',
          stderr: `spacecraft: needs Node 20.18.1 or later, this is ${version}\n`,
        });
      }
    },
  );

  test.each(['20.18.1', '20.19.0', '21.0.0', '100.0.0', '26.0.0-nightly'])(
    'runs on Node %s',
    async (version) => {
      const line = `NODE_VERSION=${version} "${process.execPath}" -r ./test/old-node.cjs "${EXECUTABLE}" --version`;
      expect(await shell(line)).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    },
  );

  test('starts in the syntax of Node 6, and requires the version of package.json', async () => {
    const source = readFileSync(EXECUTABLE, 'utf8');
    // esbuild rewrites newer syntax, and also templates, because those of Node 6 have a minor bug.
    const { code } = await transform(source, {
      target: 'node6',
      supported: { 'template-literal': true },
    });
    expect(code).toBe((await transform(source, { target: 'esnext' })).code);
    expect(manifest.engines.node).toBe(`>=${/REQUIRED = '(.*)'/.exec(source)?.[1]}`);
  });

  test.runIf('enableCompileCache' in loader)('keeps compiled code next to itself', async () => {
    await shell('spacecraft list --offline');
    expect(readdirSync(join(EXECUTABLE, '../../dist/compile-cache'))).not.toEqual([]);
  });

  test('lists with sorting', async () => {
    const { code, stdout } = await shell('spacecraft list --ordering=-flights_count --limit 3');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(5);
  });

  test('shows details', async () => {
    const { code, stdout } = await shell('spacecraft show 85 --mode detailed');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Soyuz TMA-8 · Single Use · not in space\n[\s\S]*\nFlights \(\d\)\n/);
  });

  test.each(FORMATS)('prints %s as the sources without a build do', async (format) => {
    const env = { SPACECRAFT_API_URL: api.url };
    const line = `list --limit 3 --mode detailed --format ${format}`;
    const { exit, stdout } = await spacecraft(line.split(' '), { env });
    expect(exit).toBe(0);
    expect(await shell(`spacecraft ${line}`)).toMatchObject({ code: 0, stdout });
  });

  test('compares side by side', async () => {
    const { code, stdout } = await shell('spacecraft show 85 86 --compare');
    expect({ code, lines: stdout.split('\n').length > 5 }).toEqual({ code: 0, lines: true });
  });

  test('prints JSON that jq reads', async () => {
    const line = "spacecraft search Endeavour --format json | jq -r '.results[].name'";
    expect(await shell(line)).toMatchObject({
      code: 0,
      stdout: 'Crew Dragon Endeavour\nSpace Shuttle Endeavour\n',
    });
  });

  test('prints one record per line from several pages', async () => {
    const { stdout } = await shell(
      'spacecraft list --no-in-space --limit 250 --format ndjson | wc -l',
    );
    expect(stdout.trim()).toBe('250');
  });

  test('prints more than a pipe holds', async () => {
    const { stdout } = await shell(
      'spacecraft list --all --json | { read -r line; echo "$line"; cat; }',
    );
    expect(JSON.parse(stdout).results).toHaveLength(607);
  });

  test('exits with 0 when the reader closes the pipe', async () => {
    expect(await shell('spacecraft list --all --json | head -1')).toEqual({
      code: 0,
      stdout: '{\n',
      stderr: '',
    });
  });

  test.each([
    ['spacecraft list --limit 0', 2],
    ['spacecraft show 9999', 3],
    ['SPACECRAFT_API_URL=http://127.0.0.1:1 spacecraft list', 4],
  ])('%s exits with %i and prints one line', async (line, code) => {
    const result = await shell(line);
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(/^spacecraft: [^\n]+\n$/);
  });

  test('exits with 130 on Ctrl-C without output', async () => {
    const requested = new Promise<void>((resolve) => {
      api.failWith(() => {
        resolve();
        return true;
      });
    });
    const { child, result } = start(['list'], {
      SPACECRAFT_API_URL: api.url,
      SPACECRAFT_CACHE_DIR: cacheFolder,
    });
    await requested;
    child.kill('SIGINT');
    expect(await result).toMatchObject({ code: 130, stdout: '', stderr: '' });
  });

  test.each<[string, string[]]>([
    ['--version', []],
    ['-V', []],
    ['version', []],
    ['--help', ['main']],
    ['help quota', ['main']],
    ['completion bash', ['main']],
    ['completion-server zsh spacecraft show Soy', ['main']],
    ['list', ['main', 'vendor/commander']],
    ['show 85 --json', ['main', 'vendor/commander']],
  ])('%s loads no library that it does not need', async (line, files) => {
    await shell('spacecraft sync');
    const { stdout } = await shell(
      `spacecraft() { "${process.execPath}" -r ./test/loaded.cjs "${EXECUTABLE}" "$@"; }; spacecraft ${line} | { grep '^loaded dist.*js$' || true; }`,
    );
    expect(stdout.split('\n').filter(Boolean).sort()).toEqual(
      files.map((file) => `loaded dist/${file}.js`),
    );
  });
});
