import { expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

const search = (...args: string[]) => spacecraft(['search', '--api-url', api.url, ...args]);

test('search sends the terms unchanged', async () => {
  const { exit, stdout } = await search('Endeavour', '--json');
  expect(exit).toBe(0);
  expect(JSON.parse(stdout).results.map(({ name }: { name: string }) => name)).toEqual([
    'Crew Dragon Endeavour',
    'Space Shuttle Endeavour',
  ]);
  expect(api.requests[0]?.url).toBe('/2.3.0/spacecraft/?search=Endeavour&ordering=id&limit=10');
});

test('search finds spacecraft that match every term, in the name or the configuration', async () => {
  const { stdout } = await search('endeavour', 'SHUTTLE', '--format', 'tsv');
  expect(stdout).toMatch(/^8\tSpace Shuttle Endeavour\t/);
});

test('search accepts the flags of list, before and after the terms', async () => {
  await search(
    '--in-space',
    'Soyuz',
    '--status',
    'active',
    '--ordering',
    '-id',
    'MS',
    '--limit',
    '5',
  );
  expect(api.requests[0]?.url).toBe(
    '/2.3.0/spacecraft/?status=1&in_space=true&search=Soyuz+MS&ordering=-id&limit=5',
  );
});

test.each([[''], [' , '], ['""'], ['"']])(
  'search rejects %j, which contains no term, without a request',
  async (terms) => {
    expect(await search(terms)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/^spacecraft: search.*: expected at least one search term\n$/),
    });
    expect(api.requests).toHaveLength(0);
  },
);

test('search without arguments is a usage error', async () => {
  expect(await search()).toMatchObject({ exit: 2 });
});
