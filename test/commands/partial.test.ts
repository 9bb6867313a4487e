/** A result that is not complete says so, and how to get the rest. */
import { describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { server } from '../setup.ts';

const api = await server();

const run = (line: string, options: HarnessOptions = {}) =>
  spacecraft(line.split(' '), { env: { SPACECRAFT_API_URL: api.url }, ...options });

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
    expect(await run(line, { terminal: 100 })).toMatchObject({ stderr: NOTICE });
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
