/** Node handles no signal while JavaScript runs, so no part of the work may take long at once. */
import { expect, test } from 'vitest';
import { interruptible } from '../src/interruption.ts';
import type { Measure } from '../src/render/measure.ts';
import { wrap } from '../src/render/wrap.ts';
import { yaml } from '../src/render/yaml.ts';
import { cell } from '../src/view/cell.ts';
import { recordView } from '../src/view/record-view.ts';
import { respond } from './faults/fault.ts';
import { spacecraft } from './harness.ts';
import { server } from './setup.ts';

const api = await server();

test('a long text is made in short pieces, as they are printed', async () => {
  const flights = Array(5_000).fill({ launch: { net: '2006-03-30T02:30:20Z' } });
  const view = recordView({ flights }, { columns: [], card: { title: cell(''), sections: [] } });
  const lengths = Array.from(yaml(view), ({ length }) => length);
  expect(Math.max(...lengths)).toBeLessThan(100_000);
});

test('the first line of a long text is made without the others', () => {
  let calls = 0;
  const measure: Measure = {
    width: (text, limit = 0) => {
      calls++;
      return Math.min(text.length, limit + 1);
    },
    fit: (text, width, start = 0) => {
      calls++;
      return Math.min(text.length, start + width);
    },
  };
  for (const text of ['x'.repeat(1_000_000), 'a '.repeat(500_000)]) {
    calls = 0;
    const [line] = wrap({ text }, { measure, width: 20 });
    expect(line).toHaveLength(text.includes(' ') ? 19 : 20);
    expect(calls).toBeLessThan(20);
  }
});

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
