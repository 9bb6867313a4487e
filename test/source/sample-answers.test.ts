/** The bundled sample has ten of all spacecraft, so that something is missing from it proves nothing. */
import { describe, expect, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

/** Runs a command that must not send a request. */
async function run(argv: readonly string[], options: HarnessOptions = {}) {
  const result = await spacecraft([...argv, '--api-url', api.url], options);
  expect(api.requests).toEqual([]);
  return result;
}

const requires = (flag: string) =>
  `spacecraft: ${flag} requires the catalogue; run spacecraft sync (about 7 requests)\n`;

describe('without a catalogue, a name or id that the sample does not have requires it', () => {
  test.each<[string[], string]>([
    [['stats', '--agency', 'nasa'], '--agency'],
    [['stats', '--agency', '44'], '--agency'],
    [['stats', '--family', 'dragon'], '--family'],
    [['stats', '--type', 'lander'], '--type'],
    [['stats', '--config', 'Crew Dragon 2'], '--config Crew Dragon 2'],
    [['list', '--agency', 'SpaceX', '--offline'], '--agency'],
    [['list', '--config', 'gemini', '--offline'], '--config gemini'],
    [['list', '--curl', '--config', 'Crew Dragon'], '--config Crew Dragon'],
    [['search', 'x', '--curl', '--config', 'Crew Dragon'], '--config Crew Dragon'],
    // More or other names than those in the sample may contain a part of a name.
    [['list', '--config', 'soyuz', '--offline'], '--config soyuz'],
    [['stats', '--agency', 'roscosmos'], '--agency'],
    [['list', '--curl', '--config', 'tianz'], '--config tianz'],
  ])('%j', async (argv, flag) => {
    expect(await run(argv)).toMatchObject({ exit: 2, stdout: '', stderr: requires(flag) });
  });

  test('An exact name that the sample has needs no catalogue', async () => {
    const { exit, stdout } = await run(['stats', '--agency', 'rfsa', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).count).toBeGreaterThan(0);
    expect(await run(['list', '--curl', '--config', 'soyuz tm'])).toMatchObject({ exit: 0 });
  });
});

describe('without a catalogue, nothing is said not to match because the sample has no match', () => {
  test.each([
    ['search endeavour --offline'],
    ['list --in-space --offline'],
    ['list --name Endeavour --offline'],
    ['list --status 77 --offline'],
    ['list --config 6 --offline'],
  ])('%s', async (line) => {
    expect(await run(line.split(' '))).toMatchObject({
      exit: 0,
      stderr:
        'offline: from the bundled sample of ten spacecraft\n' +
        'no spacecraft in the sample match; run spacecraft sync to download all\n',
    });
  });

  test('list --offset 50 --offline', async () => {
    expect((await run(['list', '--offset', '50', '--offline'])).stderr).toContain(
      'no results at offset 50; 10 spacecraft in the sample match; run spacecraft sync',
    );
  });

  test('in a machine format', async () => {
    const { stderr } = await run(['search', 'endeavour', '--offline', '--json']);
    expect(stderr).toContain('no spacecraft in the sample match; run spacecraft sync');
  });

  test('in the name of show', async () => {
    expect((await run(['show', 'Endeavour', '--offline'])).stderr).toContain(
      'the sample contains no spacecraft named Endeavour',
    );
  });
});

describe('a configuration without spacecraft, which the catalogue cannot have,', () => {
  test('is found offline among cached configurations', async () => {
    const list = (...flags: string[]) =>
      spacecraft(['list', '--config', 'Space Rider', ...flags, '--api-url', api.url], {
        cacheFolder,
      });
    expect(await list()).toMatchObject({ exit: 0 });
    expect(await spacecraft(['sync', '--api-url', api.url], { cacheFolder })).toMatchObject({
      exit: 0,
    });
    api.requests.length = 0;
    expect(await list('--offline')).toMatchObject({ exit: 0 });
    expect(await list('--curl')).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('spacecraft_config=44'),
    });
    expect(api.requests).toEqual([]);
  });
});

test('A configuration that is not among the first 100 of more requires the catalogue', async () => {
  const results = [{ id: 38, name: 'Soyuz MS' }];
  api.failWith(respond(200, JSON.stringify({ count: 101, results })));
  const { exit, stderr } = await spacecraft(['list', '--config', 'Gemini', '--api-url', api.url]);
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: requires('--config Gemini') });
});
