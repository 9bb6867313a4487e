/** A response that answers another question is not shown, and not cached either. */
import { expect, test } from 'vitest';
import { respond } from '../faults/fault.ts';
import { spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const run = (line: string) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder });

const OTHER = { id: 2, name: 'Other' };

test.each([
  ['show 1', OTHER],
  ['show 1 --mode detailed', OTHER],
  ['show Gemini-01', { count: 1, results: [OTHER] }],
  ['list --limit 1', { count: 2, results: [OTHER, { id: 3, name: 'Third' }] }],
  ['list', { count: -5, results: [] }],
])('The answer to %s is requested again after a wrong one', async (line, body) => {
  api.failWith(respond(200, JSON.stringify(body)));
  expect(await run(line)).toMatchObject({ exit: 6, stdout: '' });
  api.failWith(undefined);
  expect(await run(line)).toMatchObject({ exit: 0 });
  expect(api.requests).toHaveLength(2);
});

test('A name may arrive in another Unicode normalisation than it was requested in', async () => {
  const record = { id: 2, name: 'Lemai\u0302tre' };
  api.failWith(respond(200, JSON.stringify({ count: 1, results: [record] })));
  expect(await run('show Lema\u00eetre')).toMatchObject({ exit: 0 });
});
