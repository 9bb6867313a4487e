/** What people type out of habit from other programs, and the answer. */
import { beforeAll, describe, expect, test } from 'vitest';
import { correct } from '../../src/command-line/correct.ts';
import type { Hint } from '../../src/command-line/draft.ts';
import {
  ARGUMENT_HINTS,
  COMMAND_HINTS,
  OPTION_HINTS,
  STRAY_VALUE_HINTS,
  VALUE_HINTS,
} from '../../src/command-line/hints.ts';
import { nothing } from '../../src/command-line/replacements.ts';
import type { ValueKind } from '../../src/command-line/value-kinds.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { readCommandLine } from '../../src/completion/shell-words.ts';
import { spacecraft } from '../harness.ts';
import { server, sharedFolder } from '../setup.ts';

const api = await server();
const cacheFolder = sharedFolder();
const env = { SPACECRAFT_API_URL: api.url };

beforeAll(async () => {
  await spacecraft(['sync'], { env, cacheFolder });
});

/** Splits a line as a shell does, without the name of the program. */
const words = (line: string) => [...(readCommandLine(`spacecraft ${line} `, '')?.previous ?? [])];

async function usageError(line: string): Promise<string> {
  const { exit, stdout, stderr } = await spacecraft(words(line), { env });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  return stderr.replace(/^spacecraft: /, '').trimEnd();
}

/** Runs a corrected command line without what follows a pipe or a redirection. */
async function runCorrected(line: string): Promise<number> {
  const [start = ''] = line.replace(/^spacecraft ?/, '').split(/ [|>] /);
  const argv = words(start);
  const folder = argv[0] === 'cache' ? {} : { cacheFolder };
  const { exit, stderr } = await spacecraft(argv, { env, ...folder });
  // The catalogue doesn't know the names that the tests of the table use.
  return /^spacecraft: --\w+ \w+: (did you mean|valid values)/.test(stderr) ? 0 : exit;
}

