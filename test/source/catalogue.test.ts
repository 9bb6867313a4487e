/** Queries that the catalogue answers instead of the API. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft, TODAY } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { emptyFolder, folderFiller, server } from '../setup.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const api = await server({ fleet: fleet(150) });
const cacheFolder = emptyFolder();
const fill = folderFiller(cacheFolder);

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

async function sync(line = 'sync'): Promise<void> {
  await fill(line, async () => expect(await run(line)).toMatchObject({ exit: 0 }));
  api.requests.length = 0;
}

/** Runs a command that must succeed without a request. */
async function runLocally(line: string, options: HarnessOptions = {}) {
  const result = await run(line, options);
  expect({ line, exit: result.exit, requests: api.requests }).toEqual({
    line,
    exit: 0,
    requests: [],
  });
  return result;
}

describe('a detailed catalogue', () => {
  test.each([
    'list --limit 20 --offset 5',
    'list --all --ordering=-flights_count',
    'list --limit 120 --offset 20 --no-in-space',
    'search soyuz --limit 10',
    'show Gemini-01',
    'show 85',
    'show 85 2 3',
  ])('answers %s with all fields that the API would send', async (command) => {
    const argv = [...command.split(' '), '--json', '--api-url', api.url];
    const remote = await spacecraft(argv);
    await sync();
    const local = await spacecraft(argv, { cacheFolder });
    expect(api.requests).toEqual([]);
    expect({ exit: local.exit, stderr: local.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(withoutModes(local.stdout)).toMatchObject(withoutModes(remote.stdout));
  });

  test.each(['list --limit 20', 'search soyuz --limit 10', 'show 85', 'show 85 2 3'])(
    'answers %s --mode detailed as the API does',
    async (command) => {
      const argv = [...command.split(' '), '--mode', 'detailed', '--json', '--api-url', api.url];
      const remote = await spacecraft(argv);
      expect(remote.stdout).toContain('"flights"');
      await sync();
      expect(await spacecraft(argv, { cacheFolder })).toEqual(remote);
      expect(api.requests).toEqual([]);
    },
  );

  test.each(['table', 'tsv', 'csv', 'markdown'])(
    'prints the same %s for normal queries as the API',
    async (format) => {
      const argv = ['list', '--limit', '20', '--format', format, '--api-url', api.url];
      const remote = await spacecraft(argv);
      expect(remote.exit).toBe(0);
      await sync();
      expect(await spacecraft(argv, { cacheFolder })).toEqual(remote);
      expect(api.requests).toEqual([]);
    },
  );

  test('is announced with its age at a terminal', async () => {
    await sync();
    const { stderr } = await runLocally('list --limit 1 --color never', {
      errorTerminal: 80,
      now: TODAY + 12 * MINUTE,
    });
    expect(stderr).toBe(
      'from the catalogue, synced 12 min ago\n1 of 150 spacecraft · next: --offset 1\n',
    );
  });

  test('answers 30 commands without a request, and the same ones after the API is gone', async () => {
    await sync();
    const outputs: string[] = [];
    for (const line of EVENING) outputs.push((await runLocally(line)).stdout);
    api.failWith((request) => {
      request.socket.destroy();
      return true;
    });
    for (const [index, line] of EVENING.entries()) {
      const { exit, stdout } = await run(line, { now: TODAY + 9 * HOUR });
      expect({ line, exit, stdout: withoutAges(stdout) }).toEqual({
        line,
        exit: 0,
        stdout: withoutAges(outputs[index] ?? ''),
      });
    }
  });
});

/** Commands of somebody who browses for an evening. */
const EVENING = [
  'list',
  'list --all',
  'list --limit 3 --json',
  'list --status active',
  'list --in-space',
  'list --no-in-space --limit 120',
  'list --placeholder',
  'list --config 38',
  'list --config soyuz',
  'list --ordering=-flights_count',
  'list --ordering time_docked,-id',
  'list --offset 100',
  'list --offset 200',
  'list --format ndjson --limit 150',
  'list --format tsv',
  'list --search tma',
  'list --agency NASA',
  'list --family soyuz',
  'list --type capsule --status active,retired',
  'list --ordering name --limit 20',
  'search Endeavour',
  'search crew dragon --status destroyed',
  'search "Soyuz --limit 5',
  'search shenzhou --json',
  'show 85',
  'show 1 2 3',
  'show 85 --json',
  'show 40 41 --format ndjson',
  'show 150',
  'search tianzhou --ordering=-id',
];

/** Parses JSON without the modes of records, which differ between normal and detailed ones. */
function withoutModes(json: string): object {
  return JSON.parse(json, (key, value) => (key === 'response_mode' ? undefined : value));
}

/** Removes ages, which depend on the current time. */
function withoutAges(text: string): string {
  return text.replaceAll(/, \d+ \w+ ago/g, '');
}

describe('a normal catalogue', () => {
  test.each([
    'list --limit 20 --offset 30',
    'list --limit 120 --ordering=-flights_count',
    'search soyuz --limit 10',
    'show Gemini-01',
  ])('answers %s as the API does', async (command) => {
    const argv = [...command.split(' '), '--json', '--api-url', api.url];
    const remote = await spacecraft(argv);
    expect(remote.exit).toBe(0);
    await sync('sync --mode normal');
    expect(await spacecraft(argv, { cacheFolder })).toEqual(remote);
    expect(api.requests).toEqual([]);
  });

  test.each(['list --limit 2', 'search soyuz --limit 10', 'show 85'])(
    'leaves %s --mode detailed to the API',
    async (command) => {
      await sync('sync --mode normal');
      const { exit, stdout, stderr } = await run(`${command} --mode detailed --json`);
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
      expect(stdout).toContain('"flights"');
      expect(api.requests).toHaveLength(1);
    },
  );

  test('answers detailed queries with --offline, and says once that details are missing', async () => {
    await sync('sync --mode normal');
    expect((await runLocally('show 150 --mode detailed --offline')).stderr).toBe(
      'offline: from the catalogue, synced just now\n1 of 1 records without details; run spacecraft sync\n',
    );
  });
});

test.each(['--agency nasa', '--ordering name'])(
  'A detailed query with %s, which the API does not support, is answered without details by a normal catalogue',
  async (flags) => {
    await sync('sync --mode normal');
    const { exit, stderr } = await run(`list --limit 2 --mode detailed --json ${flags}`);
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: '2 of 2 records without details; run spacecraft sync\n',
    });
    expect(api.requests).toEqual([]);
  },
);

