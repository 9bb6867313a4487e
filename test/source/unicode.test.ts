/** Accented names in arguments and in records, composed as usual or decomposed as macOS types them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type HarnessOptions, spacecraft } from '../harness.ts';
import { emptyFolder, server } from '../setup.ts';

const COMPOSED = 'Georges Lema\u00eetre';
const DECOMPOSED = 'Georges Lemai\u0302tre';

const CONFIGURATION = {
  id: 38,
  name: 'V\u00e9hicule Automatique',
  agency: { id: 3, name: 'Centre national d\u2019\u00e9tudes spatiales', abbrev: 'CNES' },
  family: [{ id: 4, name: 'ATV \u00c9tendu' }],
};
const RECORDS = [
  { id: 1, name: COMPOSED, spacecraft_config: CONFIGURATION },
  { id: 2, name: 'Edoardo Amaldi', spacecraft_config: CONFIGURATION },
];
const DECOMPOSED_RECORD = { id: 3, name: 'Ame\u0301lie', spacecraft_config: CONFIGURATION };

const api = await server();
const cacheFolder = emptyFolder();

/** Answers like the API, whose database compares names byte by byte. */
beforeEach(() => {
  const records = [...RECORDS, DECOMPOSED_RECORD];
  api.transform((_, { pathname, searchParams }) => {
    const terms = searchParams.get('search')?.toLowerCase().split(' ') ?? [];
    const name = searchParams.get('name');
    const results = pathname.includes('configurations')
      ? [CONFIGURATION]
      : records.filter(
          (record) =>
            terms.every((term) => record.name.toLowerCase().includes(term)) &&
            (name === null || record.name === name),
        );
    return { count: results.length, next: null, previous: null, results };
  });
});

const run = (argv: readonly string[], options: HarnessOptions = {}) =>
  spacecraft([...argv, '--api-url', api.url], options);

async function idsOf(argv: readonly string[], options: HarnessOptions = {}): Promise<string> {
  const { exit, stdout } = await run([...argv, '-q'], options);
  expect(exit).toBe(0);
  return stdout.trim().replaceAll('\n', ',');
}

describe.each([['from the API'], ['from the catalogue']])('%s', (from) => {
  const ids = async (...argv: string[]) => {
    if (from === 'from the API') return idsOf(argv);
    expect(await run(['sync'], { cacheFolder })).toMatchObject({ exit: 0 });
    api.requests.length = 0;
    const found = await idsOf(argv, { cacheFolder });
    expect(api.requests).toEqual([]);
    return found;
  };

  test.each([
    ['composed', COMPOSED],
    ['decomposed', DECOMPOSED],
  ])('a %s name is found by search, show and --name', async (_, name) => {
    expect(await ids('search', name.replace('Georges ', ''))).toBe('1');
    expect(await ids('show', name)).toBe('1');
    expect(await ids('list', '--name', name)).toBe('1');
    expect(await ids('list', `--name=${name}`)).toBe('1');
  });

  test('show reads decomposed names from standard input', async () => {
    expect(await ids('show', COMPOSED)).toBe('1');
    const { exit, stdout } = await run(['show', '-', '-q'], { stdin: `${DECOMPOSED}\n` });
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '1\n' });
  });

  test('show finds a name that is decomposed in the data', async () => {
    expect(await ids('show', DECOMPOSED_RECORD.name)).toBe('3');
    expect(await ids('show', DECOMPOSED_RECORD.name.normalize())).toBe('3');
  });

  test.each(['vehicule automatique', 'V\u00c9HICULE', 've\u0301hicule', 'Vehicule-Automatique'])(
    'a configuration is found as %s',
    async (name) => {
      expect(await ids('list', '--config', name)).toBe('1,2,3');
    },
  );
});

describe('in the catalogue', () => {
  test.each([
    ['--agency', 'etudes'],
    ['--agency', 'E\u0301tudes'],
    ['--agency', "d'etudes"],
    ['--family', 'atv etendu'],
    ['--family', 'ATV \u00e9tendu'],
  ])('%s %s is found', async (flag, name) => {
    expect(await run(['sync'], { cacheFolder })).toMatchObject({ exit: 0 });
    expect(await idsOf(['list', flag, name], { cacheFolder })).toBe('1,2,3');
    const { stdout } = await run(['stats', flag, name, '--json'], { cacheFolder });
    expect(JSON.parse(stdout).count).toBe(3);
  });
});

test('--name and search find a name that is decomposed in the catalogue', async () => {
  expect(await run(['sync'], { cacheFolder })).toMatchObject({ exit: 0 });
  for (const text of [DECOMPOSED_RECORD.name, DECOMPOSED_RECORD.name.normalize()]) {
    expect(await idsOf(['list', '--name', text, '--offline'], { cacheFolder })).toBe('3');
    expect(await idsOf(['search', text.toUpperCase(), '--offline'], { cacheFolder })).toBe('3');
  }
});

test('A decomposed word is completed', async () => {
  expect(await run(['sync'], { cacheFolder })).toMatchObject({ exit: 0 });
  const words = ['zsh', 'spacecraft', 'show', 'Georges\\ Lemai\u0302'];
  const { stdout } = await spacecraft(['completion-server', ...words], {
    cacheFolder,
    env: { SPACECRAFT_API_URL: api.url },
  });
  expect(stdout).toContain('Lema');
});
