import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { launchLibrary } from '../loopback/launch-library.ts';
import { server } from '../setup.ts';

const api = await server();

function list(args: readonly string[], options: HarnessOptions = {}) {
  return spacecraft(['list', '--api-url', api.url, ...args], options);
}

/** Returns the query parameters of the only request. */
function requestedParameters(): Record<string, string> {
  expect(api.requests).toHaveLength(1);
  return Object.fromEntries(new URL(api.requests[0]?.url ?? '', api.url).searchParams);
}

/** Returns the ids in a page that is printed as JSON. */
function idsIn(json: string): number[] {
  return JSON.parse(json).results.map(({ id }: { id: number }) => id);
}

/** Returns the whole numbers from `first` to `last`. */
function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

describe('list sends flags as query parameters', () => {
  test.each<[string[], Record<string, string>]>([
    [[], { ordering: 'id', limit: '10' }],
    [['--status', '1'], { status: '1' }],
    [['--status', 'active'], { status: '1' }],
    [['--status=Retired'], { status: '2' }],
    [['--status', 'DESTROYED'], { status: '3' }],
    [['--status', 'single use'], { status: '4' }],
    [['--status', 'single-use'], { status: '4' }],
    [['--in-space'], { in_space: 'true' }],
    [['--in-space=true'], { in_space: 'true' }],
    [['--no-in-space'], { in_space: 'false' }],
    [['--in-space=false'], { in_space: 'false' }],
    [['--placeholder'], { is_placeholder: 'true' }],
    [['--no-placeholder'], { is_placeholder: 'false' }],
    [['--placeholder=false'], { is_placeholder: 'false' }],
    [['--name', 'Soyuz TMA-8'], { name: 'Soyuz TMA-8' }],
    [['--config', '38'], { spacecraft_config: '38' }],
    [['--search', 'crew dragon'], { search: 'crew dragon' }],
    [['--ordering', '-flights_count'], { ordering: '-flights_count' }],
    [['--ordering=time_docked,-id'], { ordering: 'time_docked,-id' }],
    [['--limit', '100'], { limit: '100' }],
    [['--offset', '20'], { offset: '20' }],
    [['--mode', 'detailed'], { mode: 'detailed' }],
    [['--mode', 'normal'], {}],
  ])('%j', async (args, expected) => {
    const { exit, stderr } = await list(args);
    expect({ exit, stderr }).toMatchObject({ exit: 0 });
    expect(requestedParameters()).toEqual({ ordering: 'id', limit: '10', ...expected });
  });

  test('the name of a configuration is resolved to its id, ignoring case', async () => {
    const { exit, stdout } = await list(['--config', 'soyuz ms', '--json']);
    expect(exit).toBe(0);
    expect(api.requests.map(({ url }) => url)).toEqual([
      '/2.3.0/spacecraft_configurations/?ordering=name&limit=100',
      '/2.3.0/spacecraft/?spacecraft_config=38&ordering=id&limit=10',
    ]);
    expect(JSON.parse(stdout).results[0].spacecraft_config.name).toBe('Soyuz MS');
  });

  test('an unknown configuration is rejected with a suggestion', async () => {
    const { exit, stderr } = await list(['--config', 'Soyuz MT']);
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /^spacecraft: --config Soyuz MT: did you mean Soyuz MS\? .*Tianzhou.*\n$/,
    );
    expect(api.requests).toHaveLength(1);
  });
});

test('the URL of the API may end with a slash', async () => {
  await spacecraft(['list', '--api-url', `${api.url}/`]);
  expect(requestedParameters()).toEqual({ ordering: 'id', limit: '10' });
});

