/** Without --mode, show prints details if they cost no request; an explicit --mode decides. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { knownFleet } from '../loopback/known-fleet.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server({ fleet: knownFleet() });
const cacheFolder = emptyFolder();

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

const FLIGHTS = /\n\s*Flights \(3\)\n/;

async function sync(mode: string): Promise<void> {
  expect(await run(`sync --mode ${mode}`)).toMatchObject({ exit: 0 });
  api.requests.length = 0;
}

describe('with a fresh detailed catalogue', () => {
  test('show prints the flights without a request', async () => {
    await sync('detailed');
    const { stdout, stderr } = await run('show 85');
    expect(stdout).toMatch(FLIGHTS);
    expect(stderr).toBe('');
    expect((await run('show soyuz tma-8')).stdout).toMatch(FLIGHTS);
    expect(JSON.parse((await run('show 85 --json')).stdout)).toHaveProperty('flights');
    expect((await run('show 85 86 --compare')).stdout).toContain('crew');
    expect(api.requests).toEqual([]);
  });

  test('show --mode normal prints no flights, and does not offer them', async () => {
    await sync('detailed');
    const { stdout, stderr } = await run('show 85 --mode normal');
    expect(stdout).not.toMatch(FLIGHTS);
    expect(stderr).toBe('');
    expect((await run('show 85 86 --compare --mode normal')).stdout).not.toContain('crew');
  });
});

describe('with a fresh catalogue without details', () => {
  test('show says how to get the flights', async () => {
    await sync('normal');
    const { stdout, stderr } = await run('show 85');
    expect(stdout).not.toMatch(FLIGHTS);
    expect(stderr).toBe('6 flights; use --mode detailed\n');
    expect((await run('show 85 86')).stderr).toBe(
      '12 flights of 2 spacecraft; use --mode detailed\n',
    );
    expect(api.requests).toEqual([]);
    expect((await run('show 85 --mode detailed')).stdout).toMatch(FLIGHTS);
    expect(api.requests).toHaveLength(1);
  });

  test('show --offline does not offer what it cannot get', async () => {
    await sync('normal');
    expect((await run('show 85 --offline')).stderr).toBe(
      'offline: from the catalogue, synced just now\n6 flights; use --mode detailed without --offline\n',
    );
  });

  test.each(['--json', '-q', '--mode normal', '--format csv', '--columns name', '--compare'])(
    'show %s says nothing about flights',
    async (flags) => {
      await sync('normal');
      expect((await run(`show 85 ${flags}`)).stderr).toBe('');
    },
  );
});

describe('from the API', () => {
  test('show by id prints the flights that the API sends anyway', async () => {
    const { stdout, stderr } = await run('show 85');
    expect(stdout).toMatch(FLIGHTS);
    expect(stderr).toBe('');
    expect(api.requests).toHaveLength(1);
  });

  test('show by name says how to get the flights, and uses them once they are cached', async () => {
    const named = await run('show dragonfly');
    expect(named.stdout).not.toMatch(FLIGHTS);
    expect(named.stderr).toBe('6 flights; use --mode detailed\n');
    expect((await run('show dragonfly --mode detailed')).stdout).toMatch(FLIGHTS);
    api.requests.length = 0;
    expect(await run('show dragonfly')).toMatchObject({
      stdout: expect.stringMatching(FLIGHTS),
      stderr: '',
    });
    expect(api.requests).toEqual([]);
  });
});

test('The sample prints the details that it has', async () => {
  const { stdout, stderr } = await spacecraft(['show', '85', '601', '--offline']);
  expect(stdout).toMatch(/\n\s*Flights \(1\)\n/);
  expect(stderr).toBe('offline: from the bundled sample of ten spacecraft\n');
});
