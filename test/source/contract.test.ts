/**
 * The catalogue answers what the API would: the same generated questions are put to both, and whole
 * answers compared. The loopback server reads query strings by the framework's rules, and knows
 * nothing of how this program does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { CONFIGURATIONS, fleet, STATUSES } from '../loopback/fleet.ts';
import { type LaunchLibrary, launchLibrary } from '../loopback/launch-library.ts';

const CRAFT = fleet(150);

let api: LaunchLibrary;
let cacheFolder: string;
beforeAll(async () => {
  api = await launchLibrary({ craft: CRAFT });
  cacheFolder = mkdtempSync(join(tmpdir(), 'spacecraft-'));
  for (const mode of ['normal', 'detailed']) {
    const { exit } = await spacecraft(['sync', '--mode', mode, '--api-url', api.url], {
      cacheFolder,
    });
    expect(exit).toBe(0);
  }
});
afterAll(async () => {
  await api.close();
  rmSync(cacheFolder, { recursive: true });
});

const someName = fc.constantFrom(...CRAFT.map(({ name }) => name));

/** Words that are in names, parts of them in odd case, quotes, commas, and what is nowhere. */
const word = fc.oneof(
  someName.chain((name) =>
    fc
      .tuple(fc.nat(name.length - 1), fc.nat(4))
      .map(([from, length]) => name.slice(from, from + length + 1)),
  ),
  fc.constantFrom(
    'soyuz',
    'DRAGON',
    'Crew Dragon',
    '"Crew Dragon"',
    "'crew dragon'",
    'tma,ms',
    '-0',
    '"',
    "'",
    '\\',
    'é',
    'Прогресс',
  ),
  fc.string({ maxLength: 4 }),
  fc.string({ unit: fc.constantFrom('a', 'o', ' ', '"', "'", ',', '\\'), maxLength: 8 }),
);

const search = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

/** Ends in the id: among equals the API's order is nobody's to know. */
const ordering = fc
  .uniqueArray(
    fc.constantFrom('flights_count', 'mission_ends_count', 'time_docked', 'time_in_space'),
    { maxLength: 3 },
  )
  .chain((fields) =>
    fc.tuple(
      ...[...fields, 'id'].map((field) => fc.boolean().map((down) => (down ? `-${field}` : field))),
    ),
  )
  .map((terms) => terms.join(','));

/** Of many filters at once nothing would be left, and nothing is the same as nothing: so, two at most. */
const filters = fc.uniqueArray(
  fc.oneof(
    { weight: 3, arbitrary: search.map((terms) => `--search=${terms}`) },
    fc.constantFrom(...STATUSES.map(({ id }) => `--status=${id}`)),
    fc.constantFrom('--in-space', '--no-in-space'),
    fc.constantFrom('--placeholder', '--no-placeholder'),
    someName.map((name) => `--name=${name}`),
    fc.constantFrom(...CONFIGURATIONS.map(({ id }) => `--config=${id}`)),
  ),
  { maxLength: 2, selector: (flag) => flag.replace(/^--(no-)?|=.*/gs, '') },
);

const page = fc
  .record(
    {
      ordering: ordering.map((fields) => `--ordering=${fields}`),
      limit: fc.oneof(
        fc.integer({ min: 1, max: 180 }).map((limit) => `--limit=${limit}`),
        fc.constant('--all'),
      ),
      offset: fc
        .oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 160 }))
        .map((offset) => `--offset=${offset}`),
      mode: fc.constant('--mode=detailed'),
    },
    { requiredKeys: [] },
  )
  .map((given) => Object.values(given));

const flags = fc.tuple(filters, page).map((given) => given.flat());

/** How many questions are put. Fewer where the tests are run for every change of the code. */
const { numRuns = 400 } = fc.readConfigureGlobal() ?? {};

test('the same question, the same answer: records, order, count, neighbours', async () => {
  let telling = 0;
  await fc.assert(
    fc.asyncProperty(flags, async (given) => {
      const argv = ['list', '--api-url', api.url, '--json', ...given];
      const remote = await spacecraft(argv);
      api.requests.length = 0;
      const local = await spacecraft(argv, { cacheFolder });
      expect(local).toEqual(remote);
      // A configuration that no craft is of is for the API to judge.
      if (!given.includes('--config=44')) expect(api.requests).toHaveLength(0);
      if (remote.exit === 0 && JSON.parse(remote.stdout).results.length > 0) telling++;
    }),
    { numRuns },
  );
  expect(telling).toBeGreaterThan(numRuns / 3);
}, 240_000);

test('single craft as well, in both modes', async () => {
  for (const wanted of ['1', '85', 'Soyuz TMA-8', 'Dragon', '9999', 'Nobody']) {
    const argv = ['show', wanted, '--mode', 'detailed', '--api-url', api.url, '--json'];
    expect(await spacecraft(argv, { cacheFolder })).toEqual(await spacecraft(argv));
  }
});
