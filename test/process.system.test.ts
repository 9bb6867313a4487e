/** The process: signals, closed or full streams, standard input, and missing environment variables. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXECUTABLE, environment, shell as shellWith, start } from './executable.ts';
import { emptyFolder, server } from './setup.ts';
import { screen } from './terminal/screen.ts';

const api = await server();
const cacheFolder = emptyFolder();

const env = () => ({ SPACECRAFT_API_URL: api.url, SPACECRAFT_CACHE_DIR: cacheFolder });
const shell = (line: string, more: Record<string, string> = {}) =>
  shellWith(line, { ...env(), ...more });

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s exits with %i', (signal, code) => {
  test.each(['list', 'show 85', 'search soyuz', 'sync', 'quota', 'show Soyuz'])(
    'while waiting for a response: %s',
    async (line) => {
      const requested = new Promise<void>((resolve) => {
        api.failWith(() => {
          resolve();
          return true;
        });
      });
      const { child, result } = start(line.split(' '), env());
      await requested;
      child.kill(signal);
      expect(await result).toMatchObject({ code, stdout: '', stderr: '' });
      expect(readdirSync(cacheFolder).join()).not.toContain('.tmp-');
    },
  );

  test('while writing to a slow disk, after completing the file', async () => {
    const { child, result } = start(['list'], {
      ...env(),
      NODE_OPTIONS: `--require "${join(import.meta.dirname, 'slow-disk.cjs')}"`,
    });
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (text) => {
        if (String(text).includes('writing')) resolve();
      });
    });
    child.kill(signal);
    expect(await result).toMatchObject({ code });
    expect(readdirSync(cacheFolder)).toEqual([
      expect.stringMatching(/^response-[0-9a-f]{8}\.cache$/),
    ]);
  });

  test('while waiting for the end of standard input', async () => {
    const { child, result } = start(['show', '-', '--offline'], env());
    // More than a pipe holds, so that the write ends once the program has begun to read.
    await new Promise((resolve) => child.stdin?.write('\n'.repeat(900_000), resolve));
    child.kill(signal);
    expect(await result).toMatchObject({ code, stdout: '' });
  });

  test('while its output is not read', async () => {
    await shell('spacecraft sync');
    const args = [EXECUTABLE, 'list', '--all', '--json'];
    const child = spawn(process.execPath, args, { env: environment(env()) });
    // The output is larger than the pipe: after the first chunk the program waits for the reader.
    await once(child.stdout, 'data');
    child.stdout.pause();
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    child.stdout.destroy();
  });
});

/**
 * Runs the program with stdout in a pipe that holds 60,000 of its 65,536 bytes and has no reader,
 * and interrupts it when its stream reports that the pipe is full.
 */
async function interruptInFullPipe(line: string) {
  const program = `"${process.execPath}" --require ./test/report-full-pipe.cjs "${EXECUTABLE}"`;
  const script = `{ (echo $BASHPID >&3; head -c 60000 /dev/zero; exec ${program} ${line}); echo "exit $?" >&3; } | sleep 60`;
  const shell = spawn('bash', ['-c', script], {
    cwd: join(import.meta.dirname, '..'),
    env: environment(env()),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // The group contains the reader, which has to end with the test.
    detached: true,
  });
  let report = '';
  shell.stdio[3]?.on('data', (text) => {
    report += text;
  });
  try {
    await expect.poll(() => report, { timeout: 10_000 }).toMatch(/^\d+\nfull\n/);
    process.kill(Number.parseInt(report, 10), 'SIGINT');
    await expect.poll(() => report, { timeout: 1_000, interval: 20 }).toMatch(/exit \d+\n$/);
    return Number(/exit (\d+)/.exec(report)?.[1]);
  } finally {
    if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
  }
}

describe.skipIf(process.platform === 'win32')('Ctrl-C while a pipe is full exits with 130', () => {
  test('when only stdout is the pipe', async () => {
    expect(await interruptInFullPipe('list --offline --json')).toBe(130);
  });

  test('when stdout and stderr share the pipe', async () => {
    expect(await interruptInFullPipe('list --offline --json 2>&1')).toBe(130);
  });
});

test('Ctrl-C is left to the pager while one is running', async () => {
  const terminal = screen('spacecraft list --offline; echo "exit code $?"', {
    // Longer than the grace period after which the program would exit.
    env: { ...env(), SPACECRAFT_PAGER: 'trap "" INT; cat; echo waiting; sleep 1.5' },
  });
  await terminal.shows('waiting');
  terminal.type('\u0003');
  await terminal.exitCode;
  expect(await terminal.text()).toMatch(/^exit code 0$/m);
});

