/** Large input and data neither exhaust the stack nor take minutes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { spacecraft as spacecraftSchema } from '../../src/ll2/spacecraft.ts';
import { summarize } from '../../src/ll2/summary.ts';
import { writeCatalogue } from '../../src/store/catalogue-file.ts';
import { openFolder } from '../../src/store/folder.ts';
import { spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { spacecraftRecord } from '../loopback/records.ts';
import { sharedFolder } from '../setup.ts';

/** Milliseconds for each command, also on a slow machine. */
const TIMEOUT = 30_000;

const BASE = new URL('https://large.example.com/2.3.0/');
const cacheFolder = sharedFolder();
const [example] = fleet(1);

const run = (line: string, options: { terminal?: number; stdin?: string } = {}) =>
  spacecraft(line.split(' '), {
    cacheFolder,
    env: { SPACECRAFT_API_URL: BASE.href },
    ...options,
  });

async function writeRecords(records: readonly object[]): Promise<void> {
  const folder = openFolder(cacheFolder, {
    warn: (line) => expect.fail(line),
    random: Math.random,
    pendingWrites: new Set(),
    userId: process.geteuid?.(),
  });
  const parsed = records.map((record) => spacecraftSchema.parse(record));
  const written = await writeCatalogue(
    folder,
    { base: BASE, mode: 'detailed', at: Date.UTC(2026, 10, 23, 11) },
    parsed.map((record) => ({ summary: summarize(record), json: JSON.stringify(record) })),
  );
  expect(written).toBe(true);
}

const recordOf = (changes: object) => ({
  ...(example && spacecraftRecord(example, 'detailed', BASE.href)),
  ...changes,
});

describe('130,000 lines on standard input', () => {
  const lines = (prefix: string) =>
    Array.from({ length: 130_000 }, (_, index) => `${prefix}${index + 1}\n`).join('');

  beforeAll(() => writeRecords([recordOf({ id: 1, name: 'n1' }), recordOf({ id: 2, name: 'n2' })]));

  test.each(['', 'n'])(
    'of which two exist print these and name only some others',
    async (prefix) => {
      const { exit, stdout, stderr } = await run('show - -q --offline', { stdin: lines(prefix) });
      expect({ exit, stdout }).toEqual({ exit: 3, stdout: '1\n2\n' });
      expect(stderr).toMatch(/no spacecraft [^\n]+3, \D?4, [^\n]+ and 129978 more; [^\n]+\n$/);
      expect(stderr.length).toBeLessThan(1_000);
    },
    TIMEOUT,
  );

  test(
    'with the same id print it once each',
    async () => {
      const { exit, stdout } = await run('show - -q --offline', { stdin: '1\n'.repeat(130_000) });
      expect(exit).toBe(0);
      expect(stdout).toBe('1\n'.repeat(130_000));
    },
    TIMEOUT,
  );
});

const OUTPUTS: readonly (readonly [string, { readonly terminal?: number }])[] = [
  ['--format json', {}],
  ['--format table', {}],
  ['--format csv', {}],
  ['', { terminal: 80 }],
];

describe.each([
  ['one word of 6 MB', 'x'.repeat(6_000_000)],
  ['40,000 wide letters', '船'.repeat(40_000)],
])('a spacecraft with %s', (_, word) => {
  beforeAll(() => writeRecords([recordOf({ id: 1, name: word, description: word })]));

  test.each(OUTPUTS)(
    'is printed with %s %o',
    async (flags, options) => {
      for (const line of ['list', 'show 1', 'show 1 --compare']) {
        const { exit, stderr } = await run(
          `${line} ${flags} --offline`.replace(/ +/g, ' '),
          options,
        );
        expect({ line, exit, stderr: stderr.slice(0, 500) }).toMatchObject({ line, exit: 0 });
      }
    },
    TIMEOUT * 4,
  );
});

describe('a spacecraft with 200,000 flights', () => {
  beforeAll(async () => {
    const flight = { id: 1, launch: { name: 'Rocket', net: '2006-03-30T02:30:20Z' } };
    await writeRecords([recordOf({ id: 1, name: 'A', flights: Array(200_000).fill(flight) })]);
  });

  test(
    'has only some of them in its card, which says so',
    async () => {
      const { exit, stdout } = await run('show 1 --mode detailed --offline');
      expect(exit).toBe(0);
      expect(stdout).toMatch(/\nFlights \(200000\)\n/);
      expect(stdout).toMatch(/\n {2}199000 more flights; --json prints all\n$/);
      expect(stdout.split('\n').length).toBeLessThan(1_100);
    },
    TIMEOUT,
  );

  test.each(OUTPUTS)(
    'is printed with %s %o',
    async (flags, options) => {
      for (const line of ['show 1 --mode detailed', 'show 1 --compare --mode detailed']) {
        const { exit, stderr } = await run(
          `${line} ${flags} --offline`.replace(/ +/g, ' '),
          options,
        );
        expect({ line, exit, stderr: stderr.slice(0, 500) }).toMatchObject({ line, exit: 0 });
      }
    },
    TIMEOUT * 4,
  );
});