test.each<[typed: string, use: string]>([
  ['list --sort name', 'list --ordering name'],
  ['list --sort=-name --limit 3', 'list --limit 3 --ordering=-name'],
  ['list --sort name --reverse', 'list --ordering=-name'],
  ['list --sort-by flights', 'list --ordering flights'],
  ['list --order-by name', 'list --ordering name'],
  ['list --reverse', 'list --ordering=-id'],
  ['list --ordering name --reverse', 'list --ordering=-name'],
  ['list --ordering=-flights --asc', 'list --ordering flights'],
  ['list --desc', 'list --ordering=-id'],
  ['list --ordering flights:desc,name', 'list --ordering=-flights,name'],
  ['list --page 3', 'list --offset 20'],
  ['list --page 3 -n 20', 'list -n 20 --offset 40'],
  ['list --page 3 --per-page 20', 'list --limit 20 --offset 40'],
  ['list --page', 'list --offset 10'],
  ['list --all-pages --limit 3', 'list --all'],
  ['list --paginate', 'list --all'],
  ['list --fields id,name', 'list --columns id,name'],
  ['list --select id,name', 'list --columns id,name'],
  ['list --exclude docked', 'list --columns=-docked'],
  ['list --output json', 'list --format json'],
  ['list --output fleet.csv', 'list --format csv > fleet.csv'],
  ['list -o fleet.csv', 'list --format csv > fleet.csv'],
  ['list -o wide', 'list --wide'],
  ['list -o name', 'list --quiet'],
  ["list --jq '.results[].name'", 'list --json | jq ".results[].name"'],
  ["list --template '{{.id}} {{.name}}'", 'list --columns id,name --format tsv'],
  ['list --csv', 'list --format csv'],
  ['list --json --csv', 'list --format csv'],
  ['list --tsv', 'list --format tsv'],
  ['list --yaml', 'list --format yaml'],
  ['list --table', 'list --format table'],
  ['list --markdown', 'list --format markdown'],
  ['list --pretty --json', 'list --json'],
  ['list --no-headers', 'list --no-header'],
  ['list --filter status=active', 'list --status active'],
  [`list --filter "status = 'single use'"`, 'list --status "single use"'],
  ['list --filter in_space=true', 'list --in-space'],
  ['list --where in_space=false', 'list --no-in-space'],
  ['list --filter soyuz', 'list --search soyuz'],
  ['list --contains soyuz', 'list --search soyuz'],
  ['search soyuz --query tma', 'search soyuz tma'],
  ['list --group-by status', 'stats --by status'],
  ['list --by agency --in-space', 'stats --in-space --by agency'],
  ['list --count --status active', 'stats --status active'],
  ['list --count 5', 'list --limit 5'],
  ['list --json id,name', 'list --json --columns id,name'],
  ['list --json=id,name', 'list --json --columns id,name'],
  ['show 85 --json id,status.name', 'show 85 --json --columns id,status.name'],
  ['search soyuz --json name', 'search soyuz --json --columns name'],
  ['list --in-space true', 'list --in-space'],
  ['list --in-space false', 'list --no-in-space'],
  ['search soyuz --in-space false', 'search soyuz --no-in-space'],
  ['list --first 5', 'list --limit 5'],
  ['list --top 5', 'list --limit 5'],
  ['list -l 5', 'list --limit 5'],
  ['list -l', 'list --wide'],
  ['list --last 5', 'list --ordering=-id --limit 5'],
  ['list --id 85', 'show 85'],
  ['list --color', 'list --color always'],
  ['list --no-colour', 'list --no-color'],
  ['list --colour never', 'list --color never'],
  ['list --debug', 'list --verbose'],
  ['list -v', 'list --verbose'],
  ['-v', 'version'],
  ['-version', '--version'],
  ['list --help-all', 'list --help'],
  ['list -limit 3', 'list --limit 3'],
  ['list -format json', 'list --format json'],
  ['show --name "Soyuz TMA-8"', 'show "Soyuz TMA-8"'],
  ['sync --force', 'sync --refresh'],
  ['sync -f', 'sync --refresh'],
  ['cache clear -y', 'cache clear'],
  ['ls', 'list'],
  ['ls soyuz', 'search soyuz'],
  ['LS --limit 3', 'list --limit 3'],
  ['ls --help', 'list --help'],
  ['ll', 'list --wide'],
  ['head 5', 'list --limit 5'],
  ['top', 'list --ordering=-flights'],
  ['get 85', 'show 85'],
  ['get', 'list'],
  ['view 85', 'show 85'],
  ['info 85', 'show 85'],
  ['info', 'cache info'],
  ['describe 85 --json', 'show 85 --json'],
  ['cat 85', 'show 85'],
  ['open 85', 'show 85 --web'],
  ['find soyuz tma', 'search soyuz tma'],
  ['count', 'stats'],
  ['count soyuz', 'stats --search soyuz'],
  ['compare 85 86', 'show 85 86 --compare'],
  ['status', 'stats --by status'],
  ['status active', 'list --status active'],
  ['country us', 'list --country us'],
  ['list --nation us', 'list --country us'],
  ['list --crewed', 'list --human-rated'],
  ['search soyuz --never-flown', 'search soyuz --no-flown'],
  ['config "Soyuz MS"', 'configurations "Soyuz MS"'],
  ['configs', 'configurations'],
  ['vehicles soyuz', 'configurations soyuz'],
  ['iss', 'docked --station iss'],
  ['stations', 'docked'],
  ['station tiangong', 'docked --station tiangong'],
  ['docked iss', 'docked --station iss'],
  ['download', 'sync'],
  ['man list', 'help list'],
  ['soyuz', 'search soyuz'],
  ['soyuz --limit 3', 'search soyuz --limit 3'],
  ['85', 'show 85'],
  ['85,86 --json', 'show 85 86 --json'],
  ['"Soyuz TMA-8"', 'search "Soyuz TMA-8"'],
  ['--compare 85 86', 'show 85 86 --compare'],
  ['--limit 3', 'list --limit 3'],
  ['list soyuz', 'search soyuz'],
  ['list soyuz tma --limit 3', 'search soyuz tma --limit 3'],
  ['list 85', 'show 85'],
  ['list active', 'list --status active'],
  ['list status=active', 'list --status active'],
  ['list help', 'list --help'],
  ['list -- -foo', 'search -- -foo'],
  ['stats soyuz', 'stats --search soyuz'],
  ['stats status', 'stats --by status'],
  ["list 'a; rm $HOME'", "search 'a; rm $HOME'"],
])('`spacecraft %s` is answered with `spacecraft %s`, which works', async (typed, use) => {
  const message = await usageError(typed);
  expect(message.slice(message.indexOf('; use ') + 2)).toBe(`use spacecraft ${use}`);
  expect(await runCorrected(use)).not.toBe(2);
});