describe('list with several pages', () => {
  test('breaks ties by id, so that no spacecraft is repeated or skipped between pages', async () => {
    await list(['--limit', '150', '--ordering', '-flights_count', '--json']);
    await list(['--limit', '150', '--ordering', 'flights_count,-id', '--json']);
    const orderings = api.requests.map(({ url }) =>
      new URL(url, api.url).searchParams.get('ordering'),
    );
    expect([...new Set(orderings)]).toEqual(['-flights_count,id', 'flights_count,-id']);
  });

  test('requests only as many pages as the limit needs', async () => {
    const { exit, stdout, stderr } = await list(['--limit', '250', '--json']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(idsIn(stdout)).toEqual(range(1, 250));
    expect(api.requests.map(({ url }) => url)).toEqual([
      '/2.3.0/spacecraft/?ordering=id&limit=100',
      '/2.3.0/spacecraft/?ordering=id&limit=100&offset=100',
      '/2.3.0/spacecraft/?ordering=id&limit=50&offset=200',
    ]);
  });

  test('prints every spacecraft once, even if the ordering has ties', async () => {
    const { exit, stdout } = await list(['--all', '--ordering', 'flights_count', '--json']);
    expect(exit).toBe(0);
    expect(new Set(idsIn(stdout)).size).toBe(607);
    expect(api.requests).toHaveLength(7);
    expect(api.requests.every(({ url }) => url.includes('ordering=flights_count%2Cid&'))).toBe(
      true,
    );
    expect(JSON.parse(stdout)).toMatchObject({ count: 607, next: null, previous: null });
  });

  test('sends at most four requests at the same time', async () => {
    const slow = await launchLibrary({ latency: 30 });
    await spacecraft(['list', '--all', '--api-url', slow.url]);
    expect(slow.maxConcurrent()).toBe(4);
    await slow.close();
  });

  test('prints everything from an offset', async () => {
    const { stdout } = await list(['--all', '--offset', '600', '--json']);
    expect(idsIn(stdout)).toEqual(range(601, 607));
    expect(api.requests).toHaveLength(1);
  });

  test('sends one request if all matches are on the first page', async () => {
    const { stdout } = await list([
      '--limit',
      '300',
      '--status',
      'destroyed',
      '--in-space',
      '--json',
    ]);
    expect(JSON.parse(stdout).count).toBeLessThan(100);
    expect(api.requests).toHaveLength(1);
  });

  test('fails if two pages contain the same spacecraft, because then another one is missing', async () => {
    api.transform((_, { searchParams }) => {
      const ids = searchParams.has('offset') ? range(91, 140) : range(1, 100);
      const results = ids.map((id) => ({ id, name: `Soyuz-${id}` }));
      return { count: 150, next: null, previous: null, results };
    });
    expect(await list(['--limit', '200', '--json'])).toMatchObject({
      exit: 6,
      stdout: '',
      stderr: expect.stringContaining('the API promised 150 spacecraft and sent 140'),
    });
  });

  test('fails if a page fails, and sends no further requests', async () => {
    api.failWith((request, response) => {
      if (!request.url?.includes('offset=300')) return false;
      response.writeHead(500).end('<h1>Server Error (500)</h1>');
      return true;
    });
    const { exit, stdout, stderr } = await list(['--all', '--json']);
    expect({ exit, stdout }).toEqual({ exit: 4, stdout: '' });
    expect(stderr).toMatch(/^spacecraft: server error from 127\.0\.0\.1:\d+ \(500\)/);
    expect(api.requests.length).toBeLessThan(7);
  });

  test('fails if the API sends fewer spacecraft than it promised', async () => {
    api.failWith((request, response) => {
      if (!request.url?.includes('offset=500')) return false;
      response.end(JSON.stringify({ count: 607, next: null, previous: null, results: [] }));
      return true;
    });
    const { exit, stdout, stderr } = await list(['--all', '--json']);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: '' });
    expect(stderr).toBe(
      'spacecraft: the API promised 607 spacecraft and sent 507; the data may have changed meanwhile, try again\n',
    );
  });
});

