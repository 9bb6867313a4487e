import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

function show(args: readonly string[], options: HarnessOptions = {}) {
  return spacecraft(['show', '--api-url', api.url, ...args], options);
}

/** Returns the URLs of all requests. */
function requestedUrls(): string[] {
  return api.requests.map(({ url }) => url);
}

describe('show finds', () => {
  test('a spacecraft by id', async () => {
    const { exit, stdout } = await show(['85', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 85, name: 'Soyuz TMA-8' });
    expect(requestedUrls()).toEqual(['/2.3.0/spacecraft/85/']);
  });

  test('a spacecraft by id, in detail', async () => {
    const { stdout } = await show(['85', '--mode', 'detailed', '--json']);
    expect(JSON.parse(stdout)).toHaveProperty('flights');
    expect(requestedUrls()).toEqual(['/2.3.0/spacecraft/85/?mode=detailed']);
  });

  test('a spacecraft by exact name, with one request', async () => {
    const { exit, stdout } = await show(['Soyuz TMA-8', '--mode', 'detailed', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 85, response_mode: 'detailed' });
    expect(requestedUrls()).toEqual([
      '/2.3.0/spacecraft/?name=Soyuz+TMA-8&ordering=id&limit=100&mode=detailed',
    ]);
  });

  test('ids and names in the given order, and requests each once', async () => {
    const { exit, stdout } = await show(['3', 'Soyuz TMA-8', '1', '3', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).map(({ id }: { id: number }) => id)).toEqual([3, 85, 1, 3]);
    expect(requestedUrls()).toHaveLength(3);
  });

  test('the ids and names on standard input', async () => {
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

  test('nothing if standard input is empty', async () => {
    expect(await show(['-'], { stdin: '' })).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await show(['-', '--json'], { stdin: '' })).toMatchObject({ exit: 0, stdout: '[]\n' });
  });

  test('what is typed, after saying what to type, if standard input is a terminal', async () => {
    const { stderr } = await show(['-', '--json'], { stdin: '5', stdinTerminal: true });
    expect(stderr).toBe('reading ids and names, one per line; end with Ctrl-D\n');
  });

  test('nothing if standard input exceeds 1 MiB', async () => {
    const { exit, stdout, stderr } = await show(['-'], { stdin: 'x'.repeat(2 ** 20 + 1) });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toBe(
      'spacecraft: standard input exceeds 1 MiB; expected ids and names, one per line\n',
    );
  });

  test('an array even if standard input has one id, because scripts cannot know', async () => {
    const { stdout } = await show(['-', '--json'], { stdin: '5' });
    expect(JSON.parse(stdout)).toMatchObject([{ id: 5 }]);
  });
});

describe('show fails for', () => {
  test('unknown ids', async () => {
    expect(await show(['9999', '9998'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: 'spacecraft: no spacecraft with id 9999, 9998; spacecraft list shows the ids\n',
    });
  });

  test('unknown ids and names, after printing those that exist', async () => {
    const { exit, stdout, stderr } = await show(['9999', '85', 'Nobody', '5', '--json']);
    expect({ exit, found: JSON.parse(stdout) }).toMatchObject({
      exit: 3,
      found: [{ id: 85 }, { id: 5 }],
    });
    expect(stderr).toBe(
      'spacecraft: no spacecraft with id 9999 or named Nobody; try spacecraft search Nobody\n',
    );
  });

  test('an unknown name', async () => {
    expect(await show(['Soyuz TMA-88'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: 'spacecraft: no spacecraft named Soyuz TMA-88; try spacecraft search Soyuz\n',
    });
  });

  test('an id that is not in the sample, which is not all of them', async () => {
    expect(await show(['9999', '--offline'])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr:
        'offline: from the bundled sample of ten spacecraft\n' +
        'spacecraft: the sample contains no spacecraft with id 9999; try without --offline\n',
    });
  });

  test('an ambiguous name, with configurations if there are no serial numbers', async () => {
    api.transform((body) => {
      const { results } = body as { results: object[] };
      return { ...body, results: results.map((record) => ({ ...record, serial_number: null })) };
    });
    expect((await show(['Dragon'])).stderr).toBe(
      'spacecraft: Dragon is ambiguous: ids 21 (Crew Dragon 2), 22 (Cargo Dragon 2); show one by its id: spacecraft show 21\n',
    );
  });

  test('a name after -- that looks like a flag', async () => {
    expect(await show(['--json', '--', '85'])).toMatchObject({ exit: 0 });
    const { exit, stderr } = await show(['--', '--help']);
    expect(exit).toBe(3);
    expect(stderr).toBe(
      'spacecraft: no spacecraft named --help; spacecraft list --all shows all names\n',
    );
  });

  test('an ambiguous name, with ids, serial numbers and configurations to choose from', async () => {
    const { exit, stdout, stderr } = await show(['Dragon']);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(
      /^spacecraft: Dragon is ambiguous: ids 21 \(.+, Crew Dragon 2\), 22 \(.+, Cargo Dragon 2\); show one by its id: spacecraft show 21\n$/,
    );
  });

  test.each(['', '\u0000\u0001', 'x'.repeat(300)])(
    'text that cannot be a name, without a request: %j',
    async (text) => {
      expect(await show([text])).toMatchObject({ exit: 2, stdout: '' });
      expect(requestedUrls()).toEqual([]);
    },
  );
});

describe('show prints', () => {
  test('a card for one spacecraft', async () => {
    const { stdout } = await show(['85', '--offline', '--mode', 'normal']);
    expect(stdout).toMatchSnapshot();
  });

  test('a card with details that fits the terminal', async () => {
    const { stdout } = await show(['85', '--offline', '--mode', 'detailed'], { terminal: 80 });
    expect(stdout).toMatchSnapshot();
  });

  test('a card for each of several spacecraft', async () => {
    const { stdout } = await show(['601', '468', '--offline']);
    expect(stdout).toMatchSnapshot();
  });

  test('one record as json, or an array of several', async () => {
    expect(JSON.parse((await show(['601', '--offline', '--json'])).stdout)).toMatchObject({
      id: 601,
    });
    const several = JSON.parse((await show(['601', '85', '--offline', '--json'])).stdout);
    expect(several).toMatchObject([{ id: 601 }, { id: 85 }]);
  });
});

describe('a card contains only what is known', () => {
  /** Returns the card of a spacecraft whose record is changed. */
  async function cardWith(change: (record: Record<string, unknown>) => object): Promise<string> {
    api.transform((body) => ({ ...body, ...change(body as Record<string, unknown>) }));
    const options = { terminal: 140, env: { NO_COLOR: '1' } };
    return (await show(['85', '--mode', 'detailed'], options)).stdout;
  }

  test('about landings', async () => {
    const flight = (landing: unknown) => ({ id: 1, landing });
    const card = await cardWith(() => ({
      flights: [
        flight({ success: true, landing_location: { name: 'Kazakh Steppe' } }),
        flight({ success: false, type: { name: 'Parachute' } }),
        flight({ success: null, landing_location: null, type: { name: 'Splashdown' } }),
        flight(null),
      ],
    }));
    const [landings] = /Flights \(4\)[\s\S]*/.exec(card) ?? [];
    expect(landings).toContain('success, Kazakh Steppe');
    expect(landings).toContain('failure, Parachute');
    expect(landings).toMatch(/ {2}Splashdown/);
  });

  test('about the launches and landings of a configuration', async () => {
    const cardWithCounts = (counts: object) =>
      cardWith(({ spacecraft_config }) => ({
        spacecraft_config: { ...(spacecraft_config as object), ...counts },
      }));
    expect(
      await cardWithCounts({ total_launch_count: 7, successful_launches: 6, failed_launches: 1 }),
    ).toMatch(/Launches +7: 6 successful, 1 failed\n/);
    expect(
      await cardWithCounts({
        total_launch_count: 7,
        successful_launches: null,
        failed_launches: 1,
      }),
    ).toMatch(/Launches +7: 1 failed\n/);
    expect(
      await cardWithCounts({
        attempted_landings: 7,
        successful_landings: null,
        failed_landings: null,
      }),
    ).toMatch(/Landings +7\n/);
  });

  test('about an agency and an image', async () => {
    const card = await cardWith(({ spacecraft_config, image }) => ({
      spacecraft_config: {
        ...(spacecraft_config as object),
        agency: { id: 1, name: 'Agency of One', abbrev: '' },
      },
      image: { ...(image as object), image_url: 'https://example.com/soyuz.jpg', license: null },
    }));
    expect(card).toMatch(/Agency +Agency of One\n/);
    expect(card).toMatch(/Licence +–\n/);
  });
});
