/** How answers are printed: columns, headings, ids alone, formats, colour. */
import { describe, expect, test } from 'vitest';
import { spacecraft, type WorldOptions } from '../harness.ts';

const run = (line: string, options: WorldOptions = {}) =>
  spacecraft([...line.split(' '), '--offline'], options);

const print = async (line: string, options: WorldOptions = {}) => {
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
  ])('%s', async (columns, expected) => {
    expect(await print(`list --limit 1 --format tsv --columns=${columns}`)).toBe(expected);
  });

  test('are text for people, wherever a path leads', async () => {
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

  test('given more than once is as with commas', async () => {
    expect(await print('list --limit 1 --format tsv --columns id --columns name')).toBe(
      '85\tSoyuz TMA-8\n',
    );
  });

  test('are the fields of json, ndjson and yaml', async () => {
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

  test('of show are a table in place of cards', async () => {
    expect(await print('show 85 601 --columns id,status')).toBe(
      'id   status\n85   Single Use\n601  Active\n'.replace('id   status\n85 ', ' id  status\n 85'),
    );
  });

  test.each([
    [
      'nam',
      /--columns nam: did you mean name\? The columns are id, name, .*, image, .*; or a path into the record: response_mode, id, url/,
    ],
    ['spacecraft_conf.name', /--columns spacecraft_conf\.name: did you mean spacecraft_config\?/],
    [
      'spacecraft_config.agncy.name',
      /--columns spacecraft_config\.agncy\.name: did you mean agency\? Here spacecraft_config has response_mode, id, .*; --mode detailed may bring more/,
    ],
    ['.novelty', /--columns \.novelty: Here the record has response_mode, id/],
    ['status.name.first', /--columns status\.name\.first: Here status\.name has no fields;/],
    ['id,+name', /--columns id,\+name: id needs \+ or - in front of it, as the others have/],
    ['id,,name', /--columns id,,name: a name is missing/],
  ])('that do not exist are refused: %s', async (columns, message) => {
    const { exit, stdout, stderr } = await run(`list --columns=${columns}`);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('of figures have no path into a record to name', async () => {
    const { exit, stderr } = await spacecraft(['stats', '--columns', 'nmae']);
    expect(exit).toBe(2);
    expect(stderr).toBe(
      'spacecraft: --columns nmae: did you mean name? The columns are by, id, name, count, in_space, flights_count, time_in_space\n',
    );
  });

  test('that may be there are no error where nothing is found', async () => {
    expect(await print('list --name Nobody --format tsv --columns image.novelty')).toBe('');
  });
});

describe('headings', () => {
  test.each([
    ['table', '--no-header', /^85 {2}Soyuz/],
    ['table', '--header', /^id {2}name/],
    ['tsv', '', /^85\tSoyuz/],
    ['tsv', '--header', /^id\tname\tconfiguration\t/],
    ['csv', '', /^id,name,configuration,status,in_space,flights,time_in_space,docked\r\n85,/],
    ['csv', '--no-header', /^85,Soyuz/],
    ['markdown', '', /^\| id \| name /],
  ])('of %s %s', async (format, flag, expected) => {
    expect(await print(`list --limit 1 --format ${format} ${flag}`.trim())).toMatch(expected);
  });

  test('markdown cannot be without', async () => {
    expect(await run('list --format markdown --no-header')).toMatchObject({ exit: 2, stdout: '' });
  });
});

describe('--quiet', () => {
  test.each([
    'list -q --limit 3',
    'list --quiet --limit 3',
    'show 85 91 98 -q',
    'search soyuz -q --limit 3',
  ])('%s', async (line) => {
    expect(await print(line)).toBe('85\n91\n98\n');
  });

  test('goes into show', async () => {
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
  ])('%s contradicts itself', async (line) => {
    expect(await run(line)).toMatchObject({ exit: 2, stdout: '' });
  });
});

describe('SPACECRAFT_FORMAT', () => {
  const env = { SPACECRAFT_FORMAT: 'ndjson' };

  test('is the default, and nothing more', async () => {
    expect(await print('list --limit 1', { env })).toMatch(/^\{"response_mode"/);
    expect(await print('list --limit 1 --json', { env })).toMatch(/^\{\n {2}"count"/);
    expect(await print('list --limit 1 --format tsv', { env })).toMatch(/^85\t/);
    expect(await print('list --limit 1 -q', { env })).toBe('85\n');
  });

  test('that is none is told by its name', async () => {
    const { exit, stderr } = await run('list', { env: { SPACECRAFT_FORMAT: 'jsn' } });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/^spacecraft: SPACECRAFT_FORMAT=jsn: did you mean json\?/);
  });
});

describe('colour', () => {
  const coloured = async (flags: string, options: WorldOptions) =>
    (await print(`list --limit 1 ${flags}`.trim(), options)).includes('\u001b[33mSingle Use');

  test.each<[string, string, WorldOptions, boolean]>([
    ['a pipe has none', '', {}, false],
    ['a terminal has it', '', { terminal: 120 }, true],
    ['a terminal of 16 colours has it', '', { terminal: 120, colorDepth: 4 }, true],
    ['a terminal without colours has none', '', { terminal: 120, colorDepth: 1 }, false],
    ['--color always there', '--color always', { terminal: 120, colorDepth: 1 }, true],
    ['stderr being a terminal is nothing to stdout', '', { errorTerminal: 80 }, false],
    ['--color always', '--color always', {}, true],
    ['--color never', '--color never', { terminal: 120 }, false],
    ['--color auto', '--color auto', {}, false],
    ['NO_COLOR', '', { terminal: 120, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR is none', '', { terminal: 120, env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR', '', { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', '', { terminal: 120, env: { FORCE_COLOR: '0' } }, false],
    ['FORCE_COLOR=2', '', { env: { FORCE_COLOR: '2' } }, true],
    ['FORCE_COLOR=3', '', { env: { FORCE_COLOR: '3' } }, true],
    ['FORCE_COLOR=false', '', { terminal: 120, env: { FORCE_COLOR: 'false' } }, false],
    ['CLICOLOR_FORCE', '', { env: { CLICOLOR_FORCE: '1' } }, true],
    ['CLICOLOR_FORCE=0', '', { env: { CLICOLOR_FORCE: '0' } }, false],
    ['CLICOLOR=0', '', { terminal: 120, env: { CLICOLOR: '0' } }, false],
    ['TERM=dumb', '', { terminal: 120, env: { TERM: 'dumb' } }, false],
    ['--color always over NO_COLOR', '--color always', { env: { NO_COLOR: '1' } }, true],
    ['--color never over FORCE_COLOR', '--color never', { env: { FORCE_COLOR: '3' } }, false],
    ['NO_COLOR over FORCE_COLOR', '', { env: { NO_COLOR: '1', FORCE_COLOR: '3' } }, false],
    [
      'FORCE_COLOR over CLICOLOR=0 and TERM=dumb',
      '',
      { env: { FORCE_COLOR: '', CLICOLOR: '0', TERM: 'dumb' } },
      true,
    ],
  ])('%s', async (_, flags, options, expected) => {
    expect(await coloured(flags, options)).toBe(expected);
  });

  test('formats for programs have none', async () => {
    for (const format of ['json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown']) {
      expect(await print(`show 85 --format ${format} --color always`)).not.toContain('\u001b');
    }
  });

  test('an error is red where stderr has colour, whatever stdout has', async () => {
    const failed = (options: WorldOptions, flags = '') =>
      run(`list --status lost ${flags}`.trim(), options);
    const red = '\u001b[31m\u001b[1mspacecraft:\u001b';
    expect((await failed({ errorTerminal: 80 })).stderr.startsWith(red)).toBe(true);
    expect((await failed({ terminal: 80 })).stderr).toMatch(/^spacecraft: /);
    expect((await failed({ errorTerminal: 80 }, '--color never')).stderr).toMatch(/^spacecraft: /);
    expect((await failed({}, '--color=always')).stderr.startsWith(red)).toBe(true);
  });
});

describe('links', () => {
  test('go to http and https alone, where the terminal has them', async () => {
    const line = 'show 85 --mode detailed';
    const linked = await print(line, { terminal: 80, links: true });
    expect(linked).toContain('\u001b]8;;https://en.wikipedia.org/wiki/Soyuz_TMA\u001b\\');
    expect(linked).toContain('…\u001b]8;;\u001b\\');
    for (const options of [
      { terminal: 80 },
      { links: true },
      { terminal: 80, links: true, env: { TERM: 'dumb' } },
    ]) {
      expect(await print(line, options)).not.toContain('\u001b]8');
    }
  });
});

describe('stats', () => {
  const figures = async (line: string) => {
    const { exit, stdout } = await spacecraft(line.split(' '));
    expect(exit).toBe(0);
    return stdout;
  };

  test('for people', async () => {
    expect(await figures('stats')).toMatchSnapshot();
  });

  test('as a table for people in markdown', async () => {
    const [heading, , first] = (await figures('stats --by type --format markdown')).split('\n');
    expect(heading).toMatch(/\| in space \| flights count \| +time in space \|$/);
    expect(first).toMatch(/\| +\d+d( \d+h)? \|$/);
  });

  test('figures for programs', async () => {
    expect(JSON.parse(await figures('stats --by status,family --json'))).toEqual({
      count: 10,
      in_space: 0,
      time_in_space: {
        total: 'P1844DT1H13M54S',
        longest: { id: 464, name: 'Tianzhou-4', value: 'P189DT5H24M30S' },
      },
      flights_count: { total: 10, most: { id: 85, name: 'Soyuz TMA-8', value: 1 } },
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
          },
          {
            by: 'status',
            id: 1,
            name: 'Active',
            count: 1,
            in_space: 0,
            flights_count: 1,
            time_in_space: 'P182DT8H40M26S',
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
          },
          {
            by: 'family',
            id: null,
            name: null,
            count: 4,
            in_space: 0,
            flights_count: 4,
            time_in_space: expect.any(String),
          },
          {
            by: 'family',
            id: expect.any(Number),
            name: 'Progress',
            count: 1,
            in_space: 0,
            flights_count: 1,
            time_in_space: 'P184DT23H48M39S',
          },
        ],
      },
    });
    expect(await figures('stats --by configuration --format csv')).toMatch(
      /^by,id,name,count,in_space,flights_count,time_in_space\r\nconfiguration,2,Shenzhou,3,0,3,P547DT3H38M57S/,
    );
  });

  test('of what the filters let through', async () => {
    expect(
      JSON.parse(await figures('stats --search shenzhou --status active --json')),
    ).toMatchObject({ count: 1 });
    expect(JSON.parse(await figures('stats --name Nobody --json'))).toMatchObject({
      count: 0,
      flights_count: { most: null },
    });
  });

  test('says what they were made of', async () => {
    expect((await spacecraft(['stats'])).stderr).toBe(
      'from the bundled sample of ten spacecraft: spacecraft sync brings all there are\n',
    );
  });
});

describe('show --compare', () => {
  test('marks what differs, with a sign and not by colour alone', async () => {
    expect(await print('show 85 601 --compare')).toMatchSnapshot();
  });

  test('these fields, for programs', async () => {
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

describe('show --web', () => {
  test('opens the page of the configuration', async () => {
    const ran = await run('show 85 --web', { browser: true });
    expect(ran).toMatchObject({
      exit: 0,
      stdout: '',
      browsed: ['https://en.wikipedia.org/wiki/Soyuz_TMA'],
    });
    expect(ran.stderr).toContain('opened https://en.wikipedia.org/wiki/Soyuz_TMA\n');
  });

  test('prints the address where there is no browser', async () => {
    expect(await run('show 85 --web')).toMatchObject({
      exit: 0,
      stdout: 'https://en.wikipedia.org/wiki/Soyuz_TMA\n',
    });
  });

  test('says where there is no page', async () => {
    const { exit, stderr } = await run('show 601 --web', { browser: true });
    expect(exit).toBe(3);
    expect(stderr).toBe(
      'spacecraft: no page is known of Shenzhou 19: spacecraft show tells what is\n',
    );
  });
});

describe('the pager', () => {
  test('has the output to itself, and is the one that was named', async () => {
    const asked = await run('list --pager', { terminal: 120 });
    expect(asked).toMatchObject({ stdout: '', paged: [{ command: 'less -FRX' }] });
    expect(asked.paged[0]?.text).toMatch(/Soyuz TMA-8/);
    const usual = { terminal: 120, env: { PAGER: 'more' } };
    expect(await run('list --pager', usual)).toMatchObject({ paged: [{ command: 'more' }] });
    expect(await run('list', usual)).toMatchObject({ paged: [] });
    const own = { terminal: 120, env: { PAGER: 'more', SPACECRAFT_PAGER: 'most' } };
    expect(await run('list', own)).toMatchObject({ paged: [{ command: 'most' }] });
    expect(await run('list --no-pager', own)).toMatchObject({ paged: [] });
  });

  test('that cannot be run is done without', async () => {
    for (const pagerExit of [126, 127]) {
      const { exit, stdout } = await run('list --pager', { terminal: 120, pagerExit });
      expect(exit).toBe(0);
      expect(stdout).toMatch(/Soyuz TMA-8/);
    }
    expect((await run('list --pager', { terminal: 120, pagerExit: 1 })).stdout).toBe('');
  });
});

describe('the end', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s says nothing, and is told by the code', async (signal, exit) => {
    const interrupted = { interruption: AbortSignal.abort(signal), stdin: '85' };
    expect(await run('show -', interrupted)).toMatchObject({ exit, stdout: '', stderr: '' });
  });

  test('that nobody foresaw asks for a report, with all there is to know', async () => {
    const env = {
      get SPACECRAFT_API_URL(): string {
        throw new TypeError('the moon is in the way');
      },
    };
    const { exit, stdout, stderr } = await run('list', { env });
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toMatch(
      /^spacecraft: this is a bug, please report it with the lines below\nTypeError: the moon is in the way\n +at /,
    );
  });
});
