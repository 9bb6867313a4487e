/** The process among others: signals, streams that close or fill up, and an environment that lacks. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shell as shellWith, start } from './executable.ts';
import { emptyFolder, server } from './setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const env = () => ({ SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder });
const shell = (line: string, more: Record<string, string> = {}) =>
  shellWith(line, { ...env(), ...more });

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with %i', (signal, code) => {
  test.each(['list', 'show 85', 'search soyuz', 'sync', 'quota', 'show Soyuz'])(
    'while it waits for the answer: %s',
    async (line) => {
      const asked = new Promise<void>((resolve) => {
        api.failWith(() => {
          resolve();
          return true;
        });
      });
      const { child, ended } = start(line.split(' '), env());
      await asked;
      child.kill(signal);
      expect(await ended).toMatchObject({ code, stdout: '', stderr: '' });
      expect(readdirSync(cacheFolder).join()).not.toContain('.tmp-');
    },
  );

  test('while it writes to a slow disk, and what it writes is whole', async () => {
    const { child, ended } = start(['list'], {
      ...env(),
      NODE_OPTIONS: `--require "${join(import.meta.dirname, 'slow-disk.cjs')}"`,
    });
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (text) => {
        if (String(text).includes('writing')) resolve();
      });
    });
    child.kill(signal);
    expect(await ended).toMatchObject({ code });
    expect(readdirSync(cacheFolder)).toEqual([
      expect.stringMatching(/^answer-[0-9a-f]{8}\.ndjson$/),
    ]);
  });

  test('while it waits for standard input', async () => {
    const { child, ended } = start(['show', '-', '--offline'], env());
    setTimeout(() => child.kill(signal), 1_000);
    // Where the signal comes before the program has got as far as to hear it, the system says so.
    const { code: told, signal: ending, stdout } = await ended;
    expect({ ended: ending === signal ? code : told, stdout }).toEqual({ ended: code, stdout: '' });
  });

  test('while nobody reads what it prints', async () => {
    await shell('spacecraft sync');
    const { code: ended } = await shell(
      `mkfifo "$SPACECRAFT_CACHE_DIR/pipe"; sleep 30 < "$SPACECRAFT_CACHE_DIR/pipe" & reader=$!
      exec 3> "$SPACECRAFT_CACHE_DIR/pipe"; "${process.execPath}" ${JSON.stringify(join(import.meta.dirname, '../bin/spacecraft.js'))} list --all --json >&3 & program=$!
      sleep 2; kill -${signal} $program; wait $program; ended=$?; kill $reader; exit $ended`,
    );
    expect(ended).toBe(code);
  });
});

describe('a stream that is gone', () => {
  test.each([
    ['stdout closed by its reader', 'spacecraft list --all --format csv | head -1 | wc -l', 0],
    ['stderr closed by its reader', '{ spacecraft list 2>&1 >/dev/null | true; }', 0],
    ['stdout closed at the start', 'spacecraft list >&-', 0],
    ['stderr closed at the start', 'spacecraft list 2>&- | wc -l', 0],
    ['both closed at the start', 'spacecraft list >&- 2>&-', 0],
    ['stdin closed at the start', 'spacecraft show 85 <&- >/dev/null', 0],
    ['an error that nobody hears', 'spacecraft list --limit 0 2>&-', 2],
  ])('%s', async (_, line, code) => {
    const ran = await shell(line);
    expect(ran.code).toBe(code);
    expect(ran.stderr).not.toMatch(/\bat |bug/);
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  test.each(['table', 'json', 'csv', 'yaml'])('under stdout, as %s', async (format) => {
    expect(await shell(`spacecraft list --format ${format} > /dev/full`)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^(10 of 607 .*\n)?spacecraft: cannot write the output: ENOSPC[^\n]*\n$/,
      ),
    });
  });

  test('under stderr is no reason to stop', async () => {
    const { code, stdout } = await shell('spacecraft list --format ndjson 2> /dev/full | wc -l');
    expect({ code, stdout: stdout.trim() }).toEqual({ code: 0, stdout: '10' });
  });
});

describe('standard input', () => {
  test('that is empty asks for nothing', async () => {
    expect(await shell('spacecraft show - < /dev/null')).toMatchObject({ code: 0, stdout: '' });
  });

  test('that is binary is told to be no ids', async () => {
    const ran = await shell('head -c 100000 /dev/urandom | spacecraft show - --offline');
    expect(ran.code).toBeGreaterThan(1);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/^[^\n]{1,2000}\n([^\n]{1,2000}\n)?$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: which are what must not be there
    expect(ran.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('that is huge is refused, not swallowed', async () => {
    const ran = await shell('yes 85 | head -c 300000000 | spacecraft show - --offline --quiet');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^spacecraft: standard input holds more than 1 MiB[^\n]+\n$/);
  });

  test('that is one line without end as well', async () => {
    expect(await shell('spacecraft show - --offline < /dev/zero')).toMatchObject({ code: 2 });
  });
});

describe('an environment that lacks', () => {
  test('a home', async () => {
    const line = 'env -u SPACECRAFT_CACHE_DIR -u XDG_CACHE_HOME HOME=/nowhere LC_ALL=C';
    const script = `${line} "${process.execPath}" "${join(import.meta.dirname, '../bin/spacecraft.js')}" list --format tsv`;
    const ran = await shell(script);
    expect(ran.code).toBe(0);
    expect(ran.stdout.split('\n')).toHaveLength(11);
  });

  test('everything', async () => {
    const script = `env -i "${process.execPath}" "${join(import.meta.dirname, '../bin/spacecraft.js')}" list --offline --format tsv`;
    expect(await shell(script)).toMatchObject({ code: 0 });
  });
});

/** `npm run test:load` has it be 200. */
const { RUNS = '40' } = process.env;

test(`${RUNS} runs at once, on one folder and one server, all are right and leave nothing behind`, async () => {
  const { stdout } = await shell(
    `for run in $(seq ${RUNS}); do
      case $((run % 4)) in 0) refresh=--refresh ;; *) refresh= ;; esac
      { spacecraft list --format tsv --timeout 600 $refresh 2>&1 | md5sum; } &
    done; wait`,
  );
  const sums = new Map<string, number>();
  for (const sum of stdout.trim().split('\n')) sums.set(sum, (sums.get(sum) ?? 0) + 1);
  const { stdout: right } = await shell('spacecraft list --format tsv | md5sum');
  expect(Object.fromEntries(sums)).toEqual({ [right.trim()]: Number(RUNS) });
  expect(readdirSync(cacheFolder)).toHaveLength(1);
}, 900_000);
