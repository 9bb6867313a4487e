/** Usage errors. All of them are reported before any request. */
import { expect, test } from 'vitest';
import { spacecraft } from './harness.ts';
import { server } from './setup.ts';

const api = await server();

test.each<[string, RegExp]>([
  ['lst', /unknown command 'lst'; did you mean list\?/],
  ['list extra', /too many arguments/],
  ['list --statsu active', /unknown option '--statsu'; did you mean --status\?/],
  ['list --status', /option '--status <status>' argument missing/],
  [
    'list --status activ',
    /--status activ: did you mean active\? Valid values: active, retired, destroyed, single-use, or a status id/,
  ],
  ['list --status xyzzy', /--status xyzzy: valid values: active, retired/],
  ['list --status=', /--status : /],
  ['list --in-space=maybe', /--in-space maybe: expected true or false/],
  ['list --no-in-space=true', /unknown option '--no-in-space=true'/],
  ['list --placeholder=1', /--placeholder 1: expected true or false/],
  [
    'list --ordering flight_count',
    /--ordering flight_count: did you mean flights_count\? Valid values: flights_count, id, mission_ends_count, time_docked, time_in_space, name; prefix with - for descending/,
  ],
  ['list --ordering nam', /--ordering nam: did you mean name\?/],
  [
    'list --ordering name',
    /--ordering name requires the catalogue; run spacecraft sync \(about 7 requests\)/,
  ],
  ['list --agency NASA', /--agency requires the catalogue; run spacecraft sync/],
  [
    'list --status active,retired',
    /--status with several values requires the catalogue; run spacecraft sync/,
  ],
  ['list --ordering id --ordering -id', /--ordering id,-id: duplicate field id/],
  ['list --status active --status retired', /--status with several values requires the catalogue/],
  ['list --config 38,40', /--config with several values requires the catalogue/],
  ['list --max-age soon', /--max-age soon: expected a duration such as 90s, 30m, 6h, 2d or 0/],
  ['list --max-age 5', /--max-age 5: expected a duration/],
  ['list --offline --refresh', /--offline cannot be combined with --refresh/],
  ['cache info -q', /unknown option '-q'; see spacecraft cache --help/],
  ['list extra more', /too many arguments for 'list'; use spacecraft search extra more\n/],
  ['cache', /missing required argument 'action'/],
  ['cache claer', /cache claer: did you mean clear\? Valid values: info, clear/],
  ['list --ordering id,-name,-id', /--ordering id,-name,-id: duplicate field id/],
  ['list --ordering id,', /--ordering id,: missing field name/],
  ['list --limit 0', /--limit 0: expected a whole number ≥ 1/],
  ['list --limit -5', /--limit -5: expected a whole number ≥ 1/],
  ['list --limit 1e3', /--limit 1e3: expected a whole number/],
  ['list --limit 99999999999999999999', /expected a whole number/],
  ['list --all --limit 5', /--all cannot be combined with --limit/],
  ['list --offset -1', /--offset -1: expected a whole number ≥ 0/],
  ['list --mode list', /--mode list: valid values: normal, detailed/],
  [
    'list --format jsn',
    /--format jsn: did you mean json\? Valid values: table, json, ndjson, csv, tsv, yaml, markdown/,
  ],
  ['list --json --format tsv', /--json cannot be combined with --format tsv/],
  ['list -q --json', /--quiet cannot be combined with --json/],
  ['list --format markdown --no-header', /--no-header cannot be combined with --format markdown/],
  ['show 85 -q --columns id', /--quiet cannot be combined with --columns/],
  ['show 85 --web --compare', /--web cannot be combined with --compare/],
  ['list --timeout 0', /--timeout 0: expected a number of seconds > 0/],
  ['list --timeout soon', /--timeout soon: expected a number of seconds/],
  ['list --api-url ll.thespacedevs.com', /--api-url .*: expected an http or https URL/],
  ['list --api-url ftp://x/', /expected an http or https URL/],
  ['list --api-url https://user:secret@x/', /expected a URL without user name, query or fragment/],
  ['list --name=', /--name : expected a non-empty value/],
  ['list --search ,', /--search ,: expected at least one search term/],
  ['show', /missing required argument 'id\|name'/],
  ['show 85 --status active', /unknown option '--status'/],
])('`spacecraft %s` is a usage error', async (line, message) => {
  const { exit, stdout, stderr } = await spacecraft(line.split(' '), {
    env: { SPACECRAFT_API_URL: api.url },
  });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^spacecraft: [^\n]+\n$/);
  expect(api.requests).toHaveLength(0);
});

test('an error in an environment variable names the variable', async () => {
  const { exit, stderr } = await spacecraft(['list'], { env: { SPACECRAFT_API_URL: 'nonsense' } });
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^spacecraft: SPACECRAFT_API_URL=nonsense: expected an http or https URL/);
});

test('help and version exit with 0', async () => {
  for (const args of [[], ['--help'], ['list', '--help'], ['help', 'show'], ['--version']]) {
    const { exit, stdout, stderr } = await spacecraft(args);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).not.toBe('');
  }
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the name of a property of every object (%s) is no value of a flag',
  async (name) => {
    for (const line of [
      `list --format=${name}`,
      `list --ordering=${name}`,
      `list --columns=${name}`,
      `list --durations=${name}`,
      `stats --by=${name}`,
      `flights --launched=${name}`,
      `flights --ordering=${name}`,
      `changes --since=${name}`,
      `configurations --ordering=${name}`,
      `docked --ordering=${name}`,
      `help ${name}`,
      `completion ${name}`,
      `cache ${name}`,
    ]) {
      const { exit, stderr } = await spacecraft(line.split(' '));
      expect({ line, exit, stderr }).toEqual({
        line,
        exit: 2,
        stderr: expect.stringContaining(name),
      });
    }
  },
);
