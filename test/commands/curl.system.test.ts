import { expect, test } from 'vitest';
import { shell } from '../executable.ts';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const KEY = 'the-only-key';

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
])('%s --curl prints a command that sends the same request', async (line) => {
  const { exit, stdout, stderr } = await run(`${line}|--curl`);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  expect(api.requests).toHaveLength(0);
  const pasted = await shell(stdout.trim(), {});
  expect(pasted.code).toBe(0);
  const requested = api.requests.map(({ url }) => url);
  api.requests.length = 0;
  const direct = await run(`${line}|--json`);
  expect(api.requests.map(({ url }) => url)).toEqual(requested);
  if (line !== 'quota') expect(JSON.parse(pasted.stdout)).toEqual(JSON.parse(direct.stdout));
});

test.each(['[1-3]', '{a,b}', '[a-c:2]', '%5B1-3%5D', "it's", '~me', '$HOME', '..%2f'])(
  'curl sends one request, the same as the program, if the URL contains %s',
  async (part) => {
    const env = { SPACECRAFT_API_URL: `${new URL(api.url).origin}/${part}/` };
    const { stdout } = await run('list|--curl', env);
    await shell(stdout.trim(), {});
    const requested = api.requests.splice(0).map(({ url }) => url.replaceAll('%27', "'"));
    await run('list', env);
    expect(api.requests.map(({ url }) => url.replaceAll('%27', "'"))).toEqual(requested);
    expect(requested).toHaveLength(1);
  },
);

test('a key in a file is printed as the variable that contains its path', async () => {
  const { stdout } = await run('list|--curl', { SPACECRAFT_TOKEN_FILE: '/my/key' });
  expect(stdout).toContain('"Authorization: Token $(cat "$SPACECRAFT_TOKEN_FILE")"');
});

test('the key is printed as the variable that contains it', async () => {
  const { stdout } = await run('list|--curl', { SPACECRAFT_TOKEN: KEY });
  expect(stdout).toContain('"Authorization: Token $SPACECRAFT_TOKEN"');
  expect(stdout).not.toContain(KEY);
  expect(await shell(stdout.trim(), { SPACECRAFT_TOKEN: KEY })).toMatchObject({ code: 0 });
  expect(api.requests[0]?.headers.authorization).toBe(`Token ${KEY}`);
});

test('--curl prints a command for each page', async () => {
  const { stdout } = await run('list|--limit|250|--curl');
  expect(stdout.match(/limit=\d+(&offset=\d+)?/g)).toEqual([
    'limit=100',
    'limit=100&offset=100',
    'limit=50&offset=200',
  ]);
});

test.each(['list|--all', 'sync'])(
  '%s --curl prints the first request, and says how to get the next page',
  async (line) => {
    expect(await run(`${line}|--curl`)).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^curl [^\n]*limit=100[^\n]*\n$/),
      stderr: 'this is the first page; request the next with offset=100\n',
    });
  },
);

test('--curl rejects a query that the API does not support', async () => {
  expect(await run('list|--curl|--ordering|name')).toMatchObject({
    exit: 2,
    stderr: 'spacecraft: --curl: the API does not support --ordering name\n',
  });
});
