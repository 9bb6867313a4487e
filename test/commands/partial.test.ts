/** A result that is not complete says so, and how to get the rest. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server();
const cacheFolder = emptyFolder();

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft(line.split(' '), { env: { SPACECRAFT_API_URL: api.url, NO_COLOR: '1' }, ...options });

describe('a list that the default limit cuts off', () => {
  const NOTICE = 'spacecraft: 10 of 607 spacecraft; use --all for all, or --limit\n';
  const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown'];

  test.each([
    ...FORMATS.map((format) => `list --format ${format}`),
    'list -q',
    'list --json --columns id',
    'list --all=false -q',
  ])('`spacecraft %s` says so once on stderr, and names --all', async (line) => {
    expect(await run(line)).toMatchObject({ exit: 0, stderr: NOTICE });
    expect(await run(line, { terminal: 200 })).toMatchObject({ stderr: NOTICE });
  });

  test.each(['search soyuz -q', 'search soyuz --json', 'list --search soyuz --offset 5 -q'])(
    '`spacecraft %s` counts the matches',
    async (line) => {
      expect((await run(line)).stderr).toMatch(
        /^spacecraft: 10 of 1\d\d spacecraft; use --all for all, or --limit\n$/,
      );
    },
  );

  test.each([...FORMATS.map((format) => `list --format ${format}`), 'list -q'])(
    '`spacecraft %s` says it in the footer at a terminal',
    async (line) => {
      const { stderr } = await run(line, { errorTerminal: 100 });
      expect(stderr).toBe('10 of 607 spacecraft · next: --offset 10 · all: --all\n');
    },
  );
});

describe('stats without a catalogue', () => {
  const SAMPLE = 'the bundled sample of ten spacecraft';

  test('says in its first line that it counts the sample, also with filters', async () => {
    for (const line of ['stats', 'stats --offline', 'stats --status active --by type']) {
      for (const options of [{}, { terminal: 80, env: { NO_COLOR: '1' } }]) {
        const { exit, stdout } = await run(line, options);
        expect({ exit, first: stdout.split('\n')[0] }).toEqual({
          exit: 0,
          first: 'The bundled sample of ten spacecraft, not the whole catalogue',
        });
      }
    }
  });

  test.each(['json', 'ndjson', 'csv', 'tsv', 'yaml', 'markdown', 'table'])(
    'says it on stderr with --format %s',
    async (format) => {
      expect((await run(`stats --format ${format}`)).stderr).toBe(
        `from ${SAMPLE}; run spacecraft sync to count all spacecraft\n`,
      );
    },
  );

  test('does not say so with a catalogue', async () => {
    await run('sync', { cacheFolder });
    const { stdout, stderr } = await run('stats --offline', { cacheFolder });
    expect(stdout.split('\n')[0]).toBe('Spacecraft');
    expect(stdout).toMatch(/Count +607 /);
    expect(stderr).toBe('from the catalogue, synced just now\n');
  });
});

test.each(['list', 'search soyuz', 'show 85', 'stats', 'cache info'])(
  '`spacecraft %s` accepts --offline',
  async (line) => {
    expect(await run(`${line} --offline`)).toMatchObject({ exit: 0 });
    expect(api.requests).toEqual([]);
  },
);

describe('a list that the user limited', () => {
  test.each([
    'list --limit 3',
    'list --limit 10 -q',
    'list --limit 3 --json',
    'search soyuz --limit 3 --format csv',
    'list --limit 10 --offset 600',
  ])('`spacecraft %s` is silent off a terminal', async (line) => {
    expect(await run(line)).toMatchObject({ exit: 0, stderr: '' });
  });

  test.each(['list --all -q', 'list -q --offset 600', 'list --name Nobody -q', 'list --curl'])(
    'so is `spacecraft %s`, which is complete',
    async (line) => {
      expect(await run(line)).toMatchObject({ exit: 0, stderr: '' });
    },
  );

  test('has no --all in the footer at a terminal', async () => {
    const { stderr } = await run('list --limit 3', { errorTerminal: 100 });
    expect(stderr).toBe('3 of 607 spacecraft · next: --offset 3\n');
  });

  test('says if nothing matches', async () => {
    expect((await run('list --limit 3 --name Nobody')).stderr).toBe('no spacecraft match\n');
  });
});

describe('the first list at a terminal', () => {
  const HINT =
    'spacecraft sync downloads everything for about 7 of the 15 requests per hour; after that, lists need none\n';
  const terminal = { terminal: 100, errorTerminal: 100, cacheFolder };

  test('mentions sync once', async () => {
    expect((await run('list --color never', terminal)).stderr).toContain(HINT);
    expect((await run('list --offset 10 --color never', terminal)).stderr).not.toContain(HINT);
  });

  test('does not mention sync if there is a catalogue, or nobody is there to read it', async () => {
    expect((await run('list', { cacheFolder })).stderr).not.toContain('sync');
    await run('cache clear', { cacheFolder });
    await run('sync', { cacheFolder });
    expect((await run('list --max-age 0 --color never', terminal)).stderr).not.toContain(HINT);
  });
});
