import { expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

const search = (...args: string[]) => spacecraft(['search', '--api-url', api.url, ...args]);

test('search: the terms are sent as they are', async () => {
  const { exit, stdout } = await search('Endeavour', '--json');
  expect(exit).toBe(0);
  expect(JSON.parse(stdout).results.map(({ name }: { name: string }) => name)).toEqual([
    'Crew Dragon Endeavour',
    'Space Shuttle Endeavour',
  ]);
  expect(api.requests[0]?.url).toBe('/2.3.0/spacecraft/?search=Endeavour&ordering=id&limit=10');
});

test('search: every term must match, in the name or the configuration', async () => {
  const { stdout } = await search('endeavour', 'SHUTTLE', '--format', 'tsv');
  expect(stdout).toMatch(/^8\tSpace Shuttle Endeavour\t/);
});

test('search: takes the flags of list, before and behind the terms', async () => {
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
  'search: nothing to search for is refused: %j',
  async (terms) => {
    expect(await search(terms)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^spacecraft: search.*: there is nothing in it to search for\n$/,
      ),
    });
    expect(api.requests).toHaveLength(0);
  },
);

test('search: without terms is a usage error', async () => {
  expect(await search()).toMatchObject({ exit: 2 });
});
