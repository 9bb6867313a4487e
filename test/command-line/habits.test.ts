/** What works as it does in other programs. */
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { spellings } from '../../src/flags/flag.ts';
import { orderingFlag } from '../../src/query/ordering.ts';
import {
  OPTIONAL_SPACECRAFT_COLUMNS,
  SPACECRAFT_COLUMNS,
} from '../../src/view/spacecraft-columns.ts';
import { spacecraft } from '../harness.ts';
import { server, sharedFolder } from '../setup.ts';

const api = await server();
const cacheFolder = sharedFolder();
const env = { SPACECRAFT_API_URL: api.url };

beforeAll(async () => {
  await spacecraft(['sync'], { env, cacheFolder });
});

const run = (line: string) => spacecraft(line.split(' '), { env, cacheFolder });

test.each<[typed: string, same: string]>([
  ['list -n 3', 'list --limit 3'],
  ['list -n3', 'list --limit 3'],
  ['list -n=3', 'list --limit 3'],
  ['list -qn3', 'list --quiet --limit 3'],
  ['list --limit all', 'list --all'],
  ['list -n ALL', 'list --all'],
  ['list -f json', 'list --format json'],
  ['list -o json', 'list --format json'],
  ['list -ojson', 'list --format json'],
  ['list -o=json', 'list --format json'],
  ['list --format=JSON', 'list --format json'],
  ['list --format jsonl', 'list --format ndjson'],
  ['list -f md', 'list --format markdown'],
  ['list -o yml', 'list --format yaml'],
  ['list -n 2 --limit 3', 'list --limit 3'],
  ['list --limit 2 -n 3', 'list --limit 3'],
  ['list --no-color', 'list --color never'],
  ['list --color always --no-color', 'list --color never'],
  ['list --no-color --color always', 'list --color always'],
  ['list --quiet=true', 'list --quiet'],
  ['list --ordering flights', 'list --ordering flights_count'],
  ['list --ordering=-flights,name', 'list --ordering=-flights_count,name'],
  ['list --ordering -docked', 'list --ordering -time_docked'],
  ['list --ordering mission-ends', 'list --ordering mission_ends_count'],
  ['--json list', 'list --json'],
  ['--limit 3 list', 'list --limit 3'],
  ['-n 3 list --json', 'list --limit 3 --json'],
  ['--in-space list --all', 'list --in-space --all'],
  ['--in-space search soyuz', 'search soyuz --in-space'],
  ['-q show 85 86', 'show 85 86 -q'],
  ['-V', 'version'],
  ['--version', 'version'],
  ['list --version', 'version'],
  ['--json -V', 'version'],
  ['-h list', 'list --help'],
  ['--json list -h', 'list --help'],
  ['list --name --help', 'list --help'],
  ['list --bogus --help', 'list --help'],
])('`spacecraft %s` is the same as `spacecraft %s`', async (typed, same) => {
  const result = await run(typed);
  expect(result.exit).toBe(0);
  expect(result).toEqual(await run(same));
  expect(result.stdout).not.toBe('');
});

test('a value can start with a hyphen, and can be an option after an equals sign', async () => {
  expect((await run('list --name -n')).exit).toBe(0);
  expect((await run('list --name -n --all')).exit).toBe(0);
  expect((await run('list --name=--all --all')).exit).toBe(0);
  expect((await run('list --name=--all')).exit).toBe(0);
  expect((await run('search -- --all')).exit).toBe(0);
});

test('the format can be set under its other names', async () => {
  const { stdout } = await spacecraft(['list', '-n', '1'], {
    env: { ...env, SPACECRAFT_FORMAT: 'jsonl' },
    cacheFolder,
  });
  expect(JSON.parse(stdout)).toHaveProperty('id');
});

test('an ordering by the name of a column is sent as the API spells it', async () => {
  const { exit } = await spacecraft(['list', '--ordering=-flights,docked'], { env });
  expect(exit).toBe(0);
  expect(
    api.requests.map(({ url }) => new URL(url ?? '', api.url).searchParams.get('ordering')),
  ).toEqual(['-flights_count,time_docked']);
});

describe('every column that shows a field to order by', () => {
  const columns = [...SPACECRAFT_COLUMNS, ...OPTIONAL_SPACECRAFT_COLUMNS].filter(
    ({ name, orderingField }) => orderingField || ['id', 'name'].includes(name),
  );

  test.each(
    columns.map(({ name, heading, orderingField = name }) => [name, heading, orderingField]),
  )('%s, headed %s, orders by %s', (name, heading, field) => {
    for (const text of [name, heading, field]) {
      expect(orderingFlag.parse(text)).toEqual([{ field, descending: false }]);
      expect(orderingFlag.parse(`-${text}`)).toEqual([{ field, descending: true }]);
    }
  });
});

describe('the declarations of flags', () => {
  const flags = COMMANDS.flatMap((command) => Object.values(command.flags));

  test('use a spelling for the same flag, with the same kind of value, in all commands', () => {
    const owners = new Map<string, object>();
    for (const flag of flags) {
      for (const spelling of spellings(flag)) {
        const { flag: usage, several, shorthands } = flag;
        const owner = { usage, several, shorthands };
        expect(owners.get(spelling) ?? owner).toEqual(owner);
        owners.set(spelling, owner);
      }
    }
  });

  test('leave -h, -V, --help and --version to the program', () => {
    const reserved = ['-h', '-V', '--help', '--version'];
    expect(flags.flatMap(spellings).filter((each) => reserved.includes(each))).toEqual([]);
  });
});

test('completion offers flags and their values before the command', async () => {
  const offered = async (...words: string[]) => {
    const { stdout } = await spacecraft(['completion-server', 'fish', 'spacecraft', ...words]);
    return stdout.split('\n').map((line) => line.split('\t')[0]);
  };
  expect(await offered('--')).toEqual(expect.arrayContaining(['--limit', '--no-color', '--by']));
  expect(await offered('-f', '')).toContain('markdown');
  expect(await offered('--mode', 'normal', '')).toContain('list');
  expect(await offered('list', '--')).toContain('--no-color');
});

test('help lists other names once', async () => {
  const { stdout } = await run('list --help');
  for (const name of ['-n, --limit <n>', '-f, -o, --format <format>', 'ndjson (jsonl)']) {
    expect(stdout.split(name)).toHaveLength(2);
  }
});
