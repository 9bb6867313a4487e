/** The built executable, as a shell runs it. */
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LaunchLibrary, launchLibrary } from './loopback/launch-library.ts';

const EXECUTABLE = join(import.meta.dirname, '../bin/spacecraft.js');
const run = promisify(execFile);

let api: LaunchLibrary;
beforeAll(async () => {
  api = await launchLibrary();
});
afterAll(() => api.close());
beforeEach(() => {
  api.trouble(undefined);
});

/** Runs a line of shell in which `spacecraft` is the executable and asks the loopback server. */
async function shell(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const script = `set -o pipefail; spacecraft() { ${process.execPath} ${EXECUTABLE} "$@"; }; ${line}`;
  const env = { ...process.env, SPACECRAFT_API_URL: api.url };
  try {
    return { code: 0, ...(await run('bash', ['-c', script], { env, maxBuffer: 1e9 })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

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
      api.trouble(() => {
        resolve();
        return true;
      });
    });
    const child = spawn(process.execPath, [EXECUTABLE, 'list', '--api-url', api.url]);
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    child.stderr.on('data', (text) => {
      printed += text;
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await asked;
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(printed).toBe('');
  });
});
