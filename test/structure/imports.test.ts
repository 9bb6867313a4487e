/** The shape of the program, read from its import lines. CONTRIBUTING.md says what it is for. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** From top to bottom: a file may import from its own line and those below. */
const LAYERS = [
  ['main.ts'],
  ['run.ts'],
  ['program.ts'],
  ['command-line.ts', 'completion/'],
  ['commands/'],
  ['help/'],
  ['source/'],
  ['api/'],
  ['store/'],
  ['query/'],
  ['flags/'],
  ['terminal/'],
  ['render/'],
  ['view/'],
  ['ll2/'],
  ['text/'],
  ['context.ts', 'environment.ts', 'errors.ts', 'exit.ts', 'output.ts', 'raw.d.ts', 'version.ts'],
];

/** Who may import what from outside, and why nobody else. */
const LIBRARIES: Readonly<
  Record<string, { readonly users: readonly string[]; readonly why: string }>
> = {
  commander: { users: ['command-line.ts'], why: 'the command line is read in one place' },
  undici: { users: ['api/'], why: 'requests are sent from one place' },
  zod: { users: ['ll2/', 'api/validate.ts'], why: 'what comes in is checked at the gate, once' },
  chalk: { users: ['terminal/'], why: 'colour is a matter of terminals' },
  ora: { users: ['terminal/'], why: 'spinners are a matter of terminals' },
  'string-width': {
    users: ['render/measure.ts'],
    why: 'it is slow to load, and loaded when needed',
  },
  'p-limit': {
    users: ['api/http-client.ts'],
    why: 'how much goes on at once is limited in one place',
  },
  leven: { users: ['text/nearest.ts'], why: 'guesses are made in one place' },
  atomically: { users: ['store/folder.ts'], why: 'files are put in place in one step, in one way' },
  yaml: { users: ['render/yaml.ts'], why: 'a format is made in one place' },
  'csv-stringify': { users: ['render/csv.ts'], why: 'a format is made in one place' },
  'markdown-table': { users: ['render/markdown.ts'], why: 'a format is made in one place' },
  'cli-table3': { users: ['render/wrapped-table.ts'], why: 'it is too slow for lists' },
  open: { users: ['context.ts'], why: 'it starts a real browser' },
  'supports-hyperlinks': { users: ['context.ts'], why: 'it looks into the real environment' },
  '@pnpm/tabtab': { users: ['commands/completion.ts'], why: 'its scripts are printed there' },
  'env-paths': { users: ['context.ts'], why: 'it looks into the real environment' },
  'node:fs': { users: ['output.ts', 'store/folder.ts'], why: 'few may touch the disk' },
  'node:fs/promises': { users: ['api/token.ts'], why: 'few may touch the disk' },
};

interface Import {
  readonly file: string;
  /** As written, or relative to src for the program's own. */
  readonly target: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const source = (file: string) => readFileSync(join(SRC, file), 'utf8');

const imports: readonly Import[] = files.flatMap((file) =>
  [...source(file).matchAll(/(?:\bfrom |\bimport\()'([^']+)'/g)].map(([, written = '']) => ({
    file,
    target: written.startsWith('.') ? relative(SRC, join(SRC, dirname(file), written)) : written,
  })),
);

const belongs = (file: string, places: readonly string[]) =>
  places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));

const layer = (file: string) => LAYERS.findIndex((places) => belongs(file, places));

describe('structure', () => {
  test('every file is in a layer', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => layer(file) < 0)).toEqual([]);
  });

  test('imports point down: what is below can be understood without what is above', () => {
    const upward = imports.filter(
      ({ file, target }) => files.includes(target) && layer(target) < layer(file),
    );
    expect(upward).toEqual([]);
  });

  test('nothing imports in a circle: each file can be read by itself', () => {
    const circles = files.filter((file) => reachable(file).has(file));
    expect(circles).toEqual([]);
  });

  test.each(Object.entries(LIBRARIES))(
    '%s is used only where it belongs',
    (library, { users, why }) => {
      const strangers = imports.filter(
        ({ file, target }) =>
          (target === library || (library !== 'node:fs' && target.startsWith(`${library}/`))) &&
          !belongs(file, users),
      );
      expect(strangers, why).toEqual([]);
    },
  );

  test('every library has its place named here', () => {
    const nameOf = (target: string) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target;
    const strangers = imports.filter(
      ({ target }) =>
        !files.includes(target) &&
        !target.startsWith('..') &&
        !target.startsWith('node:') &&
        !(nameOf(target) in LIBRARIES),
    );
    expect(strangers).toEqual([]);
  });

  test('only main.ts and context.ts see the real process: all else is told of the world', () => {
    const seeing = files.filter((file) => /\bprocess\.|\bconsole\./.test(code(file)));
    expect(seeing.sort()).toEqual(['context.ts', 'main.ts']);
  });
});

/** The source without its comments. */
function code(file: string): string {
  return source(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

function reachable(from: string): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const { target } of imports.filter((each) => each.file === file)) {
      if (files.includes(target) && !found.has(target)) {
        found.add(target);
        open.push(target);
      }
    }
  }
  return found;
}