describe('a query that the API does not support', () => {
  const rows = async (flags: string) =>
    (await runLocally(`list --all --format tsv ${flags}`)).stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
  const configurations = async (flags: string) =>
    new Set((await rows(flags)).map(([, , configuration]) => configuration));

  test('can filter by the name, abbreviation or id of an agency', async () => {
    await sync();
    const expected = new Set(['Apollo Lunar Module', 'Gemini', 'Space Shuttle']);
    expect(await configurations('--agency nasa')).toEqual(expected);
    expect(await rows('--agency 44')).toEqual(await rows('--agency NASA'));
  });

  test('can filter by type and by family', async () => {
    await sync();
    expect(await configurations('--type spaceplane,lander')).toEqual(
      new Set(['Apollo Lunar Module', 'Space Shuttle']),
    );
    expect(await configurations('--family dragon --family HTV')).toEqual(
      new Set(['Cargo Dragon 2', 'Crew Dragon 2', 'H-II Transfer Vehicle (HTV)']),
    );
  });

  test('can contain a part of a name, and stderr says how it is interpreted', async () => {
    await sync();
    const { stderr } = await runLocally('list --agency roscosmos --limit 1 --json');
    expect(stderr).toBe(
      '--agency roscosmos: interpreted as Russian Federal Space Agency (ROSCOSMOS)\n',
    );
  });

  test.each([
    ['china', 'the agencies of China: China National Space Administration, China Aerospace'],
    ['us', 'the agencies of United States of America: '],
    ['Russian', 'the agency of Russia: Russian Federal Space Agency (ROSCOSMOS)'],
  ])('can contain the country of agencies: %s', async (country, meaning) => {
    await sync();
    const { exit, stderr } = await runLocally(`list --agency ${country} --json`);
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: expect.stringContaining(`--agency ${country}: interpreted as ${meaning}`),
    });
    const both = await configurations('--agency china');
    expect(both).toEqual(new Set(['Shenzhou', 'Tianzhou']));
  });

  test('can order by name, with numbers in numerical order', async () => {
    await sync();
    const names = (await rows('--ordering name --config 38')).map(([, name = '']) => name);
    const number = (name: string) => Number(/-(\d+)$/.exec(name)?.[1]);
    expect(names.length).toBeGreaterThan(2);
    expect(names).toEqual(names.toSorted((a, b) => number(a) - number(b)));
  });

  test('is answered by a catalogue of any age', async () => {
    await sync();
    const { stderr } = await runLocally('list --agency NASA --limit 1 --json', {
      now: TODAY + 7 * HOUR,
    });
    expect(stderr).toBe('from the catalogue, synced 7 h ago\n');
  });

  test('is rejected without a catalogue, and nothing is sent', async () => {
    expect(await run('list --ordering name')).toMatchObject({
      exit: 2,
      stderr:
        'spacecraft: --ordering name requires the catalogue; run spacecraft sync (about 7 requests)\n',
    });
    expect(api.requests).toEqual([]);
  });

  test('is rejected if a name is unknown or ambiguous, with the valid values', async () => {
    await sync();
    const { exit, stderr } = await run('list --agency NASSA');
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /^spacecraft: --agency NASSA: did you mean NASA\? Valid values: Blue Origin, China/,
    );
    await run('sync --mode normal');
    expect(await run('list --agency china')).toMatchObject({
      exit: 2,
      stderr:
        'spacecraft: china is ambiguous: China National Space Administration (17), China Aerospace Science and Technology Corporation (88); use the full name or an id\n',
    });
  });
});

describe('the API is asked instead of the catalogue', () => {
  test('if the catalogue is older than the maximum age', async () => {
    await sync();
    const later = { now: TODAY + 7 * HOUR };
    await runLocally('list --max-age 1d --limit 2', later);
    await run('list --limit 2', later);
    expect(api.requests).toHaveLength(1);
  });

  test('if the catalogue is dated in the future, because the clock was set back', async () => {
    await sync();
    await run('list', { now: TODAY - 48 * HOUR });
    expect(api.requests).toHaveLength(1);
  });

  test('with --refresh', async () => {
    await sync();
    await run('list --refresh');
    expect(api.requests).toHaveLength(1);
  });

  test('about a configuration that no spacecraft in the catalogue has', async () => {
    await sync();
    expect(await run('list --config 9999')).toMatchObject({ exit: 2 });
    expect(api.requests).toHaveLength(1);
  });
});
