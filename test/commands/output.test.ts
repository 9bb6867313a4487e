/** The output of commands: columns, headings, formats, colour, links, the pager. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--offline'], options);

const print = async (line: string, options: HarnessOptions = {}) => {
  const { exit, stdout, stderr } = await run(line, options);
  expect({ exit, stderr: exit === 0 ? '' : stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout;
};

describe('--columns', () => {
  test.each([
    ['id,name', '85\tSoyuz TMA-8\n'],
    ['name,id', 'Soyuz TMA-8\t85\n'],
    ['flights,flights_count', '1\t1\n'],
    [
      'serial,agency,family,type',
      'Soyuz TMA 11F732A17 #218\tRussian Federal Space Agency (ROSCOSMOS)\tSoyuz\tCapsule\n',
    ],
    ['spacecraft_config.agency.name', 'Russian Federal Space Agency (ROSCOSMOS)\n'],
    ['spacecraft_config.family.name', '["Soyuz"]\n'],
    ['spacecraft_config.family.0.maiden_flight', '1966-11-28\n'],
    ['.name,.status.id', 'Soyuz TMA-8\t4\n'],
    ['image.license.link', '\n'],
    [
      '-description,+status,-id,-configuration,-in_space,-flights,-time_in_space,-docked',
      'Soyuz TMA-8\tSingle Use\n',
    ],
    [
      '+serial,-name,-configuration,-status,-in_space,-flights,-time_in_space,-docked',
      '85\tSoyuz TMA 11F732A17 #218\n',
    ],
  ])('--columns %s prints these values', async (columns, expected) => {
    expect(await print(`list --limit 1 --format tsv --columns=${columns}`)).toBe(expected);
  });

  test('a path prints readable text in a table, whatever the type of its value', async () => {
    const path = 'spacecraft_config.family';
    expect(
      await print(
        `list --limit 1 --format table --columns=${path}.name,image.license.link,in_space,${path}.0.parent,status`,
      ),
    ).toBe(
      [
        'spacecraft_config.family.name  image.license.link  in space  spacecraft_config.family.0.parent  status',
        'Soyuz                          –                   no        –                                  Single Use',
        '',
      ].join('\n'),
    );
    const lines = async (columns: string) =>
      (
        await print(`show 85 --mode detailed --format table --no-header --columns=${columns}`)
      ).trimEnd();
    expect(await lines('flights.launch.name')).toBe('Soyuz FG | Soyuz TMA-8');
    expect(await lines('.status')).toBe('{"id":4,"name":"Single Use"}');
    expect(await lines('.flights_count')).toBe('1');
  });

  test('--columns several times is the same as a list with commas', async () => {
    expect(await print('list --limit 1 --format tsv --columns id --columns name')).toBe(
      '85\tSoyuz TMA-8\n',
    );
  });

  test('columns are the fields of json, ndjson and yaml', async () => {
    const flags = '--limit 1 --columns id,status,spacecraft_config.family.name';
    const fields = { id: 85, status: 'Single Use', 'spacecraft_config.family.name': ['Soyuz'] };
    expect(JSON.parse(await print(`list --json ${flags}`))).toMatchObject({
      count: 10,
      results: [fields],
    });
    expect(await print(`list --format ndjson ${flags}`)).toBe(`${JSON.stringify(fields)}\n`);
    expect(await print(`list --format yaml ${flags}`)).toContain(
      'results:\n  - id: 85\n    status: Single Use\n    spacecraft_config.family.name:\n      - Soyuz\n',
    );
  });

  test('show prints a table instead of cards', async () => {
    expect(await print('show 85 601 --columns id,status')).toBe(
      'id   status\n85   Single Use\n601  Active\n'.replace('id   status\n85 ', ' id  status\n 85'),
    );
  });

  test.each([
    [
      'nam',
      /--columns nam: unknown column; did you mean name\? Valid columns: id, name, .*, image, .*; or a path into the record: response_mode, id, url/,
    ],
    [
      'spacecraft_conf.name',
      /--columns spacecraft_conf\.name: unknown column; did you mean spacecraft_config\?/,
    ],
    [
      'spacecraft_config.agncy.name',
      /--columns spacecraft_config\.agncy\.name: unknown field; did you mean agency\? Valid fields of spacecraft_config: response_mode, id, .*; --mode detailed may add more/,
    ],
    [
      '.novelty',
      /--columns \.novelty: unknown field; valid fields of the record: response_mode, id/,
    ],
    [
      'status.name.first',
      /--columns status\.name\.first: unknown field; valid fields of status\.name: none;/,
    ],
    ['id,+name', /--columns id,\+name: prefix id with \+ or -, like the others/],
    ['id,,name', /--columns id,,name: expected column names, separated by commas/],
  ])('--columns %s is rejected with the reason', async (columns, message) => {
    const { exit, stdout, stderr } = await run(`list --columns=${columns}`);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('the error of stats names no paths, because its rows have none', async () => {
    const { exit, stderr } = await spacecraft(['stats', '--columns', 'nmae']);
    expect(exit).toBe(2);
    expect(stderr).toBe(
      'spacecraft: --columns nmae: unknown column; did you mean name? Valid columns: by, id, name, count, in_space, flights_count, time_in_space, flown, flights\n',
    );
  });

  test('an unknown path is accepted if no record is found to check it with', async () => {
    expect(await print('list --name Nobody --format tsv --columns image.novelty')).toBe('');
  });
});

describe('headings', () => {
  test.each([
    ['table --no-header', /^85 {2}Soyuz/],
    ['table --header', /^id {2}name/],
    ['tsv', /^85\tSoyuz/],
    ['tsv --header', /^id\tname\tconfiguration\t/],
    ['csv', /^id,name,configuration,status,in_space,flights,time_in_space,docked\r\n85,/],
    ['csv --no-header', /^85,Soyuz/],
    ['markdown', /^\| id \| name /],
  ])('--format %s starts with %s', async (flags, expected) => {
    expect(await print(`list --limit 1 --format ${flags}`)).toMatch(expected);
  });

  test('markdown rejects --no-header', async () => {
    expect(await run('list --format markdown --no-header')).toMatchObject({ exit: 2, stdout: '' });
  });
});

describe('--quiet', () => {
  test.each([
    'list -q --limit 3',
    'list --quiet --limit 3',
    'show 85 91 98 -q',
    'search soyuz -q --limit 3',
  ])('%s prints only ids, one per line', async (line) => {
    expect(await print(line)).toBe('85\n91\n98\n');
  });

  test('the ids are valid input for show -', async () => {
    const stdin = await print('list -q --search shenzhou');
    const shown = await print('show - --format ndjson', { stdin });
    expect(
      shown
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).name),
    ).toEqual(['Shenzhou 13', 'Shenzhou 14', 'Shenzhou 19']);
  });

  test.each([
    'list -q --json',
    'list -q --format csv',
    'list -q --columns id',
    'show 85 -q --compare',
    'show 85 -q --web',
    'show 85 --web --compare',
  ])('%s is rejected as contradictory', async (line) => {
    expect(await run(line)).toMatchObject({ exit: 2, stdout: '' });
  });
});

describe('SPACECRAFT_FORMAT', () => {
  const env = { SPACECRAFT_FORMAT: 'ndjson' };

  test('sets the default, which flags override', async () => {
    expect(await print('list --limit 1', { env })).toMatch(/^\{"response_mode"/);
    expect(await print('list --limit 1 --json', { env })).toMatch(/^\{\n {2}"count"/);
    expect(await print('list --limit 1 --format tsv', { env })).toMatch(/^85\t/);
    expect(await print('list --limit 1 -q', { env })).toBe('85\n');
  });

  test('an invalid value is reported with the name of the variable', async () => {
    const { exit, stderr } = await run('list', { env: { SPACECRAFT_FORMAT: 'jsn' } });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/^spacecraft: SPACECRAFT_FORMAT=jsn: did you mean json\?/);
  });
});

describe('colour', () => {
  const isColored = async (flags: string, options: HarnessOptions) =>
    (await print(`list ${flags}`.trim(), options)).includes('\u001b[32mActive');

  test.each<[string, string, HarnessOptions, boolean]>([
    ['a pipe', '', {}, false],
    ['a terminal', '', { terminal: 120 }, true],
    ['a terminal with 16 colours', '', { terminal: 120, colorDepth: 4 }, true],
    ['a terminal without colours', '', { terminal: 120, colorDepth: 1 }, false],
    [
      '--color always on a terminal without colours',
      '--color always',
      { terminal: 120, colorDepth: 1 },
      true,
    ],
    ['a pipe while stderr is a terminal', '', { errorTerminal: 80 }, false],
    ['--color always', '--color always', {}, true],
    ['--color never', '--color never', { terminal: 120 }, false],
    ['--color auto', '--color auto', {}, false],
    ['NO_COLOR', '', { terminal: 120, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', '', { terminal: 120, env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR', '', { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', '', { terminal: 120, env: { FORCE_COLOR: '0' } }, false],
    ['an empty FORCE_COLOR in a pipe', '', { env: { FORCE_COLOR: '' } }, false],
    ['an empty FORCE_COLOR', '', { terminal: 120, env: { FORCE_COLOR: '' } }, true],
    ['an empty CLICOLOR_FORCE in a pipe', '', { env: { CLICOLOR_FORCE: '' } }, false],
    [
      'an empty FORCE_COLOR with TERM=dumb',
      '',
      { terminal: 120, env: { FORCE_COLOR: '', TERM: 'dumb' } },
      false,
    ],
    ['FORCE_COLOR=2', '', { env: { FORCE_COLOR: '2' } }, true],
    ['FORCE_COLOR=3', '', { env: { FORCE_COLOR: '3' } }, true],
    ['FORCE_COLOR=false', '', { terminal: 120, env: { FORCE_COLOR: 'false' } }, false],
    ['CLICOLOR_FORCE', '', { env: { CLICOLOR_FORCE: '1' } }, true],
    ['CLICOLOR_FORCE=0', '', { env: { CLICOLOR_FORCE: '0' } }, false],
    ['CLICOLOR_FORCE=false', '', { env: { CLICOLOR_FORCE: 'false' } }, false],
    ['CLICOLOR=0', '', { terminal: 120, env: { CLICOLOR: '0' } }, false],
    ['CLICOLOR=false', '', { terminal: 120, env: { CLICOLOR: 'false' } }, false],
    ['an empty CLICOLOR', '', { terminal: 120, env: { CLICOLOR: '' } }, true],
    ['TERM=dumb', '', { terminal: 120, env: { TERM: 'dumb' } }, false],
    ['--color always over NO_COLOR', '--color always', { env: { NO_COLOR: '1' } }, true],
    ['--color never over FORCE_COLOR', '--color never', { env: { FORCE_COLOR: '3' } }, false],
    ['NO_COLOR over FORCE_COLOR', '', { env: { NO_COLOR: '1', FORCE_COLOR: '3' } }, false],
    [
      'FORCE_COLOR over CLICOLOR=0 and TERM=dumb',
      '',
      { env: { FORCE_COLOR: '1', CLICOLOR: '0', TERM: 'dumb' } },
      true,
    ],
  ])('colour of %s', async (_, flags, options, expected) => {
    expect(await isColored(flags, options)).toBe(expected);
  });

  test('machine formats have no colour', async () => {
    for (const format of ['json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown']) {
      expect(await print(`show 85 --format ${format} --color always`)).not.toContain('\u001b');
    }
  });

  test('an error is red if stderr has colour, independent of stdout', async () => {
    const fail = (options: HarnessOptions, flags = '') =>
      run(`list --status lost ${flags}`.trim(), options);
    const red = '\u001b[91m\u001b[1mspacecraft:\u001b';
    expect((await fail({ errorTerminal: 80 })).stderr.startsWith(red)).toBe(true);
    expect((await fail({ terminal: 80 })).stderr).toMatch(/^spacecraft: /);
    expect((await fail({ errorTerminal: 80 }, '--color never')).stderr).toMatch(/^spacecraft: /);
    expect((await fail({}, '--color=always')).stderr.startsWith(red)).toBe(true);
    expect((await spacecraft(['always'])).stderr).toMatch(/^spacecraft: unknown command/);
  });
});

describe('hyperlinks', () => {
  test('are printed only to a terminal that supports them', async () => {
    const line = 'show 85 --mode detailed';
    const linked = await print(line, { terminal: 80, links: true });
    expect(linked).toContain('\u001b]8;;https://en.wikipedia.org/wiki/Soyuz_TMA\u001b\\');
    expect(linked).toContain('https://en.wikipedia.org/wiki/Soyuz_TMA\u001b]8;;\u001b\\');
    expect(linked).not.toContain('…');
    for (const options of [
      { terminal: 80 },
      { links: true },
      { terminal: 80, links: true, env: { TERM: 'dumb' } },
      { terminal: 80, links: true, env: { ACCESSIBLE: '1' } },
      { terminal: 80, links: true, env: { FORCE_HYPERLINK: '0' } },
      { terminal: 80, links: true, env: { FORCE_HYPERLINK: 'false' } },
    ]) {
      expect(await print(line, options)).not.toContain('\u001b]8');
    }
  });
});

describe('URLs in cards', () => {
  const IMAGE =
    'https://thespacedevs-prod.nyc3.digitaloceanspaces.com/media/images/soyuz_tma_image_20231225093222.jpeg';
  const env = { NO_COLOR: '1' };

  test.each([20, 40, 80, 90])(
    'are whole at %i columns, on a line of their own',
    async (terminal) => {
      const lines = (await print('show 85 --mode detailed', { terminal, env })).split('\n');
      expect(lines).toContain(`    ${IMAGE}`);
      expect(
        lines.filter((line) => line.includes('https://en.wikipedia.org/wiki/Soyuz_TMA')),
      ).toHaveLength(1);
    },
  );

  test('are beside their label where there is room', async () => {
    expect(await print('show 85 --mode normal', { terminal: 120, env })).toMatch(
      new RegExp(`^  URL +${IMAGE}$`, 'm'),
    );
  });

  test.each([{ TMUX: '/tmp/tmux-1000/default,1,0' }, { STY: '1234.pts-0.host' }])(
    'are whole where a multiplexer drops hyperlinks: %o',
    async (multiplexer) => {
      const options = { terminal: 80, links: true, env: { ...env, ...multiplexer } };
      const stdout = await print('show 85', options);
      expect(stdout.split('\n')).toContain(`    ${IMAGE}`);
      expect(stdout).not.toContain('\u001b]8');
      const forced = { ...options, env: { ...options.env, FORCE_HYPERLINK: '1' } };
      expect(await print('show 85', forced)).toContain('\u001b]8');
    },
  );
});

describe('on a narrow terminal', () => {
  test('a card has each value below its label, if it does not fit beside it', async () => {
    const stdout = await print('show 85', { terminal: 20, env: { NO_COLOR: '1' } });
    expect(stdout).toContain('\n  Id  85\n  Serial number\n    Soyuz TMA\n    11F732A17 #218\n');
    expect(stdout).toContain('\n  Time in space\n    182d 22h 42m\n');
    const wide = stdout.split('\n').filter((line) => line.length > 20 && !line.includes('https:'));
    expect(wide).toEqual([]);
  });
});

describe('COLUMNS', () => {
  const widest = async (line: string, options: HarnessOptions) =>
    Math.max(...(await print(line, options)).split('\n').map((text) => text.length));
  const env = { COLUMNS: '70', NO_COLOR: '1' };

  test.each<[string, HarnessOptions]>([
    ['is the width if the terminal has none', { terminal: 0, env }],
    ['is the width in a pipe, as under watch', { env }],
  ])('%s', async (_, options) => {
    expect(await widest('list', options)).toBeLessThanOrEqual(70);
    expect(await widest('list --wide', options)).toBeGreaterThan(80);
  });

  test('has no effect if the terminal has a width', async () => {
    expect(await widest('list', { terminal: 90, env })).toBeGreaterThan(70);
  });

  test('has no effect on machine formats', async () => {
    expect(await print('list --format csv', { env })).toBe(await print('list --format csv'));
  });

  test.each(['', '0', '-5', '1e3', 'wide', ' 70'])('has no effect if it is %j', async (COLUMNS) => {
    expect(await print('list', { env: { COLUMNS } })).toBe(await print('list'));
  });
});

describe('stats', () => {
  const figures = async (line: string) => {
    const { exit, stdout } = await spacecraft(line.split(' '));
    expect(exit).toBe(0);
    return stdout;
  };

  test('a card has totals and a bar for each group', async () => {
    expect(await figures('stats')).toMatchSnapshot();
  });

  test('markdown has readable headings and durations', async () => {
    const [heading, , first] = (await figures('stats --by type --format markdown')).split('\n');
    expect(heading).toMatch(
      /\| in space \| flights count \| +time in space \| flown \| flights \|$/,
    );
    expect(first).toMatch(/\| +\d+d( \d+h)? \| +– \| +– \|$/);
  });

  test('json and csv have the values of the API', async () => {
    // The sample has no flights.
    const unknown = { flown: null, flights: null };
    expect(JSON.parse(await figures('stats --by status,family --json'))).toEqual({
      count: 10,
      in_space: 0,
      time_in_space: {
        total: 'P1844DT1H13M54S',
        longest: { id: 464, name: 'Tianzhou-4', value: 'P189DT5H24M30S' },
      },
      flights_count: { total: 10, most: { id: 85, name: 'Soyuz TMA-8', value: 1 } },
      ...unknown,
      records: null,
      by: {
        status: [
          {
            by: 'status',
            id: 4,
            name: 'Single Use',
            count: 9,
            in_space: 0,
            flights_count: 9,
            time_in_space: expect.any(String),
            ...unknown,
          },
          {
            by: 'status',
            id: 1,
            name: 'Active',
            count: 1,
            in_space: 0,
            flights_count: 1,
            time_in_space: 'P182DT8H40M26S',
            ...unknown,
          },
        ],
        family: [
          {
            by: 'family',
            id: 1,
            name: 'Soyuz',
            count: 5,
            in_space: 0,
            flights_count: 5,
            time_in_space: expect.any(String),
            ...unknown,
          },
          {
            by: 'family',
            id: null,
            name: null,
            count: 4,
            in_space: 0,
            flights_count: 4,
            time_in_space: expect.any(String),
            ...unknown,
          },
          {
            by: 'family',
            id: expect.any(Number),
            name: 'Progress',
            count: 1,
            in_space: 0,
            flights_count: 1,
            time_in_space: 'P184DT23H48M39S',
            ...unknown,
          },
        ],
      },
    });
    expect(await figures('stats --by configuration --format csv')).toMatch(
      /^by,id,name,count,in_space,flights_count,time_in_space,flown,flights\r\nconfiguration,2,Shenzhou,3,0,3,P547DT3H38M57S,,\r\n/,
    );
  });

  test('filters apply', async () => {
    expect(
      JSON.parse(await figures('stats --search shenzhou --status active --json')),
    ).toMatchObject({ count: 1 });
    expect(JSON.parse(await figures('stats --name Nobody --json'))).toMatchObject({
      count: 0,
      flights_count: { most: null },
    });
  });

  test('stderr names the source of the data', async () => {
    expect((await spacecraft(['stats'])).stderr).toBe(
      'from the bundled sample of ten spacecraft; run spacecraft sync to count all spacecraft\n',
    );
  });
});

describe('show --compare', () => {
  test('a sign marks the fields that differ', async () => {
    expect(await print('show 85 601 --compare')).toMatchSnapshot();
  });

  test('--columns selects the fields of machine formats', async () => {
    const compared = await print(
      'show 85 601 --compare --columns status,flights,spacecraft_config.type.id --json',
    );
    expect(JSON.parse(compared)).toEqual({
      spacecraft: [
        { id: 85, name: 'Soyuz TMA-8' },
        { id: 601, name: 'Shenzhou 19' },
      ],
      fields: [
        { field: 'status', values: ['Single Use', 'Active'], differs: true },
        { field: 'flights', values: [1, 1], differs: false },
        { field: 'spacecraft_config.type.id', values: [2, 2], differs: false },
      ],
    });
    expect(await print('show 85 601 --compare --columns status --format csv')).toBe(
      'field,Soyuz TMA-8 (85),Shenzhou 19 (601),differs\r\nstatus,Single Use,Active,true\r\n',
    );
  });
});

describe('show --compare with many spacecraft', () => {
  const args = (extra: string, count = 20) =>
    `show ${'85 601 '.repeat(count / 2)}--compare${extra}`;
  const AGENCIES = [
    'Russian Federal Space Agency (ROSCOSMOS)',
    'China National Space Administration',
  ];

  test.each<[string, string, HarnessOptions]>([
    ['in a pipe', '', {}],
    ['with --wide', ' --wide', { terminal: 80, env: { NO_COLOR: '1' } }],
    ['as csv', ' --format csv', { terminal: 80 }],
    ['as tsv', ' --format tsv --header', { terminal: 80 }],
    ['as markdown', ' --format markdown', { terminal: 80 }],
  ])('prints every cell in full %s', async (_, flags, options) => {
    for (const count of [20, 40]) {
      const stdout = (await print(args(flags, count), options)).replaceAll('\\', '');
      expect(stdout).not.toContain('…');
      const [headings, ...lines] = stdout.trimEnd().split('\n');
      const names = /Soyuz TMA-8 \(85\)[ ,|\t]+Shenzhou 19 \(601\)/g;
      expect(headings?.match(names)).toHaveLength(count / 2);
      expect(lines.length).toBeGreaterThanOrEqual(12);
      const line = lines.find((text) => text.includes('agency'));
      for (const agency of AGENCIES) expect(line?.split(agency)).toHaveLength(count / 2 + 1);
    }
  });

  test('keeps the labels on one line at a terminal', async () => {
    const stdout = await print('show 85 601 91 98 --compare', {
      terminal: 80,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toMatch(/^≠ configuration {2}Soyuz TMA /m);
    expect(stdout).toMatch(/^≠ time in space {2}182d 22h /m);
  });

  test('fits a terminal, as compact rows', async () => {
    const stdout = await print(args(''), { terminal: 100, env: { NO_COLOR: '1' } });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(stdout.match(/Soyuz TMA-8: Russian Federal Space Agency \(ROSCOSMOS\)/g)).toHaveLength(
      10,
    );
  });

  test('wraps cells that are wider than their column at a terminal', async () => {
    const stdout = await print('show 85 601 --compare', { terminal: 70, env: { NO_COLOR: '1' } });
    expect(stdout).not.toContain('…');
    expect(stdout).toMatch(
      /≠ agency +Russian Federal Space +China National Space\n {17}Agency \(ROSCOSMOS\) +Administration\n/,
    );
  });
});

describe('show --web', () => {
  test('opens the page of the configuration in a browser', async () => {
    const result = await run('show 85 --web', { browser: true });
    expect(result).toMatchObject({
      exit: 0,
      stdout: '',
      browsed: ['https://en.wikipedia.org/wiki/Soyuz_TMA'],
    });
    expect(result.stderr).toContain('opened https://en.wikipedia.org/wiki/Soyuz_TMA\n');
  });

  test('prints the URL if there is no browser', async () => {
    expect(await run('show 85 --web')).toMatchObject({
      exit: 0,
      stdout: 'https://en.wikipedia.org/wiki/Soyuz_TMA\n',
    });
  });

  test('fails if the record has no page', async () => {
    const { exit, stderr } = await run('show 601 --web', { browser: true });
    expect(exit).toBe(3);
    expect(stderr).toBe('spacecraft: no page known for Shenzhou 19; try spacecraft show\n');
  });
});

describe('the pager', () => {
  test('receives the whole output, and can be chosen by a flag or the environment', async () => {
    const requested = await run('list --pager', { terminal: 120 });
    expect(requested).toMatchObject({ stdout: '', paged: [{ command: 'less -FRX' }] });
    expect(requested.paged[0]?.text).toMatch(/Soyuz TMA-8/);
    const variables = { LESS: 'FRX', LESSCHARSET: 'utf-8', LV: '-c' };
    expect(requested.paged[0]?.variables).toEqual(variables);
    const withPager = { terminal: 120, env: { PAGER: 'more' } };
    expect(await run('list --pager', withPager)).toMatchObject({ paged: [{ command: 'more' }] });
    expect(await run('list', withPager)).toMatchObject({ paged: [] });
    const withOwnPager = { terminal: 120, env: { PAGER: 'more', SPACECRAFT_PAGER: 'most' } };
    expect(await run('list', withOwnPager)).toMatchObject({ paged: [{ command: 'most' }] });
    expect(await run('list --no-pager', withOwnPager)).toMatchObject({ paged: [] });
  });

  const colored = '\u001b[1mid';
  test.each<[string, HarnessOptions['env'], boolean]>([
    ['less without LESS', { PAGER: 'less' }, true],
    ['less with R in LESS', { PAGER: '/usr/bin/less', LESS: '-iR' }, true],
    ['less with a long option in LESS', { PAGER: 'less', LESS: '--RAW-CONTROL-CHARS' }, true],
    ['less with -R', { PAGER: 'less -i -FR', LESS: 'i' }, true],
    ['less at the end of a pipe', { PAGER: 'sed s/a/b/ | less -R', LESS: '' }, true],
    ['less with a variable of its own', { PAGER: 'LESSCHARSET=latin1 less' }, true],
    ['the default pager, whatever LESS is', { LESS: '' }, true],
    ['bat', { PAGER: 'bat -p' }, true],
    ['any pager if colour is forced', { PAGER: 'pg', FORCE_COLOR: '1' }, true],
    ['less without R in LESS', { PAGER: 'less', LESS: '-iX' }, false],
    ['less with empty LESS', { PAGER: 'less', LESS: '' }, false],
    ['less whose prompt contains R', { PAGER: 'less -PR', LESS: 'i' }, false],
    ['more', { PAGER: 'more' }, false],
    ['a pager that is not known', { PAGER: 'my-pager -R' }, false],
    ['less if there is no colour', { PAGER: 'less', NO_COLOR: '1' }, false],
  ])('%s gets colour only if it can show it', async (_, env = {}, isColored) => {
    const { paged } = await run('list --pager', { terminal: 120, env, links: true });
    expect(paged[0]?.text.includes(colored)).toBe(isColored);
    const { paged: linked } = await run('show 85 --pager', { terminal: 120, env, links: true });
    if (!isColored && !env.NO_COLOR) expect(linked[0]?.text).not.toContain('\u001b');
  });

  test('does not start for an empty result, of which a terminal shows no headings', async () => {
    const env = { SPACECRAFT_PAGER: 'less' };
    for (const format of ['table', 'json', 'csv', 'yaml', 'markdown']) {
      const line = `list --name Nobody --format ${format}`;
      const { paged, stdout } = await run(line, { terminal: 120, env });
      expect(paged).toEqual([]);
      if (format === 'table') expect(stdout).toBe('');
      else expect(stdout).not.toBe('');
    }
    expect((await run('list --name Nobody', { terminal: 40 })).stdout).toBe('');
    const asked = await run('list --name Nobody --header --columns id', { terminal: 120 });
    expect(asked.stdout).toContain('id');
    expect((await run('list --name Nobody --columns id')).stdout).toBe('id\n');
  });

  test('the output goes to the terminal if the pager cannot run', async () => {
    for (const pagerExit of [126, 127]) {
      const { exit, stdout } = await run('list --pager', { terminal: 120, pagerExit });
      expect(exit).toBe(0);
      expect(stdout).toMatch(/Soyuz TMA-8/);
    }
    expect((await run('list --pager', { terminal: 120, pagerExit: 1 })).stdout).toBe('');
  });
});

describe('exit', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s prints nothing and exits with %i', async (signal, exit) => {
    const interrupted = { interruption: AbortSignal.abort(signal), stdin: '85' };
    expect(await run('show -', interrupted)).toMatchObject({ exit, stdout: '', stderr: '' });
  });

  test('an unexpected error asks for a bug report and prints the stack', async () => {
    const env = {
      get SPACECRAFT_API_URL(): string {
        throw new TypeError('the moon is in the way');
      },
    };
    const { exit, stdout, stderr } = await run('list', { env });
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toMatch(
      /^spacecraft: this is a bug; please report it with the lines below\nTypeError: the moon is in the way\n +at /,
    );
  });
});
