/** Whatever stands at whatever place of a record: an answer or a refusal, and a terminal left alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import detailed from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import { EXIT } from '../../src/exit.ts';
import { type Result, spacecraft, type WorldOptions } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';
import { always } from './faults.ts';

const api = await server();
const cacheFolder = emptyFolder();

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const HOSTILE_TEXTS = [
  '\u001b]0;title\u0007\u001b[2J\u001b[31m',
  '\u009b31m\u009d0;title\u009c',
  '\u001b]8;;file:///etc/passwd\u001b\\here\u001b]8;;\u001b\\',
  'a\r\nb\tc\u0000\u0008\u0008\u007f',
  '\u202e\u2066turned\u2069',
  'S\u200do\u200by\u00aduz\ufeff',
  '\ud800 half \udc00',
  'x'.repeat(100_000),
  '\u0301'.repeat(10_000),
  '👩‍🚀'.repeat(1_000),
  'javascript:alert(1)',
  'http://x\u001b[31m/"><',
  '=HYPERLINK("http://x")',
  'P999999999999999999999DT1S',
  '9999-99-99T99:99:99Z',
  '',
];

const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom<Json>(null, true, 0, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER),
  fc.constantFrom<Json>(
    [],
    {},
    [[]],
    [null],
    { length: 1e9 },
    { toString: 1 },
    { id: 1, name: 'x' },
  ),
  fc.constant(JSON.parse('{"__proto__":{"name":"x"},"constructor":1}') as Json),
  fc.constant(JSON.parse('['.repeat(50) + ']'.repeat(50)) as Json),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

/** Every place of a value, the value itself among them. */
function places(value: Json): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([name, part]) =>
    places(part).map((place) => [Array.isArray(value) ? Number(name) : name, ...place]),
  );
  return [[], ...inner];
}

function put(value: Json, [name, ...rest]: readonly (string | number)[], what: Json): Json {
  if (name === undefined) return what;
  if (Array.isArray(value)) {
    return value.map((part, index) => (index === name ? put(part, rest, what) : part));
  }
  const record = value as { [name: string]: Json };
  return { ...record, [name]: put(record[name] ?? null, rest, what) };
}

const RECORD = detailed as Json;
const PAGE: Json = {
  count: 2,
  next: null,
  previous: null,
  results: [RECORD, { id: 1, name: 'One' }],
};

const spoilt = (whole: Json) =>
  fc
    .record({
      place: fc.constantFrom(...places(whole)),
      // Of fields nobody knows as well.
      unknown: fc.boolean(),
      what: hostile,
    })
    .map(({ place, unknown, what }) => {
      const at = unknown && place.length > 0 ? [...place.slice(0, -1), 'unknown'] : place;
      return JSON.stringify(put(whole, at, what));
    });

/** What a terminal obeys, and what turns text round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: which are what must not be there
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const MACHINE_FORMATS = ['json', 'ndjson', 'csv', 'tsv', 'yaml'];

/** No state of the terminal is changed but by the program's own links and colours, and none of those in a pipe. */
function expectHarmless({ exit, stdout, stderr }: Result, line: string): void {
  expect([EXIT.ok, EXIT.usage, EXIT.notFound, EXIT.badResponse]).toContain(exit);
  expect(stderr).not.toMatch(CONTROL);
  const isHumanFormat = !MACHINE_FORMATS.some((format) => line.includes(format));
  // Separated values carry what was sent, as their readers expect.
  if (isHumanFormat || /json|yaml/.test(line)) expect(stdout).not.toMatch(CONTROL);
  if (exit !== EXIT.ok) expect(stderr).toMatch(/spacecraft: [^\n]+\n$/);
}

const run = (line: string, options: WorldOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { ...options, cacheFolder });

describe('anything at any place', () => {
  test.each([
    'list --refresh',
    'list --refresh --wide --format markdown',
    'list --refresh --json',
    'list --refresh --format yaml',
    'list --refresh --format csv --columns +description,+agency,+family,+docked',
    'list --refresh --quiet',
  ])('of a page: %s', async (line) => {
    await fc.assert(
      fc.asyncProperty(spoilt(PAGE), async (body) => {
        api.failWith(always(200, body)());
        expectHarmless(await run(line), line);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    'show 85 --mode detailed --refresh',
    'show 85 --refresh --format ndjson',
    'show 85 1 --compare --refresh',
  ])('of a record: %s', async (line) => {
    await fc.assert(
      fc.asyncProperty(spoilt(RECORD), async (body) => {
        api.failWith(always(200, body)());
        expectHarmless(await run(line), line);
      }),
      { numRuns: 25 },
    );
  });

  test('of the catalogue: sync, then stats, list and show', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt(PAGE), async (body) => {
        api.failWith(always(200, body)());
        const lines = [
          'sync --refresh --mode detailed',
          'stats --offline',
          'list --offline --ordering name',
        ];
        for (const line of lines) expectHarmless(await run(line), line);
        expectHarmless(await run('show 85 --offline'), 'show');
      }),
      { numRuns: 15 },
    );
  });

  test('on a terminal, nothing is emitted but colours and links to the web', async () => {
    await fc.assert(
      fc.asyncProperty(
        spoilt(RECORD),
        fc.integer({ min: 40, max: 120 }),
        async (body, terminal) => {
          api.failWith(always(200, body)());
          const { stdout } = await run('show 85 --mode detailed --refresh', {
            terminal,
            links: true,
          });
          const rest = stdout
            // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
            .replaceAll(/\u001b\[[\d;]*m/g, '')
            // biome-ignore lint/suspicious/noControlCharactersInRegex: links, and their ends
            .replaceAll(/\u001b\]8;;(https?:\/\/[\u0021-\u007e]+)?(\u0007|\u001b\\)/g, '');
          expect(rest).not.toMatch(CONTROL);
        },
      ),
      { numRuns: 25 },
    );
  });
});
