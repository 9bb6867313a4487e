import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { VARIABLES } from '../../src/environment.ts';
import { EXIT } from '../../src/exit.ts';
import { flagLabel, flagName } from '../../src/flags/flag.ts';
import { manPage } from '../../src/help/man-page.ts';
import { withTables } from '../../src/help/readme-tables.ts';
import { TOPIC_NAMES } from '../../src/help/topic-names.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';

const print = async (line: string, options: HarnessOptions = {}) => {
  const { exit, stdout, stderr } = await spacecraft(line === '' ? [] : line.split(' '), options);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout;
};

describe('help', () => {
  test('without arguments is the same as --help, -h and help', async () => {
    const help = await print('');
    expect(help).toMatchSnapshot();
    expect(await print('--help')).toBe(help);
    expect(await print('-h')).toBe(help);
    expect(await print('help')).toBe(help);
  });

  test('for quota shows both the topic and the command', async () => {
    const both = await print('help quota');
    expect(both).toContain('allows 15 requests per hour');
    expect(both).toContain(await print('quota --help'));
    expect(await print('quota --help')).not.toContain('allows 15 requests per hour');
  });

  test.each(COMMANDS.map(({ name }) => name))(
    'for the command %s shows examples, usage, flags and sources',
    async (name) => {
      const help = await print(`${name} --help`);
      expect(help).toMatchSnapshot();
      // A topic of the same name comes first.
      expect((await print(`help ${name}`)).endsWith(help)).toBe(true);
      expect(await print(`${name} -h`)).toBe(help);
      expect(help).toMatch(
        /\n\nAPI: https:\/\/ll\.thespacedevs\.com\/docs\nData: The Space Devs, Launch Library 2\n$/,
      );
    },
  );

  test.each(TOPIC_NAMES)('for the topic %s', async (name) => {
    expect(await print(`help ${name}`)).toMatchSnapshot();
  });

  describe('for the topic statuses', () => {
    const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ');

    test('explains each status, and how it differs from being in space', async () => {
      const help = squeeze(await print('help statuses'));
      for (const status of ['Active', 'Retired', 'Destroyed', 'Single Use']) {
        expect(help).toMatch(new RegExp(` ${status} [a-z]`));
      }
      expect(help).toContain('a single-use spacecraft can be in space now');
      expect(help).toContain('an active one can have landed long ago');
    });

    test('has only examples that work', async () => {
      const lines = (await print('help statuses')).matchAll(/^ {2}spacecraft (\S.*?)(?: {2,}|$)/gm);
      const examples = [...lines].map(([, line = '']) => line);
      expect(examples.length).toBeGreaterThan(2);
      for (const example of examples) {
        const { exit } = await spacecraft([...example.split(' '), '--offline']);
        expect({ example, exit }).toEqual({ example, exit: 0 });
      }
    });

    test('is named in the help of the program, in completion and in the manual page', async () => {
      expect(squeeze(await print(''))).toMatch(
        /spacecraft help <topic> explains [^.]*\bstatuses\b/,
      );
      const offered = await print('completion-server fish spacecraft help st');
      expect(offered.split('\n').map((line) => line.split('\t')[0])).toContain('statuses');
      const page = manPage(COMMANDS, '0').replaceAll('\\-', '-');
      expect(page).toContain('.SH STATUSES\n');
      for (const term of ['Active', 'Single Use']) expect(page).toContain(`.TP\n.B ${term}\n`);
      expect(squeeze(page)).toContain('an active one can have landed long ago');
    });
  });

  test.each([40, 60, 80, 100, 200])(
    'fits a terminal of %i columns, and is at most 100 columns wide',
    async (columns) => {
      for (const line of ['', 'list --help', 'help environment', 'help filters', 'help statuses']) {
        const lines = (await print(line, { terminal: columns })).split('\n');
        // A single long word is not broken.
        const tooLong = lines.filter(
          (each) => each.length > Math.min(columns, 100) && each.trim().includes(' '),
        );
        expect(tooLong.filter((each) => !/^ {2}\S/.test(each))).toEqual([]);
      }
    },
  );

  test.each<[string, RegExp]>([
    ['help lst', /help lst: did you mean list\?/],
    ['help exit-code', /help exit-code: did you mean exit-codes\?/],
    ['lst --help', /did you mean list\?/],
    [
      'completion bsh',
      /completion bsh: did you mean bash\? Valid values: bash, zsh, fish, powershell/,
    ],
    ['completion', /missing required argument 'shell'/],
    ['help list show', /too many arguments/],
  ])('`spacecraft %s` is a usage error', async (line, message) => {
    const { exit, stdout, stderr } = await spacecraft(line.split(' '));
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('documentation generated from the declarations', () => {
  const everyFlag = COMMANDS.flatMap(({ name, flags }) =>
    Object.values(flags).map((flag) => ({ name, flag })),
  );

  test('the help of a command contains all its flags', async () => {
    for (const { name, flag } of everyFlag) {
      expect(await print(`${name} --help`)).toContain(flagLabel(flag));
    }
  });

  test('the manual page contains every command, flag, variable and exit code', () => {
    const page = manPage(COMMANDS, '0').replaceAll('\\-', '-');
    for (const { flag } of everyFlag) expect(page).toContain(flagLabel(flag));
    for (const { name } of COMMANDS) expect(page).toContain(`SPACECRAFT ${name.toUpperCase()}`);
    for (const name of Object.keys(VARIABLES)) expect(page).toContain(name);
    for (const code of Object.values(EXIT)) expect(page).toContain(`.TP\n.B ${code}\n`);
  });

  test('the README is up to date; npm run tables regenerates it', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    expect(readme).toBe(withTables(readme, COMMANDS));
    for (const { flag } of everyFlag) expect(readme).toContain(`\`${flagLabel(flag)}\``);
  });

  test('completion offers every command, flag and value', async () => {
    const offered = async (words: string[]) => {
      const { stdout } = await spacecraft(['completion-server', 'fish', 'spacecraft', ...words]);
      return stdout.split('\n').map((line) => line.split('\t')[0]);
    };
    expect(await offered([''])).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
    for (const { name, flag } of everyFlag) {
      expect(await offered([name, '--'])).toContain(flagName(flag));
      if (flag.values)
        expect(await offered([name, flagName(flag), ''])).toEqual([...flag.values, '']);
    }
  });
});
