/** Node handles no signal while JavaScript runs, so no part of the work may take long at once. */
import { expect, test } from 'vitest';
import { interruptible } from '../src/interruption.ts';
import { respond } from './faults/fault.ts';
import { spacecraft } from './harness.ts';
import { emptyFolder, server } from './setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

/** Maximum processor time in ms between two chances to handle a signal, also on a slow machine. */
const MAX_STALL = 500;

/** Returns the longest processor time in ms during which `work` lets no event through. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.cpuUsage();
  const measure = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1_000);
    last = process.cpuUsage();
  };
  const timer = setInterval(measure, 1);
  await work();
  measure();
  clearInterval(timer);
  return longest;
}

const flight = { launch: { net: '2006-03-30T02:30:20Z' } };
const RECORDS = {
  'many flights': { flights: Array(40_000).fill(flight) },
  'a long word': { description: 'é船'.repeat(75_000) },
  'a long text': { description: 'a '.repeat(400_000) },
};

test.each(Object.entries(RECORDS))(
  'a record with %s blocks nothing',
  async (_, record) => {
    api.failWith(respond(200, JSON.stringify({ id: 85, name: 'A', ...record })));
    const flags = ['--mode', 'detailed', '--api-url', api.url];
    for (const format of ['table', 'yaml']) {
      const args = ['show', '85', '--format', format, ...flags];
      const work = async () => {
        expect(await spacecraft(args, { cacheFolder, env: { COLUMNS: '40' } })).toMatchObject({
          exit: 0,
        });
      };
      expect({ format, stall: await longestStall(work) }).toEqual({
        format,
        stall: expect.toSatisfy((stall: number) => stall < MAX_STALL),
      });
    }
  },
  60_000,
);

test('an interruption ends output that is still being made', async () => {
  const controller = new AbortController();
  let count = 0;
  const endless = function* () {
    for (;;) {
      count++;
      if (count === 5_000) setImmediate(() => controller.abort('SIGINT'));
      yield '';
    }
  };
  const consume = async () => {
    for await (const _ of interruptible(endless(), controller.signal));
  };
  await expect(consume()).rejects.toBe('SIGINT');
  expect(count).toBeLessThan(10_000);
});

test('a command that is interrupted while it prints exits with 130', async () => {
  const controller = new AbortController();
  const env = {
    // Read last, when the output begins.
    get COLUMNS() {
      controller.abort('SIGINT');
      return '';
    },
  };
  const description = 'x'.repeat(9_000);
  const results = Array.from({ length: 100 }, (_, id) => ({ id, name: 'A', description }));
  api.failWith(respond(200, JSON.stringify({ count: 100, next: null, results })));
  const { exit, stdout } = await spacecraft(
    ['list', '--limit', '100', '--columns', 'id,.description', '--api-url', api.url],
    { env, interruption: controller.signal },
  );
  expect(exit).toBe(130);
  expect(stdout.length).toBeLessThan(100_000);
});
