/** The sign that work goes on; what a terminal makes of it is in screens.test.ts. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spacecraft, type WorldOptions } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server({ latency: 400 });
const cacheFolder = emptyFolder();

// The library looks at the real environment too: whether a machine is watching, and at stdout's colours.
beforeEach(() => {
  vi.stubEnv('CI', undefined);
  vi.stubEnv('FORCE_COLOR', '1');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const stderrOf = async (line: string, options: WorldOptions) => {
  const ran = await spacecraft([...line.split(' '), '--api-url', api.url], options);
  expect(ran.exit).toBe(0);
  return ran.stderr;
};

test('shows on a terminal while an answer takes its time', async () => {
  expect(await stderrOf('list', { errorTerminal: 80 })).toContain('Asking for spacecraft');
});

test('is coloured where the terminal is to have colour', async () => {
  const cyan = '\u001b[36m';
  const plain = { errorTerminal: 80, env: { NO_COLOR: '1' } };
  expect(await stderrOf('list', { errorTerminal: 80 })).toContain(cyan);
  expect(await stderrOf('list', plain)).not.toContain(cyan);
});

test('tells how far the work is where that is known', async () => {
  const stderr = await stderrOf('sync', { errorTerminal: 80, cacheFolder });
  expect(stderr).toMatch(/━{4}─{20} 100 of 607/);
});

test.each<[string, WorldOptions]>([
  ['no terminal', {}],
  ['a terminal that does not tell its width', { errorTerminal: 0 }],
  ['a terminal that can only print', { errorTerminal: 80, env: { TERM: 'dumb' } }],
  ['somebody who wants nothing to move', { errorTerminal: 80, env: { ACCESSIBLE: '1' } }],
])('is spared %s', async (_, options) => {
  expect(await stderrOf('list', options)).not.toContain('Asking');
});
