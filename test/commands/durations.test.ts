/** How durations are printed: `--durations`. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

/** Prints spacecraft of the sample. */
const print = async (line: string, options: HarnessOptions = {}) => {
  const result = await spacecraft([...line.split(' '), '--offline'], options);
  expect({ exit: result.exit, error: result.exit === 0 ? '' : result.stderr }).toEqual({
    exit: 0,
    error: '',
  });
  return result.stdout;
};

describe('columns with durations', () => {
  const COLUMNS = '--limit 1 --columns time_in_space,docked,turnaround';

  test.each([
    ['', 'P182DT22H42M40S,P180DT17H33M43S,\r\n'],
    ['--durations iso', 'P182DT22H42M40S,P180DT17H33M43S,\r\n'],
    ['--durations human', '182d 22h,180d 17h,\r\n'],
    ['--durations days', '182.946,180.732,\r\n'],
    ['--durations hours', '4390.71,4337.56,\r\n'],
    ['--durations=seconds', '15806560,15615223,\r\n'],
  ])('as csv with %j are %j', async (flags, expected) => {
    const line = `list ${COLUMNS} --format csv --no-header ${flags}`.trim();
    expect(await print(line)).toBe(expected);
    const tsv = await print(line.replace('csv', 'tsv'));
    expect(tsv).toBe(expected.replaceAll(',', '\t').replace('\r', ''));
  });

  test.each([
    ['', '182d 22h', 'time in space'],
    ['--durations human', '182d 22h', 'time in space'],
    ['--durations iso', 'P182DT22H42M40S', 'time in space'],
    ['--durations days', '182.946', 'time in space, days'],
    ['--durations hours', '4390.71', 'time in space, hours'],
    ['--durations seconds', '15806560', 'time in space, seconds'],
  ])('as a table with %j are %s, and the heading has the unit', async (flags, value, heading) => {
    const table = await print(`list ${COLUMNS} ${flags}`.trim());
    const [headings, values] = table.split('\n').map((text) => text.trim().split(/ {2,}/));
    expect(headings?.[0]).toBe(heading);
    expect(values?.[0]).toBe(value);
    const markdown = await print(`list ${COLUMNS} --format markdown ${flags}`.trim());
    expect(markdown).toMatch(new RegExp(`^\\| *${heading} \\|`));
    expect(markdown).toContain(` ${value} |`);
  });

  test('can be summed in a spreadsheet: the whole table is numbers', async () => {
    const csv = await print('list --format csv --no-header --durations days');
    const days = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => Number(line.split(',').at(-2)));
    expect(days).toHaveLength(10);
    expect(days.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1844.051, 2);
  });

  test('are fields of json with --columns', async () => {
    const line = 'list --limit 1 --columns name,time_in_space,turnaround';
    const fields = { name: 'Soyuz TMA-8', time_in_space: 182.946, turnaround: null };
    for (const format of ['json', 'ndjson']) {
      const stdout = await print(`${line} --format ${format} --durations days`);
      const document = JSON.parse(stdout);
      expect(document.results?.[0] ?? document).toEqual(fields);
    }
    expect(await print(`${line} --format yaml --durations days`)).toContain(
      'time_in_space: 182.946\n',
    );
    expect(await print(`${line} --format ndjson`)).toContain('"P182DT22H42M40S"');
  });

  test('may be paths to fields of the API, also in lists', async () => {
    const line = 'show 85 --mode detailed --columns .time_docked,flights.duration,.name';
    expect(await print(`${line} --format csv --no-header --durations hours`)).toBe(
      '4337.56,[4390.71],Soyuz TMA-8\r\n',
    );
    expect(await print(`${line} --format tsv`)).toBe(
      'P180DT17H33M43S\t["P182DT22H42M40S"]\tSoyuz TMA-8\n',
    );
    expect(await print(`${line} --no-header`)).toBe('180d 17h  182d 22h  Soyuz TMA-8\n');
  });
});

