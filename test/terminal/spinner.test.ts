/** The spinner; test/terminal/screens.system.test.ts shows it on a real terminal. */
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Screen } from '../../src/screen.ts';
import { withSpinner } from '../../src/terminal/spinner.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server({ latency: 400 });
const cacheFolder = emptyFolder();

// ora and its libraries read the real environment: CI disables the spinner, FORCE_COLOR its colours.
beforeEach(() => {
  vi.stubEnv('CI', undefined);
  vi.stubEnv('FORCE_COLOR', '1');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const stderrOf = async (line: string, options: HarnessOptions) => {
  const { exit, stderr } = await spacecraft([...line.split(' '), '--api-url', api.url], options);
  expect(exit).toBe(0);
  return stderr;
};

test('a terminal shows a spinner while a response is slow', async () => {
  expect(await stderrOf('list', { errorTerminal: 80 })).toContain('Fetching spacecraft');
});

test('the spinner has colour only if stderr has', async () => {
  const cyan = '\u001b[36m';
  const withoutColor = { errorTerminal: 80, env: { NO_COLOR: '1' } };
  expect(await stderrOf('list', { errorTerminal: 80 })).toContain(cyan);
  expect(await stderrOf('list', withoutColor)).not.toContain(cyan);
});

test('the spinner of sync shows the progress', async () => {
  const stderr = await stderrOf('sync', { errorTerminal: 80, cacheFolder });
  expect(stderr).toMatch(/━{4}─{20} 100 of 607/);
});

test('nothing shows if stderr is no terminal', async () => {
  for (const env of [{}, { ACCESSIBLE: '1' }]) {
    expect(await stderrOf('list', { env })).toBe('10 of 607 spacecraft · next: --offset 10\n');
  }
});

const NO_COLOR = '1';

describe('one line shows instead of a spinner', () => {
  test.each<[string, HarnessOptions]>([
    ['the terminal reports no width', { errorTerminal: 0, env: { NO_COLOR } }],
    ['the terminal cannot move the cursor', { errorTerminal: 80, env: { TERM: 'dumb', NO_COLOR } }],
    ['ACCESSIBLE is 1', { errorTerminal: 80, env: { ACCESSIBLE: '1', NO_COLOR } }],
    ['ACCESSIBLE is yes', { errorTerminal: 80, env: { ACCESSIBLE: 'yes', NO_COLOR } }],
  ])('if %s', async (_, options) => {
    expect(await stderrOf('list', options)).toBe(
      'Fetching spacecraft…\n10 of 607 spacecraft · next: --offset 10\n',
    );
  });

  test('of a sync', async () => {
    const options = { errorTerminal: 80, cacheFolder, env: { ACCESSIBLE: '1', NO_COLOR } };
    expect(await stderrOf('sync', options)).toBe(
      'Syncing the catalogue…\nsynced 607 spacecraft in detail\n',
    );
  });

  test('only for work that takes long', async () => {
    const options = { errorTerminal: 80, cacheFolder, env: { ACCESSIBLE: '1', NO_COLOR } };
    await stderrOf('list', options);
    expect(await stderrOf('list', options)).not.toContain('…');
  });

  test.each(['', '0', 'false', 'False'])('but not if ACCESSIBLE is %j', async (ACCESSIBLE) => {
    const stderr = await stderrOf('list', { errorTerminal: 80, env: { ACCESSIBLE, NO_COLOR } });
    expect(stderr).toContain('⠋ Fetching spacecraft');
    expect(stderr).not.toContain('Fetching spacecraft…');
  });
});

test('work completes and a line reports it if the spinner fails', async () => {
  let text = '';
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const brokenTerminal = Object.assign(stderr, {
    isTTY: true,
    columns: 80,
    getColorDepth: () => {
      throw new Error('unknown terminal');
    },
  });
  const terminal = {
    stdout: brokenTerminal,
    stderr: brokenTerminal,
    screen: new Screen(),
    env: {},
    onSuspension: () => () => {},
  };
  const work = () => new Promise((resolve) => setTimeout(resolve, 600, 'the result'));
  const result = await withSpinner(terminal, 'Working', work);
  expect(result).toBe('the result');
  expect(text).toBe('cannot show progress: Error: unknown terminal\n');
});
