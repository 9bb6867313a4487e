/** What the command line must not say; all of it is refused before any request. */
import { expect, test } from 'vitest';
import { spacecraft } from './harness.ts';
import { server } from './setup.ts';

const api = await server();

test.each<[string, RegExp]>([
  ['lst', /unknown command 'lst' \(Did you mean list\?\)/],
  ['list extra', /too many arguments/],
  ['list --statsu active', /unknown option '--statsu' \(Did you mean --status\?\)/],
  ['list --status', /option '--status <status>' argument missing/],
  [
    'list --status activ',
    /--status activ: did you mean active\? It takes active, retired, destroyed, single-use, or the id/,
  ],
  ['list --status xyzzy', /--status xyzzy: It takes active, retired/],
  ['list --status=', /--status : /],
  ['list --in-space=maybe', /--in-space maybe: it takes true or false/],
  ['list --no-in-space=true', /unknown option '--no-in-space=true'/],
  ['list --placeholder=1', /--placeholder 1: it takes true or false/],
  [
    'list --ordering flight_count',
    /--ordering flight_count: did you mean flights_count\? It takes flights_count, id, mission_ends_count, time_docked, time_in_space, name, each with - in front/,
  ],
  ['list --ordering nam', /--ordering nam: did you mean name\?/],
  [
    'list --ordering name',
    /--ordering name needs the catalogue: run spacecraft sync first \(about 7 requests\)/,
  ],
  ['list --agency NASA', /--agency needs the catalogue: run spacecraft sync first/],
  [
    'list --status active,retired',
    /--status with several values needs the catalogue: run spacecraft sync first/,
  ],
  ['list --status active --status retired', /--status with several values needs the catalogue/],
  ['list --config 38,40', /--config with several values needs the catalogue/],
  ['list --max-age soon', /--max-age soon: it takes a number with s, m, h or d behind/],
  ['list --max-age 5', /it takes a number with s, m, h or d behind/],
  ['list --offline --refresh', /--offline and --refresh contradict each other/],
  ['cache info -q', /unknown option '-q'; spacecraft cache --help tells more/],
  ['list extra more', /too many arguments for 'list'.* got 2; spacecraft list --help tells more/],
  ['cache', /missing required argument 'action'/],
  ['cache claer', /cache claer: did you mean clear\? It takes info, clear/],
  ['list --ordering id,-name,-id', /--ordering id,-name,-id: id is in it twice: leave one out/],
  ['list --ordering id,', /--ordering id,: a field is missing/],
  ['list --limit 0', /--limit 0: it takes a whole number from 1 up/],
  ['list --limit -5', /--limit -5: it takes a whole number from 1 up/],
  ['list --limit 1e3', /--limit 1e3: it takes a whole number/],
  ['list --limit 99999999999999999999', /it takes a whole number/],
  ['list --all --limit 5', /--all and --limit contradict each other/],
  ['list --offset -1', /--offset -1: it takes a whole number from 0 up/],
  ['list --mode list', /--mode list: .*It takes normal, detailed/],
  [
    'list --format jsn',
    /--format jsn: did you mean json\? It takes table, json, ndjson, csv, tsv, yaml, markdown/,
  ],
  ['list --json --format tsv', /--json and --format tsv ask for two formats/],
  ['list --timeout 0', /--timeout 0: it takes a number of seconds above 0/],
  ['list --timeout soon', /--timeout soon: it takes a number of seconds/],
  ['list --api-url ll.thespacedevs.com', /--api-url .*: it takes an http or https URL/],
  ['list --api-url ftp://x/', /it takes an http or https URL/],
  ['list --api-url https://user:secret@x/', /without a user, a query or a fragment/],
  ['list --name=', /--name : it is empty/],
  ['list --search ,', /--search ,: there is nothing in it to search for/],
  ['show', /missing required argument 'id'/],
  ['show 85 --status active', /unknown option '--status'/],
])('%s', async (line, message) => {
  const { exit, stdout, stderr } = await spacecraft(line.split(' '), {
    env: { SPACECRAFT_API_URL: api.url },
  });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^spacecraft: [^\n]+\n$/);
  expect(api.requests).toHaveLength(0);
});

test('a bad value in the environment is told by the name of its variable', async () => {
  const { exit, stderr } = await spacecraft(['list'], { env: { SPACECRAFT_API_URL: 'nonsense' } });
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^spacecraft: SPACECRAFT_API_URL=nonsense: it takes an http or https URL/);
});

test('help and version are no errors', async () => {
  for (const args of [[], ['--help'], ['list', '--help'], ['help', 'show'], ['--version']]) {
    const { exit, stdout, stderr } = await spacecraft(args);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).not.toBe('');
  }
});
