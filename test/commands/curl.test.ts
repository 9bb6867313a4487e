import { expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const KEY = 'the-one-key-there-is';

const api = await server({ token: KEY });

const run = (line: string, env: Record<string, string> = {}) =>
  spacecraft(line.split('|'), { env: { SPACECRAFT_API_URL: api.url, ...env } });

test.each([
  'list',
  'list|--status|active|--in-space|--ordering|-id|--limit|7|--offset|2|--mode|detailed',
  'list|--search|a\'b $HOME `id` "c" \\',
  'search|crew dragon',
  'show|85',
  'show|85|--mode|detailed',
  'quota',
])('%s --curl prints a command that asks the same when it is pasted', async (line) => {
  const { exit, stdout, stderr } = await run(`${line}|--curl`);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  expect(api.requests).toHaveLength(0);
  const pasted = await shell(stdout.trim(), {});
  expect(pasted.code).toBe(0);
  const asked = api.requests.map(({ url }) => url);
  api.requests.length = 0;
  const direct = await run(`${line}|--json`);
  expect(api.requests.map(({ url }) => url)).toEqual(asked);
  if (line !== 'quota') expect(JSON.parse(pasted.stdout)).toEqual(JSON.parse(direct.stdout));
});

test('the key may be in a file, which is named as the variable that holds its path', async () => {
  const { stdout } = await run('list|--curl', { SPACECRAFT_TOKEN_FILE: '/of/mine' });
  expect(stdout).toContain('"Authorization: Token $(cat "$SPACECRAFT_TOKEN_FILE")"');
});

test('the key is named as the variable that holds it', async () => {
  const { stdout } = await run('list|--curl', { SPACECRAFT_TOKEN: KEY });
  expect(stdout).toContain('"Authorization: Token $SPACECRAFT_TOKEN"');
  expect(stdout).not.toContain(KEY);
  expect(await shell(stdout.trim(), { SPACECRAFT_TOKEN: KEY })).toMatchObject({ code: 0 });
  expect(api.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
});

test('a command for each page', async () => {
  const { stdout } = await run('list|--limit|250|--curl');
  expect(stdout.match(/limit=\d+(&offset=\d+)?/g)).toEqual([
    'limit=100',
    'limit=100&offset=100',
    'limit=50&offset=200',
  ]);
});

test.each(['list|--all', 'sync'])(
  '%s: where it takes more requests, that is told',
  async (line) => {
    expect(await run(`${line}|--curl`)).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^curl [^\n]*limit=100[^\n]*\n$/),
      stderr: 'this is the first page; offset=100 asks for the next\n',
    });
  },
);

test('what the API cannot be asked is refused', async () => {
  expect(await run('list|--curl|--ordering|name')).toMatchObject({
    exit: 2,
    stderr: 'spacecraft: --curl: the API has no way to ask for --ordering name\n',
  });
});