describe('a failure outside the program is printed without the API key', () => {
  const run = (failure: string, more = {}) => {
    const preload = join(import.meta.dirname, 'plant-failure.cjs');
    // A file, because Node and the program write to it in different ways.
    const line = 'spacecraft list -q 2> "$SPACECRAFT_CACHE_DIR/errors"';
    return shell(`${line} || code=$?; cat "$SPACECRAFT_CACHE_DIR/errors" >&2; exit "\${code:-0}"`, {
      NODE_OPTIONS: `--require "${preload}"`,
      PLANTED_FAILURE: failure,
      SPACECRAFT_TOKEN: 's3cret-key',
      ...more,
    });
  };

  test.each(['exception', 'text', 'rejection'])('%s', async (failure) => {
    const { code, stderr } = await run(failure);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^spacecraft: this is a bug; .*\n(Error: )?failed with \[API key\]\n/);
    expect(stderr).not.toContain('s3cret');
  });

  test('warning', async () => {
    for (const NODE_OPTIONS of ['', '--trace-warnings ']) {
      const preload = join(import.meta.dirname, 'plant-failure.cjs');
      const { stderr } = await run('warning', {
        NODE_OPTIONS: `${NODE_OPTIONS}--require "${preload}"`,
      });
      expect(stderr).toContain('Warning: failed with [API key]');
      expect(stderr).not.toContain('s3cret');
    }
  });
});

describe('a closed stream', () => {
  test.each([
    ['stdout closed by the reader', 'spacecraft list --all --format csv | head -1 | wc -l', 0],
    ['stderr closed by the reader', '{ spacecraft list 2>&1 >/dev/null | true; }', 0],
    ['stdout closed at the start, without output', 'spacecraft sync >&-', 0],
    ['stderr closed at the start', 'spacecraft list 2>&- | wc -l', 0],
    ['both closed at the start', 'spacecraft list >&- 2>&-', 1],
    ['stdin closed at the start', 'spacecraft show 85 <&- >/dev/null', 0],
    ['an error message with stderr closed', 'spacecraft list --limit 0 2>&-', 2],
  ])('%s', async (_, line, code) => {
    const result = await shell(line);
    expect(result.code).toBe(code);
    expect(result.stderr).not.toMatch(/\bat |bug/);
  });
});

describe.runIf(existsSync('/proc/self/comm'))('stdout closed at the start is an error of', () => {
  const FAILURE = {
    code: 1,
    stdout: '',
    stderr: 'spacecraft: cannot write the output: standard output is closed\n',
  };

  test.each([
    '--version',
    '--help',
    'help list',
    'list',
    'list --json',
    'list -q',
    'show 85',
    'stats',
    'quota',
    'completion bash',
    'list --curl',
  ])('%s', async (line) => {
    expect(await shell(`spacecraft ${line} >&-`)).toMatchObject(FAILURE);
  });

  test('a command in a shell without stdout, or below another program', async () => {
    expect(await shell('exec >&-; spacecraft list')).toMatchObject(FAILURE);
    const line = `timeout 60 "${process.execPath}" "${EXECUTABLE}" list >&-`;
    expect(await shell(line)).toMatchObject(FAILURE);
  });

  test('a stdout opened for reading only', async () => {
    const { code, stderr } = await shell('spacecraft list 1</dev/null');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^spacecraft: cannot write the output: EBADF[^\n]*\n$/);
  });
});

describe('output that the caller discards is no error', () => {
  test.each(['--version', 'list'])('of a shell: %s', async (line) => {
    const { code, stderr } = await shell(`spacecraft ${line} >/dev/null`);
    expect({ code, stderr: stderr.replace(/^spacecraft: 10 of 607 .*\n/, '') }).toEqual({
      code: 0,
      stderr: '',
    });
  });

  // Such programs open /dev/null as Node does for a closed stream.
  test.each(['--version', 'list --quiet --limit 3'])('of another program: %s', async (line) => {
    const child = spawn(process.execPath, [EXECUTABLE, ...line.split(' ')], {
      env: environment(env()),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  test.each(['table', 'json', 'csv', 'yaml'])('under stdout, as %s', async (format) => {
    expect(await shell(`spacecraft list --format ${format} > /dev/full`)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^(spacecraft: 10 of 607 .*\n)?spacecraft: cannot write the output: ENOSPC[^\n]*\n$/,
      ),
    });
  });

  test('truncates a write to a file, which is an error', async () => {
    const line = `ulimit -f 1; spacecraft list --offline --json > "$SPACECRAFT_CACHE_DIR/list.json"`;
    expect(await shell(line)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^spacecraft: cannot write the output: EFBIG[^\n]*\n$/m),
    });
  });

  test('under stderr does not stop the output', async () => {
    const { code, stdout } = await shell('spacecraft list --format ndjson 2> /dev/full | wc -l');
    expect({ code, stdout: stdout.trim() }).toEqual({ code: 0, stdout: '10' });
  });
});

