/** All output is bounded and finite, whatever the arguments and the responses. */
import { describe, expect, test } from 'vitest';
import { barLayout, barLines } from '../src/render/bars.ts';
import { cell } from '../src/view/cell.ts';
import { respond } from './faults/fault.ts';
import { spacecraft } from './harness.ts';
import { server } from './setup.ts';

const api = await server();

const MEGABYTE = 'x'.repeat(1_000_000);

describe('a line on stderr is bounded', () => {
  test.each(
    [
      ['list', '--columns', MEGABYTE],
      ['list', '--status', MEGABYTE],
      ['list', '--limit', MEGABYTE],
      ['list', `--${MEGABYTE}`],
      ['list', '--ordering', MEGABYTE],
      ['stats', '--by', MEGABYTE],
      ['help', MEGABYTE],
      [MEGABYTE],
      ['completion', MEGABYTE],
      ['cache', MEGABYTE],
      ['show', MEGABYTE, '--offline'],
      ['list', '--offline', '--config', MEGABYTE],
    ].map((args) => ({ args, line: args.join(' ').slice(0, 30) })),
  )('for $line', async ({ args }) => {
    const { exit, stderr } = await spacecraft(args);
    expect([2, 3]).toContain(exit);
    expect(stderr.length).toBeLessThan(2_100);
    expect(stderr).toMatch(/^spacecraft: [^\n]+\n$/);
  });

  test('for a name of the API', async () => {
    const results = [1, 2].map((id) => ({ id, name: 'A', serial_number: MEGABYTE }));
    api.failWith(respond(200, JSON.stringify({ count: 2, next: null, previous: null, results })));
    const { exit, stderr } = await spacecraft(['show', 'A', '--api-url', api.url]);
    expect(exit).toBe(2);
    expect(stderr.length).toBeLessThan(2_100);
    expect(stderr).toMatch(/show one by its id: spacecraft show 1\n$/);
  });

  test('for a bug, as are the number of its lines', async () => {
    const env = {
      get SPACECRAFT_API_URL(): string {
        throw new TypeError(`${MEGABYTE}\n`.repeat(200));
      },
    };
    const { exit, stderr } = await spacecraft(['list'], { env });
    expect(exit).toBe(1);
    expect(stderr.split('\n').length).toBeLessThan(60);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(2_100);
  });
});

describe('a huge quota', () => {
  test.each([1e9, 1e15, 1e308])('of %d s prints finite numbers', async (next_use_secs) => {
    const limits = { your_request_limit: 15, limit_frequency_secs: 9e15, current_use: 15 };
    api.failWith(respond(200, JSON.stringify({ ...limits, next_use_secs })));
    const { exit, stdout } = await spacecraft(['quota', '--api-url', api.url]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/Next request +in more than a day\n/);
    expect(stdout).not.toMatch(/NaN|Infinity/);
  });
});

describe('an infinite number', () => {
  const body =
    '{"count":1,"next":null,"previous":null,"results":[{"id":1,"name":"One","mass":1e999}]}';

  test.each([
    ['table', /^ *mass\n *–\n$/],
    ['csv', /^mass\r\n"?"?\r\n$/],
    ['tsv', /^\n$/],
    ['markdown', /\| – +\|\n$/],
    ['json', /"\.mass": null/],
    ['ndjson', /^\{"\.mass":null\}\n$/],
    ['yaml', /mass: null\n/],
  ])('is missing in %s', async (format, expected) => {
    api.failWith(respond(200, body));
    const flags = ['--columns', '.mass', '--format', format, '--api-url', api.url];
    const { exit, stdout } = await spacecraft(['list', ...flags]);
    expect(exit).toBe(0);
    expect(
      stdout.replaceAll('.mass', (match) => (format.includes('json') ? match : 'mass')),
    ).toMatch(expected);
  });
});

describe('a limit beyond all spacecraft', () => {
  test.each(['100001', '9007199254740991'])('of %s is all of them', async (limit) => {
    const args = ['--limit', limit, '--api-url', api.url];
    const curl = await spacecraft(['list', '--curl', ...args]);
    expect(curl).toMatchObject({
      exit: 0,
      stderr: 'this is the first page; request the next with offset=100\n',
    });
    expect(curl.stdout.split('\n')).toHaveLength(2);
    const { stdout } = await spacecraft(['list', '-q', ...args]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(607);
  });

  test('prints a request per page up to there', async () => {
    const args = ['list', '--curl', '--limit', '100000', '--offset', '9007199254740991'];
    const { exit, stdout } = await spacecraft(args);
    expect(exit).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1_000);
  });
});

test('a status that is a property of every object has no colour', async () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const results = [{ id: 1, name: 'One', status: { id: 9, name } }];
    api.failWith(respond(200, JSON.stringify({ count: 1, next: null, previous: null, results })));
    const { exit, stdout } = await spacecraft(['list', '--api-url', api.url], { terminal: 120 });
    expect(exit).toBe(0);
    expect(stdout).toContain(`  ${name}`);
  }
});

describe('on a terminal of a few columns', () => {
  /** Has more letters than a call can have arguments. */
  const word = 'x'.repeat(250_000);

  test.each([1, 2])('of %i, a long word is broken', async (terminal) => {
    api.transform((body) => ({ ...body, name: word, description: word }));
    const flags = ['--api-url', api.url];
    const { exit, stdout } = await spacecraft(['show', '85', ...flags], { terminal });
    expect(exit).toBe(0);
    expect(stdout.replace(/[^x]/g, '').length).toBeGreaterThanOrEqual(500_000);
  });

  test('a long word is broken in a comparison too', async () => {
    api.transform((body) => ({ ...body, serial_number: word }));
    const args = ['show', '85', '86', '--compare', '--api-url', api.url];
    expect(await spacecraft(args, { terminal: 3 })).toMatchObject({ exit: 0 });
  });
});

describe('a long cell in a pipe', () => {
  test.each(['table', 'markdown'])('does not widen each row of a %s', async (format) => {
    const results = Array.from({ length: 100 }, (_, index) => ({
      id: index + 1,
      name: index === 50 ? MEGABYTE : 'One',
    }));
    api.failWith(respond(200, JSON.stringify({ count: 100, next: null, previous: null, results })));
    const flags = ['--limit', '100', '--format', format, '--api-url', api.url];
    const { exit, stdout } = await spacecraft(['list', ...flags]);
    expect(exit).toBe(0);
    expect(stdout).toContain(MEGABYTE);
    expect(stdout.length).toBeLessThan(4_000_000);
  });
});

test('any number of bars can be printed', async () => {
  const bars = Array.from({ length: 200_000 }, (_, index) => ({
    label: cell(`Status ${index}`),
    amount: 1,
  }));
  const options = { width: 80, paint: (text: string) => text, header: undefined, bars: true };
  let count = 0;
  for (const _ of barLines(bars, await barLayout(bars, options), options)) count++;
  expect(count).toBe(200_000);
});
