/**
 * The catalogue answers as the API does: generated queries are sent to both, and the whole output is
 * compared. The loopback server interprets query strings by the rules of the API's framework, and
 * shares no code with this program.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { spacecraft } from '../harness.ts';
import { CONFIGURATIONS, STATUSES } from '../loopback/configurations.ts';
import { fleet } from '../loopback/fleet.ts';
import { server, sharedFolder } from '../setup.ts';

const FLEET = fleet(150);

const api = await server({ fleet: FLEET });
const normalFolder = sharedFolder();
const detailedFolder = sharedFolder();

/** Runs a command that prints JSON; without a cache folder, the API answers. */
const run = (argv: readonly string[], cacheFolder?: string) =>
  spacecraft([...argv, '--json', '--api-url', api.url], cacheFolder ? { cacheFolder } : {});

beforeAll(async () => {
  for (const [mode, cacheFolder] of [
    ['normal', normalFolder],
    ['detailed', detailedFolder],
  ] as const) {
    const argv = ['sync', '--mode', mode, '--api-url', api.url];
    expect(await spacecraft(argv, { cacheFolder })).toMatchObject({ exit: 0 });
  }
});

const anyName = fc.constantFrom(...FLEET.map(({ name }) => name));

/** Parts of names, also in other case, quotes, commas, and words that no name contains. */
const word = fc.oneof(
  anyName.chain((name) =>
    fc
      .tuple(fc.nat(name.length - 1), fc.nat(4))
      .map(([start, length]) => name.slice(start, start + length + 1)),
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

/** Orderings that end in the id: the order of ties in the API is undefined. */
const ordering = fc
  .uniqueArray(
    fc.constantFrom('flights_count', 'mission_ends_count', 'time_docked', 'time_in_space'),
    { maxLength: 3 },
  )
  .chain((fields) =>
    fc.tuple(
      ...[...fields, 'id'].map((field) =>
        fc.boolean().map((descending) => (descending ? `-${field}` : field)),
      ),
    ),
  )
  .map((terms) => terms.join(','));

/** At most two filters: with more, too many results would be empty. */
const filters = fc.uniqueArray(
  fc.oneof(
    { weight: 3, arbitrary: search.map((terms) => `--search=${terms}`) },
    fc.constantFrom(...STATUSES.map(({ id }) => `--status=${id}`)),
    fc.constantFrom('--in-space', '--no-in-space'),
    fc.constantFrom('--placeholder', '--no-placeholder'),
    anyName.map((name) => `--name=${name}`),
    fc.constantFrom(...CONFIGURATIONS.map(({ id }) => `--config=${id}`)),
  ),
  { maxLength: 2, selector: (flag) => flag.replace(/^--(no-)?|=.*/gs, '') },
);

const page = fc
  .record(
    {
      ordering: ordering.map((terms) => `--ordering=${terms}`),
      limit: fc.oneof(
        fc.integer({ min: 1, max: 180 }).map((limit) => `--limit=${limit}`),
        fc.constant('--all'),
      ),
      offset: fc
        .oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 160 }))
        .map((offset) => `--offset=${offset}`),
    },
    { requiredKeys: [] },
  )
  .map((flags) => Object.values(flags));

const listArguments = fc.tuple(filters, page).map((flags) => ['list', ...flags.flat()]);

/** Number of generated queries per test. */
const numRuns = 200;

/** Only the API knows whether a configuration exists if no spacecraft has it. */
const UNUSED_CONFIGURATIONS = CONFIGURATIONS.filter(
  ({ id }) => !FLEET.some(({ spacecraft_config }) => spacecraft_config.id === id),
).map(({ id }) => `--config=${id}`);

function expectSame(remote: string, local: string): void {
  expect(local).toBe(remote);
}

/** Expects the same page, whose records may have additional fields. */
function expectSuperset(remote: string, local: string): void {
  const { results: remoteRecords, ...remotePage } = parse(remote);
  const { results: localRecords, ...localPage } = parse(local);
  expect(localPage).toEqual(remotePage);
  expect(localRecords).toMatchObject(remoteRecords);
}

interface ListOutput {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly object[];
}

/** Parses JSON with the modes of records, the only values that differ between the modes, removed. */
function parse(json: string): ListOutput {
  return JSON.parse(json.replaceAll(/"response_mode": "\w+"/g, '"response_mode": ""'));
}

/** Puts generated queries to the API and to a catalogue, and compares the successful results. */
async function compareLists(
  { catalogue, mode }: { readonly catalogue: string; readonly mode: string },
  compare: (remote: string, local: string) => void,
): Promise<void> {
  let nonEmpty = 0;
  await fc.assert(
    fc.asyncProperty(listArguments, async (args) => {
      const argv = [...args, '--mode', mode];
      const remote = await run(argv);
      api.requests.length = 0;
      const local = await run(argv, catalogue);
      expect({ exit: local.exit, stderr: local.stderr }).toEqual({
        exit: remote.exit,
        stderr: remote.stderr,
      });
      if (!args.some((arg) => UNUSED_CONFIGURATIONS.includes(arg))) {
        expect(api.requests).toEqual([]);
      }
      if (remote.exit === 0) {
        compare(remote.stdout, local.stdout);
        if (JSON.parse(remote.stdout).results.length > 0) nonEmpty++;
      }
    }),
    { numRuns },
  );
  expect(nonEmpty).toBeGreaterThan(numRuns / 3);
}

describe('a list is the same from the catalogue and from the API', () => {
  const TIMEOUT = 240_000;

  test(
    'if the query and the catalogue are normal',
    () => compareLists({ catalogue: normalFolder, mode: 'normal' }, expectSame),
    TIMEOUT,
  );

  test(
    'if the query and the catalogue are detailed',
    () => compareLists({ catalogue: detailedFolder, mode: 'detailed' }, expectSame),
    TIMEOUT,
  );

  test(
    'except for additional fields, if the query is normal and the catalogue detailed',
    () => compareLists({ catalogue: detailedFolder, mode: 'normal' }, expectSuperset),
    TIMEOUT,
  );
});

describe('a single spacecraft is the same from the catalogue and from the API', () => {
  test.each(['1', '85', 'Soyuz TMA-8', 'Dragon', '9999', 'Nobody'])(
    'if %s is requested in detail and the catalogue is detailed',
    async (reference) => {
      const argv = ['show', reference, '--mode', 'detailed'];
      const remote = await run(argv);
      api.requests.length = 0;
      expect(await run(argv, detailedFolder)).toEqual(remote);
      expect(api.requests).toEqual([]);
    },
  );

  // The API sends detailed records by id, and normal ones by name.
  test.each([
    ['1', detailedFolder],
    ['85', detailedFolder],
    ['Soyuz TMA-8', normalFolder],
    ['Dragon', normalFolder],
    ['9999', normalFolder],
    ['Nobody', normalFolder],
  ])(
    'if %s is requested and the catalogue has records of the same mode',
    async (reference, catalogue) => {
      const remote = await run(['show', reference]);
      api.requests.length = 0;
      expect(await run(['show', reference], catalogue)).toEqual(remote);
      expect(api.requests).toEqual([]);
    },
  );
});