describe('the output of list', () => {
  test('in a pipe is an aligned, complete table without colour', async () => {
    const { exit, stdout, stderr } = await list(['--limit', '3', '--ordering=-flights_count']);
    expect({ exit, stdout, stderr }).toMatchSnapshot();
  });

  test('at a terminal is a coloured table that fits the width', async () => {
    const { stdout } = await list(['--limit', '3'], { terminal: 80 });
    expect(stdout).toMatchSnapshot();
  });

  test('as tsv has no header, and the values of the API', async () => {
    const { stdout, stderr } = await list(['--limit', '2', '--format', 'tsv']);
    expect({ stdout, stderr }).toMatchSnapshot();
  });

  test('as json is the page that the API sent, including unknown fields', async () => {
    const page = {
      count: 1,
      next: null,
      previous: null,
      results: [{ id: 1, name: 'One', novelty: { deep: [1, null, 'é'] } }],
      motd: 'hello',
    };
    api.failWith((_, response) => {
      response.end(JSON.stringify(page));
      return true;
    });
    const { exit, stdout } = await list(['--json']);
    expect(exit).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(page, undefined, 2)}\n`);
  });

  test('as ndjson has one record per line', async () => {
    const { stdout } = await list(['--limit', '120', '--format', 'ndjson']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(range(1, 120));
  });

  test('as a table is followed by its part of the matches, and how to get the next, on stderr', async () => {
    const { stderr } = await list(['--limit', '2', '--color', 'never'], { errorTerminal: 80 });
    expect(stderr).toBe('2 of 607 spacecraft · next: --offset 2\n');
    expect((await list(['--offset', '600'])).stderr).toBe('7 of 607 spacecraft\n');
    expect((await list(['--offset', '700'])).stderr).toBe(
      'no results at offset 700; 607 spacecraft match\n',
    );
  });

  test('in other formats is followed by its part of the matches only if stderr is a terminal', async () => {
    expect((await list(['--limit', '2', '--json'])).stderr).toBe('');
    const { stderr } = await list(['--limit', '2', '--json', '--color', 'never'], {
      errorTerminal: 80,
    });
    expect(stderr).toBe('2 of 607 spacecraft · next: --offset 2\n');
  });

  test.each([
    [
      'table',
      'id  name  configuration  status  in space  flights  time in space  time docked\n',
      'no spacecraft match\n',
    ],
    ['json', '{\n  "count": 0,\n  "next": null,\n  "previous": null,\n  "results": []\n}\n', ''],
    ['ndjson', '', ''],
    ['tsv', '', ''],
  ])('for no matches is valid %s, and the command succeeds', async (format, stdout, stderr) => {
    expect(await list(['--name', 'Nobody', '--format', format])).toMatchObject({
      exit: 0,
      stdout,
      stderr,
    });
  });

  test('contains no control characters from the API', async () => {
    api.failWith((_, response) => {
      const name = 'A\u001b[31mB\u009b2J\u202eC\r\nD\u0007';
      response.end(JSON.stringify({ count: 1, next: null, results: [{ id: 1, name }] }));
      return true;
    });
    for (const format of ['table', 'tsv', 'json', 'ndjson']) {
      const { exit, stdout } = await list(['--format', format]);
      expect(exit).toBe(0);
      const separators = format === 'tsv' ? /[\t\n]/g : /\n/g;
      expect(stdout.replace(separators, '')).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(stdout).toContain('A');
    }
  });
});

describe('list --offline without a catalogue', () => {
  test('prints the sample, names it on stderr and sends no request', async () => {
    const { exit, stderr } = await list(['--offline']);
    expect(exit).toBe(0);
    expect(stderr).toBe(
      'offline: from the bundled sample of ten spacecraft\n10 of 10 spacecraft\n',
    );
    expect(api.requests).toHaveLength(0);
  });

  test.each<[string[], number[]]>([
    [
      ['--ordering', 'time_docked'],
      [85, 601, 468, 574, 467, 105, 91, 264, 464, 98],
    ],
    [
      ['--ordering', '-time_in_space', '--limit', '2'],
      [464, 98],
    ],
    [['--status', 'active'], [601]],
    [['--in-space'], []],
    [
      ['--config', 'soyuz tm'],
      [98, 105],
    ],
    [
      ['--search', 'shenzhou 1'],
      [467, 468, 601],
    ],
    [
      ['--search', '"Soyuz TM"', '--offset', '1', '--limit', '2'],
      [91, 98],
    ],
    [['--name', 'Tianzhou-4'], [464]],
  ])('filters, searches, orders and pages the sample like the API: %j', async (args, expected) => {
    const { exit, stdout } = await list(['--offline', '--json', ...args]);
    expect(exit).toBe(0);
    expect(idsIn(stdout)).toEqual(expected);
  });
});
