/** Optional fields of the wrong type count as unknown; the record is printed as JSON as it is. */
import { describe, expect, test } from 'vitest';
import detailed from '../../fixtures/spacecraft-85-detailed.json' with { type: 'json' };
import { respond } from '../faults/fault.ts';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft([...line.split(' '), '--api-url', api.url], { cacheFolder, ...options });

const GOOD = { id: 1, name: 'Good', status: { id: 1, name: 'Active' }, flights_count: 3 };

function serve(...records: object[]): void {
  const body = { count: records.length, next: null, previous: null, results: records };
  api.failWith(respond(200, JSON.stringify(body)));
}

const MALFORMED = { ...GOOD, id: 2, name: 'Malformed', image: 'https://images.example/2.jpeg' };

const WARNING = 'spacecraft: ignoring image: not an object in 1 of 2 spacecraft\n';

describe('if the image of one spacecraft is text', () => {
  test.each(['table', 'json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown'])(
    'list --format %s prints all spacecraft and one warning',
    async (format) => {
      serve(GOOD, MALFORMED);
      const { exit, stdout, stderr } = await run(`list --format ${format}`);
      expect(exit).toBe(0);
      expect(stdout).toContain('Malformed');
      expect(stderr.split('\n').filter((line) => line.includes('image'))).toEqual([
        WARNING.trimEnd(),
      ]);
    },
  );

  test('JSON contains it as it was sent, also from the cache and the catalogue', async () => {
    serve(GOOD, MALFORMED);
    const results = async (line: string) => {
      const { exit, stdout } = await run(line);
      expect(exit).toBe(0);
      return JSON.parse(stdout).results;
    };
    expect(await results('list --json')).toEqual([GOOD, MALFORMED]);
    expect(await results('list --json --offline')).toEqual([GOOD, MALFORMED]);
    expect(await run('sync')).toMatchObject({
      exit: 0,
      stderr: `synced 2 spacecraft in detail\n${WARNING}`,
    });
    expect(await results('list --json --offline')).toEqual([GOOD, MALFORMED]);
    expect((await run('list --columns id,image.url,.image --format tsv --offline')).exit).toBe(2);
    expect((await run('list --columns .image --format tsv --offline')).stdout).toContain(
      MALFORMED.image,
    );
  });

  test('the catalogue answers tables, statistics and comparisons', async () => {
    serve(GOOD, MALFORMED);
    await run('sync');
    for (const line of ['list', 'show 2', 'show 1 2 --compare', 'stats', 'list --columns +image']) {
      expect({
        line,
        ...(await run(`${line} --offline`.replace('stats --offline', 'stats'))),
      }).toMatchObject({ line, exit: 0, stdout: expect.stringMatching(/Malformed|Count/) });
    }
    expect((await run('list --offline')).stderr).toContain(WARNING);
  });
});

test('The warning names each field once, and the number of spacecraft', async () => {
  serve(
    { ...GOOD, in_space: 'yes', status: 'Active' },
    { ...GOOD, id: 2, in_space: 1, spacecraft_config: { id: 1, name: 'C', agency: { id: 'x' } } },
  );
  const { exit, stdout, stderr } = await run('list --columns +agency --format tsv');
  expect(exit).toBe(0);
  expect(stdout).toContain('\tC\t');
  expect(stderr).toBe(
    'spacecraft: ignoring in_space: not a boolean in 2 of 2 spacecraft; status: not an object in 1; spacecraft_config.agency.id: not a number in 1\n',
  );
});

test('The warning is bounded', async () => {
  const fields = ['serial_number', 'description', 'time_in_space', 'time_docked', 'image'];
  serve({ ...GOOD, ...Object.fromEntries(fields.map((field) => [field, 5])) });
  expect((await run('list --json')).stderr).toMatch(/^spacecraft: ignoring .*; 2 more fields\n$/);
});

/** All paths within a detailed record. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  Reflect.set(copy, key, replaceAt(Reflect.get(copy, key), rest, wrong));
  return copy;
}

describe.each([5, 'x', true, [], [null], { x: 1 }].map((wrong) => [JSON.stringify(wrong), wrong]))(
  'with %s in any optional field of a detailed record',
  (_, wrong) => {
    const paths = pathsIn(detailed).filter((path) => !['id', 'name'].includes(path.join()));
    const records = paths.map((path) => ({ path, record: replaceAt(detailed, path, wrong) }));

    test('sync writes the catalogue', async () => {
      serve(
        ...records
          .slice(-100)
          .map(({ record }, index) => Object.assign({}, record, { id: index + 1 })),
      );
      expect(await run('sync')).toMatchObject({ exit: 0 });
      expect(await run('list --all --offline')).toMatchObject({ exit: 0 });
    });

    test('show prints the card', async () => {
      api.failWith((request, response) => {
        const id = Number(/\/spacecraft\/(\d+)\//.exec(request.url ?? '')?.[1]);
        const record = Object.assign({}, records[id - 1]?.record, { id });
        return respond(200, JSON.stringify(record))(request, response);
      });
      const ids = records.map((_, index) => String(index + 1));
      const argv = ['show', ...ids, '--mode', 'detailed', '--api-url', api.url];
      const { exit, stdout, stderr } = await spacecraft(argv);
      expect({ exit, stderr }).toMatchObject({ exit: 0 });
      const shown = [...stdout.matchAll(/^ {2}Id +(\d+)$/gm)].map(([, id]) => id);
      expect(shown).toEqual(ids);
      expect(stderr.split('\n').length).toBeLessThanOrEqual(3);
    });
  },
);

describe('another version of the API', () => {
  const OLD = 'this program is for 2.3.0';
  const record = (version: string) => ({
    id: 2,
    url: `https://ll.thespacedevs.com/${version}/spacecraft/2/`,
    name: 'Mercury No.7',
    status: { id: 4, name: 'Single Use' },
    spacecraft_config: { id: 11, name: 'Mercury', agency: { id: 44, type: 'Government' } },
  });

  test.each(['2.2.0', '2.1.0', '3.0.0'])('in --api-url (%s) is a usage error', async (version) => {
    const url = api.url.replace('2.3.0', version);
    for (const line of ['list', 'show 2', 'sync', 'quota']) {
      const { exit, stderr } = await spacecraft([...line.split(' '), '--api-url', url]);
      expect({ exit, stderr }).toEqual({
        exit: 2,
        stderr: expect.stringContaining(`version ${version} of the API; ${OLD}`),
      });
    }
    expect(api.requests).toEqual([]);
  });

  test.each(['2.2.0', '2.1.0'])(
    'in the records (%s) is an unexpected response',
    async (version) => {
      serve(record(version));
      expect(await run('list')).toMatchObject({ exit: 6, stderr: expect.stringContaining(OLD) });
      expect(await run('sync')).toMatchObject({ exit: 6, stderr: expect.stringContaining(OLD) });
      api.failWith(respond(200, JSON.stringify(record(version))));
      expect(await run('show 2')).toMatchObject({ exit: 6, stderr: expect.stringContaining(OLD) });
    },
  );

  test('is not inferred from the path of a mirror that ends in 2.3.0', async () => {
    const url = api.url.replace('2.3.0', '1.0.0/2.3.0');
    expect(await spacecraft(['list', '--curl', '--api-url', url])).toMatchObject({ exit: 0 });
  });
});