describe('records as the API sent them', () => {
  test.each(['json', 'ndjson', 'yaml'])('reject --durations with --format %s', async (format) => {
    for (const command of ['list', 'show 85', 'search soyuz']) {
      const argv = `${command} --format ${format} --durations days`.split(' ');
      const { exit, stdout, stderr } = await spacecraft(argv, {
        env: { SPACECRAFT_API_URL: api.url },
      });
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
      expect(stderr).toBe(
        `spacecraft: --durations days cannot be combined with --format ${format}, which prints records as the API sent them; add --columns\n`,
      );
      expect(api.requests).toEqual([]);
    }
    expect(await print(`list --limit 1 --format ${format} --durations iso`)).toContain('P182DT22H');
  });

  test.each(['list -q --durations days', 'show 85 --web --durations days'])(
    '`spacecraft %s` is rejected, because it prints no durations',
    async (line) => {
      const { exit, stderr } = await spacecraft(line.split(' '));
      expect(exit).toBe(2);
      expect(stderr).toMatch(/--(quiet|web) cannot be combined with --durations/);
    },
  );

  test('an unknown style is rejected with a suggestion', async () => {
    const { exit, stderr } = await spacecraft(['list', '--durations', 'day']);
    expect(exit).toBe(2);
    expect(stderr).toBe(
      'spacecraft: --durations day: did you mean days? Valid values: human, iso, days, hours, seconds\n',
    );
  });
});

describe('cards', () => {
  test.each([
    ['', '182d 22h 42m', '182d 22h'],
    ['--durations iso', 'P182DT22H42M40S', 'P182DT22H42M40S'],
    ['--durations days', '182.946 days', '182.946 days'],
    ['--durations hours', '4390.71 hours', '4390.71 hours'],
    ['--durations seconds', '15806560 seconds', '15806560 seconds'],
  ])('with %j have durations such as %s, and %s in flights', async (flags, time, flight) => {
    const card = await print(`show 85 --mode detailed ${flags}`.trim());
    expect(card).toMatch(new RegExp(`Time in space +${time}\\n`));
    expect(card).toMatch(new RegExp(`^ +Soyuz FG \\| Soyuz TMA-8 .* ${flight} `, 'm'));
  });

  test('of a narrow list have the unit too', async () => {
    const options = { terminal: 50, env: { NO_COLOR: '1' } };
    expect(await print('list --limit 1 --durations hours', options)).toContain(
      '4390.71 hours in space',
    );
  });
});

describe('show --compare', () => {
  test('compares exact durations, however they are printed', async () => {
    const stdout = await print('show 85 601 --compare --durations days');
    expect(stdout).toMatch(/^≠ time in space, days +182\.946 +182\.361$/m);
    const json = await print('show 85 601 --compare --columns docked --json --durations days');
    expect(JSON.parse(json).fields).toEqual([
      { field: 'docked', values: [180.732, 181.708], differs: true },
    ]);
  });

  test('marks a difference that rounding hides', async () => {
    api.transform((body, { pathname }) => {
      const isFirst = pathname.endsWith('/1/');
      return { ...body, time_in_space: isFirst ? 'P1DT1S' : 'P1DT2S' };
    });
    for (const style of ['human', 'days', 'iso']) {
      const argv = `show 1 2 --compare --columns time_in_space --json --durations ${style}`;
      const env = { SPACECRAFT_API_URL: api.url };
      const { stdout } = await spacecraft(argv.split(' '), { env });
      expect(JSON.parse(stdout).fields[0].differs).toBe(true);
    }
  });
});

describe('stats', () => {
  test('has totals and groups in the requested style', async () => {
    const json = JSON.parse(await print('stats --by type --json --durations days'));
    expect(json.time_in_space).toEqual({
      total: 1844.051,
      longest: { id: 464, name: 'Tianzhou-4', value: 189.225 },
    });
    expect(json.by.type[1].time_in_space).toBe(374.217);
    expect(await print('stats --by type --format csv --durations seconds')).toMatch(
      /^by,.*,time_in_space,flown,flights\r\ntype,2,Capsule,8,0,8,\d+,,\r\n/,
    );
    expect(await print('stats --by type --format ndjson --durations human')).toContain(
      '"time_in_space":"374d 5h"',
    );
    expect(await print('stats --by type --format markdown --durations hours')).toContain(
      '| time in space, hours |',
    );
  });

  test('has a unit in its card', async () => {
    const card = await print('stats --durations hours');
    expect(card).toMatch(/Time in space +44257\.23 hours total \(5 years\)\n/);
    expect(card).toMatch(/Longest +Tianzhou-4 \(464\), 4541\.41 hours\n/);
    expect(await print('stats --durations iso')).toMatch(/P1844DT1H13M54S total \(5 years\)\n/);
  });
});