test.each<[typed: string, message: RegExp]>([
  ['lst', /^unknown command 'lst'; did you mean list\? See spacecraft --help$/],
  ['lsit', /did you mean list\?/],
  ['LIST', /did you mean list\?/],
  ['lst --help', /^unknown command 'lst'; did you mean list\?/],
  [
    'list --statsu active',
    /^unknown option '--statsu'; did you mean --status\? See spacecraft list --help$/,
  ],
  ['list --STATUS active', /did you mean --status\?/],
  ['list --in_space', /did you mean --in-space\?/],
  ['list --no-heder', /did you mean --no-header\?/],
  ['list --stat active', /did you mean --status\?/],
])('`spacecraft %s` is answered with the nearest word', async (typed, message) => {
  expect(await usageError(typed)).toMatch(message);
});

test.each([
  'list --sort',
  'list --order',
  'list --fields',
  'list --foo bar',
  'list -z',
  'list --age 3',
  'list --time 3',
  'list --page -1',
  'list --sort name --foo',
  'delete 85',
  'watch',
  'zond-like --foo',
  'stats --debug',
])('`spacecraft %s` is answered without a guess', async (typed) => {
  expect(await usageError(typed)).toMatch(/^unknown [^;]+; see spacecraft( list| stats)? --help$/);
});

test.each<[typed: string, problem: string]>([
  ['quota --quiet=true', "unknown option '--quiet'"],
  ['quota --quiet', "unknown option '--quiet'"],
  ['cache info -q', "unknown option '-q'"],
  ['cache info -qn3', "unknown options '-q', '-n'"],
  ['list -qz', "unknown option '-qz'"],
  ['list -q=false', "unknown option '-q=false'"],
  ['list -5', "unknown option '-5'"],
  ['list --foo 5 --bar=baz', "unknown options '--foo', '--bar'"],
  ['search soyuz -format json', "unknown option '-format'"],
  ['search soyuz --in-space no', "option '--in-space' takes no value"],
  ['list -o wide', "invalid value of option '-o'"],
  ['list -n abc', '-n abc: expected a whole number ≥ 1, or all'],
  ['list -o jsn', '-o jsn: did you mean json?'],
  ['list --ordering flights,-flights', '--ordering flights,-flights: duplicate field flights'],
  ['list --name --all', "option '--name <name>' argument missing"],
  ['list --color --json', "option '--color <when>' argument missing (auto, always, never)"],
  ['list -qn --json', "option '-n, --limit <n>' argument missing"],
  ['list --name -- --all', "option '--name <name>' argument missing"],
  ['stats --columns', "option '--columns <names>' argument missing (by, id, name, count,"],
  ['cache info --limit --json', "unknown option '--limit'"],
])('the error of `spacecraft %s` starts as typed: %s', async (typed, problem) => {
  expect(await usageError(typed)).toContain(problem);
});

test('any number of incomplete options is a usage error', async () => {
  const { exit, stderr } = await spacecraft(['list', ...Array(2_000).fill('--limit')], { env });
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^spacecraft: option '-n, --limit <n>' argument missing; /);
});

