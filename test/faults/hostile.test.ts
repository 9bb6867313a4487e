/**
 * Property tests with malicious or nonsensical values in any field of a response: the program must
 * exit with a known code, and never print control characters to a terminal.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import detailed from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import { EXIT } from '../../src/exit.ts';
import { anyCharacter } from '../any-text.ts';
import { type HarnessOptions, type Result, spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';
import { respond } from './fault.ts';

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

const hostileValues: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...HOSTILE_TEXTS),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
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

type Path = readonly (string | number)[];

/** Returns the paths of all parts of a value, including the value itself. */
function pathsIn(value: Json): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    pathsIn(part).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
  return [[], ...inner];
}

/** Returns a copy of a value in which the part at a path is replaced. */
function replaceAt(value: Json, [key, ...rest]: Path, replacement: Json): Json {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((part, index) => (index === key ? replaceAt(part, rest, replacement) : part));
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`no ${key} in ${value}`);
  return { ...value, [key]: replaceAt(value[key] ?? null, rest, replacement) };
}

const RECORD: Json = detailed;
const PAGE: Json = {
  count: 2,
  next: null,
  previous: null,
  results: [RECORD, { id: 1, name: 'One' }],
};

/** Generates bodies with a hostile value in one known or unknown field. */
const bodiesLike = (value: Json) =>
  fc
    .record({
      path: fc.constantFrom(...pathsIn(value)),
      isUnknownField: fc.boolean(),
      replacement: hostileValues,
    })
    .map(({ path, isUnknownField, replacement }) => {
      const target = isUnknownField && path.length > 0 ? [...path.slice(0, -1), 'unknown'] : path;
      return JSON.stringify(replaceAt(value, target, replacement));
    });

/** Control characters except the line feed, and characters that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for them
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const MACHINE_FORMATS = ['json', 'ndjson', 'csv', 'tsv', 'yaml'];

/** Checks the exit code, and that output to a pipe has no control characters. */
function expectHarmless({ exit, stdout, stderr }: Result, line: string): void {
  expect([EXIT.ok, EXIT.usage, EXIT.notFound, EXIT.badResponse]).toContain(exit);
  expect(stderr).not.toMatch(CONTROL);
  const isHumanFormat = !MACHINE_FORMATS.some((format) => line.includes(format));
  // CSV and TSV contain the text as the API sent it, as programs expect.
  if (isHumanFormat || /json|yaml/.test(line)) expect(stdout).not.toMatch(CONTROL);
  if (exit !== EXIT.ok) expect(stderr).toMatch(/spacecraft: [^\n]+\n$/);
}

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { ...options, cacheFolder });

describe('with a hostile value in any field', () => {
  test.each([
    'list --refresh',
    'list --refresh --wide --format markdown',
    'list --refresh --json',
    'list --refresh --format yaml',
    'list --refresh --format csv --columns +description,+agency,+family,+docked',
    'list --refresh --quiet',
  ])('of a page, %s prints no control characters', async (line) => {
    await fc.assert(
      fc.asyncProperty(bodiesLike(PAGE), async (body) => {
        api.failWith(respond(200, body));
        expectHarmless(await run(line), line);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    'show 85 --mode detailed --refresh',
    'show 85 --refresh --format ndjson',
    'show 85 1 --compare --refresh',
  ])('of a record, %s prints no control characters', async (line) => {
    await fc.assert(
      fc.asyncProperty(bodiesLike(RECORD), async (body) => {
        api.failWith(respond(200, body));
        expectHarmless(await run(line), line);
      }),
      { numRuns: 25 },
    );
  });

  test('of the catalogue, sync, stats, list and show print no control characters', async () => {
    await fc.assert(
      fc.asyncProperty(bodiesLike(PAGE), async (body) => {
        api.failWith(respond(200, body));
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

  test('of a record, show on a terminal prints only colours and web links', async () => {
    await fc.assert(
      fc.asyncProperty(
        bodiesLike(RECORD),
        fc.integer({ min: 40, max: 120 }),
        async (body, terminal) => {
          api.failWith(respond(200, body));
          const { stdout } = await run('show 85 --mode detailed --refresh', {
            terminal,
            links: true,
          });
          const plainText = stdout
            // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
            .replaceAll(/\u001b\[[\d;]*m/g, '')
            // biome-ignore lint/suspicious/noControlCharactersInRegex: starts and ends of links
            .replaceAll(/\u001b\]8;;(https?:\/\/[\u0021-\u007e]+)?(\u0007|\u001b\\)/g, '');
          expect(plainText).not.toMatch(CONTROL);
        },
      ),
      { numRuns: 25 },
    );
  });
});
