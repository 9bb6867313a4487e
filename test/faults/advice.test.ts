/** Every advice can be followed with the command that failed. */
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { flagName } from '../../src/flags/flag.ts';
import { spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';
import { FAULTS } from './faults.ts';

const api = await server();
const cacheFolder = emptyFolder();

/** Returns the flags that the program names on stderr and that its command doesn't have. */
async function foreignFlags(line: string, env = {}): Promise<string[]> {
  const { stderr } = await spacecraft(line.split(' '), {
    env: { SPACECRAFT_API_URL: api.url, ...env },
    cacheFolder,
  });
  const command = COMMANDS.find(({ name }) => line.startsWith(name));
  const known = Object.values(command?.flags ?? {}).map(flagName);
  const named = [...stderr.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([name]) => name);
  // The advice can also be another command, with its own flags.
  const isOther = /use spacecraft (?!sync|quota)/.test(stderr);
  return isOther ? [] : named.filter((name) => !known.includes(name) && name !== '--help');
}

/** One fault for each message. The commands that list and show spacecraft have all these flags. */
const MESSAGES = new Map(
  FAULTS.filter(({ exit }) => exit !== 0).map((fault) => [fault.stderr?.source, fault]),
);

describe.each(['sync', 'quota'])(
  'the advice of `spacecraft %s` names only its own flags',
  (line) => {
    test.each([...MESSAGES.values()].map((fault) => [fault.server, fault] as const))(
      'when the server %s',
      async (_, { failWith, transform, command = '' }) => {
        api.failWith(failWith);
        api.transform(transform);
        const timeout = command.includes('--timeout') ? ' --timeout 0.3' : '';
        expect(await foreignFlags(line + timeout)).toEqual([]);
      },
    );

    test.each<[string, object]>([
      ['there is no API at its URL', { SPACECRAFT_API_URL: 'http://127.0.0.1:1/2.3.0' }],
      ['the proxy is unsupported', { HTTP_PROXY: 'socks5://127.0.0.1:1' }],
      ['the proxy is down', { HTTP_PROXY: 'http://127.0.0.1:1' }],
      ['the key is rejected', { SPACECRAFT_TOKEN: 'wrong' }],
      ['the format is invalid', { SPACECRAFT_FORMAT: 'jsn' }],
      ['the maximum age is invalid', { SPACECRAFT_MAX_AGE: 'soon' }],
    ])('when %s', async (_, env) => {
      expect(await foreignFlags(line, env)).toEqual([]);
    });
  },
);

test.each([
  ['quota', 'use --offline'],
  ['sync', 'use --offline'],
])('`spacecraft %s` says what to do without %s, which it does not have', async (line, advice) => {
  api.failWith((_, response) => {
    response.writeHead(503).end();
    return true;
  });
  const run = (command: string) =>
    spacecraft([command], { env: { SPACECRAFT_API_URL: api.url }, cacheFolder });
  expect((await run('list')).stderr).toContain(advice);
  const { stderr } = await run(line);
  expect(stderr).toMatch(/; try again later\n$/);
});

test.each([
  'quota --columns .foo',
  'cache info --columns .foo',
  'stats --columns .foo',
  'list --columns .foo',
])('`spacecraft %s` names only flags of the command', async (line) => {
  expect(await foreignFlags(line)).toEqual([]);
});
