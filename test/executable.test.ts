/** The built executable, as a shell runs it. */
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../src/render/formats.ts';
import { EXECUTABLE, shell as shellWith, start } from './executable.ts';
import { spacecraft } from './harness.ts';
import { emptyFolder, server } from './setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const shell = (line: string) =>
  shellWith(line, { SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder });

describe('executable', () => {
  test('prints its version', async () => {
    expect(await shell('spacecraft --version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test('lists, in order', async () => {
    const { code, stdout } = await shell('spacecraft list --ordering=-flights_count --limit 3');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(5);
  });

  test('shows in detail', async () => {
    const { code, stdout } = await shell('spacecraft show 85 --mode detailed');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Soyuz TMA-8\n[\s\S]*\nFlights \(\d\)\n/);
  });

  test.each(FORMATS)('prints %s as the sources do', async (format) => {
    const env = { SPACECRAFT_API_URL: api.url };
    const line = `list --limit 3 --mode detailed --format ${format}`;
    const { exit, stdout } = await spacecraft(line.split(' '), { env });
    expect(exit).toBe(0);
    expect(await shell(`spacecraft ${line}`)).toMatchObject({ code: 0, stdout });
  });

  test('compares side by side, with the library that draws that', async () => {
    const { code, stdout } = await shell('spacecraft show 85 86 --compare');
    expect({ code, lines: stdout.split('\n').length > 5 }).toEqual({ code: 0, lines: true });
  });

  test('searches into jq', async () => {
    const line = "spacecraft search Endeavour --format json | jq -r '.results[].name'";
    expect(await shell(line)).toMatchObject({
      code: 0,
      stdout: 'Crew Dragon Endeavour\nSpace Shuttle Endeavour\n',
    });
  });

  test('prints a record a line, over several pages', async () => {
    const { stdout } = await shell(
      'spacecraft list --no-in-space --limit 250 --format ndjson | wc -l',
    );
    expect(stdout.trim()).toBe('250');
  });

  test('is not cut off at the size of a pipe', async () => {
    const { stdout } = await shell('spacecraft list --all --json | (sleep 0.3; cat)');
    expect(JSON.parse(stdout).results).toHaveLength(607);
  });

  test('a reader that has seen enough is no failure', async () => {
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
  ])('%s exits with %i and one line', async (line, code) => {
    const ran = await shell(line);
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toMatch(/^spacecraft: [^\n]+\n$/);
  });

  test('Ctrl-C ends it with 130 and nothing printed', async () => {
    const asked = new Promise<void>((resolve) => {
      api.failWith(() => {
        resolve();
        return true;
      });
    });
    const { child, ended } = start(['list'], {
      SPACECRAFT_API_URL: api.url,
      SPACECRAFT_CACHE_DIR: cacheFolder,
    });
    await asked;
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '', stderr: '' });
  });

  // Each file costs time to find and to read, and people wait for these with a finger on a key.
  test.each<[string, string[]]>([
    ['--version', []],
    ['--help', ['declarations', 'help']],
    ['list --help', ['declarations', 'help']],
    ['help quota', ['declarations', 'help']],
    ['completion bash', ['completion', 'declarations']],
    ['completion-server -- spacecraft show Soy', ['catalogue', 'declarations', 'reply']],
    ['list', ['answer', 'catalogue', 'command-line', 'apart/commander', 'declarations']],
    ['show 85 --json', ['answer', 'catalogue', 'command-line', 'apart/commander', 'declarations']],
  ])('%s loads no more of the program than it needs', async (line, files) => {
    await shell('spacecraft sync');
    const { stdout } = await shell(
      `spacecraft() { "${process.execPath}" -r ./test/loaded.cjs "${EXECUTABLE}" "$@"; }; spacecraft ${line} | grep '^loaded .*js$'`,
    );
    const expected = ['bin/spacecraft', 'dist/main', ...files.map((file) => `dist/${file}`)];
    expect(stdout.trim().split('\n').sort()).toEqual(
      expected.map((file) => `loaded ${file}.js`).sort(),
    );
  });
});
