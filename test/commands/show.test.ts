import { describe, expect, test } from 'vitest';
import { spacecraft, type WorldOptions } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

function show(args: readonly string[], options: WorldOptions = {}) {
  return spacecraft(['show', '--api-url', api.url, ...args], options);
}

const urls = () => api.requests.map(({ url }) => url);

describe('show: what is wanted', () => {
  test('an id', async () => {
    const { exit, stdout } = await show(['85', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 85, name: 'Soyuz TMA-8' });
    expect(urls()).toEqual(['/2.3.0/spacecraft/85/']);
  });

  test('an id in detail', async () => {
    const { stdout } = await show(['85', '--mode', 'detailed', '--json']);
    expect(JSON.parse(stdout)).toHaveProperty('flights');
    expect(urls()).toEqual(['/2.3.0/spacecraft/85/?mode=detailed']);
  });

  test('an exact name, in one request', async () => {
    const { exit, stdout } = await show(['Soyuz TMA-8', '--mode', 'detailed', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 85, response_mode: 'detailed' });
    expect(urls()).toEqual([
      '/2.3.0/spacecraft/?name=Soyuz+TMA-8&ordering=id&limit=100&mode=detailed',
    ]);
  });

  test('ids and names mixed, in the order they are wanted, each asked for once', async () => {
    const { exit, stdout } = await show(['3', 'Soyuz TMA-8', '1', '3', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).map(({ id }: { id: number }) => id)).toEqual([3, 85, 1, 3]);
    expect(urls()).toHaveLength(3);
  });

  test('ids and names on standard input', async () => {
    const { exit, stdout } = await show(['-', '--format', 'ndjson'], {
      stdin: '5\n\nSoyuz TMA-8\r\n 7 ',
    });
    expect(exit).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([5, 85, 7]);
  });

  test('nothing on standard input is nothing to show', async () => {
    expect(await show(['-'], { stdin: '' })).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await show(['-', '--json'], { stdin: '' })).toMatchObject({ exit: 0, stdout: '[]\n' });
  });

  test('at a terminal says what standard input is to be', async () => {
    const { stderr } = await show(['-', '--json'], { stdin: '5', stdinTerminal: true });
    expect(stderr).toBe('reading ids and names, one a line; Ctrl-D ends them\n');
  });

  test('more on standard input than there can be is refused', async () => {
    const { exit, stdout, stderr } = await show(['-'], { stdin: 'x'.repeat(2 ** 20 + 1) });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('standard input holds more than 1 MiB');
  });

  test('one id on standard input is still an array: scripts cannot tell beforehand', async () => {
    const { stdout } = await show(['-', '--json'], { stdin: '5' });
    expect(JSON.parse(stdout)).toMatchObject([{ id: 5 }]);
  });
});