test('an API key on the command line is not repeated', async () => {
  for (const typed of ['list --token s3cret', 'list --token=s3cret', 'list --api-key s3cret']) {
    const message = await usageError(typed);
    expect(message).toContain('set SPACECRAFT_TOKEN');
    expect(message).not.toContain('s3cret');
  }
});

test('text that cannot be pasted is not repeated as a command', async () => {
  for (const text of ['\u001b[31mred', 'a\nb', '\u202eevil', 'x'.repeat(5_000)]) {
    const { exit, stderr } = await spacecraft(['list', text], { env });
    expect(exit).toBe(2);
    expect(stderr).toBe("spacecraft: too many arguments for 'list'; see spacecraft list --help\n");
  }
});

/** A value of each kind. */
const SAMPLES: Readonly<Record<ValueKind, readonly string[]>> = {
  none: [],
  number: ['2'],
  numbers: ['85,86'],
  yes: ['true'],
  no: ['false'],
  format: ['csv'],
  statuses: ['active'],
  groupings: ['agency'],
  columns: ['id,name'],
  file: ['fleet.csv'],
  condition: ['status=active'],
  dates: ['2024', '2020..2024'],
  direction: ['name:desc'],
  help: ['help'],
  wide: ['wide'],
  name: ['name'],
  text: ['name'],
};

/** Texts; each row of the hints needs one of them. */
const TEXTS = [
  'name',
  '85',
  'active',
  '1d',
  'agency',
  'always',
  'bash',
  'list',
  'http://127.0.0.1/2.3.0',
];

describe('the hints', () => {
  const samplesOf = (kind: ValueKind) =>
    kind === 'text' ? TEXTS.map((text) => [text]) : [SAMPLES[kind]];
  const rows = (hints: readonly Hint[]) =>
    hints.filter(([, , use]) => use !== nothing).map(([typed, kind]) => [typed, kind] as const);
  const starts = COMMANDS.map(({ name, argument }) => [
    name,
    ...(argument?.usage.startsWith('<') ? [argument.values?.[0] ?? '85'] : []),
  ]);

  /** Expects a correction for each word, in one of several lines with it; runs one of them. */
  async function expectValid(words: readonly (readonly (readonly string[])[])[]): Promise<void> {
    const corrections = words.map((lines) => {
      const argv = lines.find((each) => correct(each));
      return argv && correct(argv);
    });
    expect(corrections).not.toContain(undefined);
    const [line = ''] = corrections;
    const use = line.slice(line.indexOf('use ') + 'use '.length);
    expect(await runCorrected(use), use).not.toBe(2);
  }

  test.each([...rows(OPTION_HINTS), ...rows(VALUE_HINTS)])(
    'make a valid command line of %s with the value %s',
    async (typed, kind) => {
      const lines = typed
        .split(' ')
        .map((word) =>
          samplesOf(kind).flatMap((value) => starts.map((start) => [...start, word, ...value])),
        );
      await expectValid(lines);
    },
  );

  test.each(rows(STRAY_VALUE_HINTS))(
    'make a valid command line of %s before the word %s',
    async (typed, kind) => {
      await expectValid([[['list', typed === '*' ? '--in-space' : typed, ...SAMPLES[kind]]]]);
    },
  );

  test.each([...rows(COMMAND_HINTS), ...rows(ARGUMENT_HINTS)])(
    'make a valid command line of %s followed by %s',
    async (typed, kind) => {
      const lines = typed
        .split(' ')
        .map((word) => samplesOf(kind).map((value) => [word, ...value]));
      await expectValid(lines);
    },
  );

  test('have each word once for each kind of value', () => {
    for (const hints of [OPTION_HINTS, VALUE_HINTS, COMMAND_HINTS]) {
      const all = hints.flatMap(([typed, kind]) =>
        typed.split(' ').map((word) => `${word} ${kind}`),
      );
      expect(all.filter((each, index) => all.indexOf(each) < index)).toEqual([]);
    }
  });
});