describe('standard input', () => {
  test('that is empty prints nothing', async () => {
    expect(await shell('spacecraft show - < /dev/null')).toMatchObject({ code: 0, stdout: '' });
  });

  test('that is binary is rejected in one readable line', async () => {
    const result = await shell('head -c 100000 /dev/urandom | spacecraft show - --offline');
    expect(result.code).toBeGreaterThan(1);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(/^[^\n]{1,2000}\n([^\n]{1,2000}\n)?$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not be printed
    expect(result.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('larger than 1 MiB is rejected', async () => {
    const result = await shell('yes 85 | head -c 300000000 | spacecraft show - --offline --quiet');
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/^spacecraft: standard input exceeds 1 MiB[^\n]+\n$/);
  });

  test('with an endless line is rejected', async () => {
    expect(await shell('spacecraft show - --offline < /dev/zero')).toMatchObject({ code: 2 });
  });
});

describe('variables for colour', () => {
  test.each([
    'NO_COLOR=1 FORCE_COLOR=1',
    'NO_COLOR=1 FORCE_COLOR=',
    'NO_COLOR= FORCE_COLOR=1',
    'NODE_DISABLE_COLORS=1 FORCE_COLOR=1',
  ])('%s cause no warning from Node', async (variables) => {
    const lines = ['list --refresh', 'show 85', 'stats', 'sync'].map(
      (line) => `spacecraft ${line}`,
    );
    const terminal = screen(`export ${variables}; ${lines.join(' && ')}`, { env: env() });
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.raw()).not.toMatch(/warning/i);
  });

  test('an empty FORCE_COLOR does not colour a pipe, and NO_COLOR has precedence', async () => {
    for (const variables of ['FORCE_COLOR=', 'NO_COLOR=1 FORCE_COLOR=1']) {
      const { stdout } = await shell(`export ${variables}; spacecraft list`);
      expect(stdout).not.toContain('\u001b');
    }
    expect((await shell('export FORCE_COLOR=1; spacecraft list')).stdout).toContain('\u001b[');
  });
});

describe('show --web', () => {
  test.each([
    ['that opens a window', 'true', true],
    ['that stays open', 'sleep 20 #', true],
    ['that does not exist', '/no/such/browser', false],
  ])('with a browser %s ends soon', async (_, browser, isOpened) => {
    await shell('spacecraft show 85');
    const before = Date.now();
    const { code, stdout, stderr } = await shell(`BROWSER='${browser}' spacecraft show 85 --web`);
    expect(Date.now() - before).toBeLessThan(15_000);
    expect(code).toBe(0);
    if (isOpened) expect(stderr).toMatch(/^opened http/m);
    else expect(stdout).toMatch(/^http/);
  });
});

describe('an environment without', () => {
  test('a home folder works', async () => {
    const line = 'env -u SPACECRAFT_CACHE_DIR -u XDG_CACHE_HOME HOME=/nowhere LC_ALL=C';
    const script = `${line} "${process.execPath}" "${EXECUTABLE}" list --format tsv`;
    const result = await shell(script);
    expect(result.code).toBe(0);
    expect(result.stdout.split('\n')).toHaveLength(11);
  });

  // A user without a name or home, as in containers that run as any user.
  test.runIf(process.getuid?.() === 0)(
    'a home directory says once that nothing is cached',
    async () => {
      const line =
        'env -u SPACECRAFT_CACHE_DIR -u XDG_CACHE_HOME -u HOME setpriv --reuid 54321 --clear-groups';
      const script = `${line} "${process.execPath}" "${EXECUTABLE}" list --all --format tsv`;
      expect(await shell(script)).toMatchObject({
        code: 0,
        stderr:
          'spacecraft: no home directory, so nothing is cached; set HOME or SPACECRAFT_CACHE_DIR\n',
      });
    },
  );

  test.each(['XDG_CACHE_HOME', 'SPACECRAFT_CACHE_DIR'])(
    'an absolute path in %s creates nothing in the working directory',
    async (name) => {
      const home = join(cacheFolder, 'home');
      const work = join(cacheFolder, 'work');
      mkdirSync(work);
      for (const value of ['', 'rel', './rel', '~', '~/rel']) {
        const unset = 'env -u SPACECRAFT_CACHE_DIR -u XDG_CACHE_HOME';
        const line = `cd "${work}"; ${unset} HOME="${home}" ${name}='${value}' "${process.execPath}" "${EXECUTABLE}" list`;
        expect(await shell(line)).toMatchObject({ code: 0 });
      }
      expect(readdirSync(work)).toEqual([]);
    },
  );

  test('any variable works', async () => {
    const script = `env -i "${process.execPath}" "${EXECUTABLE}" list --offline --format tsv`;
    expect(await shell(script)).toMatchObject({ code: 0 });
  });
});

/** `npm run test:load` sets 200. */
const { RUNS = '40' } = process.env;

test(`${RUNS} concurrent runs with one folder and one server print the same and leave no temporary files`, async () => {
  const run = (flags: string) =>
    shell(`spacecraft list --limit 10 --format tsv --timeout 600 ${flags} 2>&1`);
  const results = await Promise.all(
    Array.from({ length: Number(RUNS) }, (_, index) => run(index % 4 === 0 ? '--refresh' : '')),
  );
  const { stdout: expected } = await run('');
  expect(expected.split('\n')).toHaveLength(11);
  expect(new Set(results.map(({ stdout }) => stdout))).toEqual(new Set([expected]));
  expect(readdirSync(cacheFolder)).toHaveLength(1);
}, 900_000);