describe('show: what cannot be found', () => {
  test('an id that none has', async () => {
    expect(await show(['9999', '9998'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr:
        'spacecraft: there is no spacecraft with the id 9999, 9998: spacecraft list shows the ids\n',
    });
  });

  test('does not hide those that are there', async () => {
    const { exit, stdout, stderr } = await show(['9999', '85', 'Nobody', '5', '--json']);
    expect({ exit, found: JSON.parse(stdout) }).toMatchObject({
      exit: 3,
      found: [{ id: 85 }, { id: 5 }],
    });
    expect(stderr).toBe(
      'spacecraft: there is no spacecraft with the id 9999 or named exactly Nobody: try spacecraft search Nobody\n',
    );
  });

  test('a name that none bears', async () => {
    expect(await show(['Soyuz TMA-88'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr:
        'spacecraft: there is no spacecraft named exactly Soyuz TMA-88: try spacecraft search Soyuz TMA-88\n',
    });
  });

  test('is no proof that there is none, where only the sample was looked at', async () => {
    expect(await show(['9999', '--offline'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr:
        'offline: from the bundled sample of ten spacecraft\n' +
        'spacecraft: the sample has no spacecraft with the id 9999: ask without --offline\n',
    });
  });

  test('a name that several bear of which less is known', async () => {
    api.transform((body) => {
      const { results } = body as { results: object[] };
      return { ...body, results: results.map((craft) => ({ ...craft, serial_number: null })) };
    });
    expect((await show(['Dragon'])).stderr).toBe(
      'spacecraft: several spacecraft are named Dragon: 21, 22; show one by its id\n',
    );
  });

  test('what stands behind -- is no flag', async () => {
    expect(await show(['--json', '--', '85'])).toMatchObject({ exit: 0 });
    const { exit, stderr } = await show(['--', '--help']);
    expect(exit).toBe(3);
    expect(stderr).toBe(
      'spacecraft: there is no spacecraft named exactly --help: try spacecraft search -- --help\n',
    );
  });

  test('a name that several bear', async () => {
    const { exit, stdout, stderr } = await show(['Dragon']);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(
      /^spacecraft: several spacecraft are named Dragon: 21.*, 22.*; show one by its id\n$/,
    );
  });

  test.each(['', '\u0000\u0001', 'x'.repeat(300)])('what is no name at all: %j', async (text) => {
    expect(await show([text])).toMatchObject({ exit: 2, stdout: '' });
    expect(urls()).toEqual([]);
  });
});

describe('show: output', () => {
  test('a card', async () => {
    expect((await show(['85', '--offline'])).stdout).toMatchSnapshot();
  });

  test('a card in detail at a terminal', async () => {
    const { stdout } = await show(['85', '--offline', '--mode', 'detailed'], { terminal: 80 });
    expect(stdout).toMatchSnapshot();
  });

  test('several cards', async () => {
    const { stdout } = await show(['601', '468', '--offline']);
    expect(stdout).toMatchSnapshot();
  });

  test('json is the record, or an array for several', async () => {
    expect(JSON.parse((await show(['601', '--offline', '--json'])).stdout)).toMatchObject({
      id: 601,
    });
    const several = JSON.parse((await show(['601', '85', '--offline', '--json'])).stdout);
    expect(several).toMatchObject([{ id: 601 }, { id: 85 }]);
  });
});

describe('show: a card says no more than is known', () => {
  const amended = async (change: (record: Record<string, unknown>) => object) => {
    api.transform((body) => ({ ...body, ...change(body as Record<string, unknown>) }));
    return (await show(['85', '--mode', 'detailed'], { terminal: 140, env: { NO_COLOR: '1' } }))
      .stdout;
  };

  test('of landings', async () => {
    const landed = (landing: unknown) => ({ id: 1, landing });
    const card = await amended(() => ({
      flights: [
        landed({ success: true, landing_location: { name: 'Kazakh Steppe' } }),
        landed({ success: false, type: { name: 'Parachute' } }),
        landed({ success: null, landing_location: null, type: { name: 'Splashdown' } }),
        landed(null),
      ],
    }));
    const [landings] = /Flights \(4\)[\s\S]*/.exec(card) ?? [];
    expect(landings).toContain('success, Kazakh Steppe');
    expect(landings).toContain('failure, Parachute');
    expect(landings).toMatch(/ {2}Splashdown/);
  });

  test('of launches and landings of a configuration', async () => {
    const counted = (counts: object) =>
      amended(({ spacecraft_config }) => ({
        spacecraft_config: { ...(spacecraft_config as object), ...counts },
      }));
    expect(
      await counted({ total_launch_count: 7, successful_launches: 6, failed_launches: 1 }),
    ).toMatch(/Launches +7: 6 successful, 1 failed\n/);
    expect(
      await counted({ total_launch_count: 7, successful_launches: null, failed_launches: 1 }),
    ).toMatch(/Launches +7: 1 failed\n/);
    expect(
      await counted({ attempted_landings: 7, successful_landings: null, failed_landings: null }),
    ).toMatch(/Landings +7\n/);
  });

  test('of an agency and a picture', async () => {
    const card = await amended(({ spacecraft_config, image }) => ({
      spacecraft_config: {
        ...(spacecraft_config as object),
        agency: { id: 1, name: 'Agency of One', abbrev: '' },
      },
      image: { ...(image as object), image_url: 'https://example.com/craft.jpg', license: null },
    }));
    expect(card).toMatch(/Agency +Agency of One\n/);
    expect(card).toMatch(/Licence +–\n/);
  });
});
