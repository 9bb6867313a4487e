/** The structure of src/, read from its import statements. CONTRIBUTING.md describes it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALLOWED, type ImportRule, LEAVES, LIBRARIES } from './import-rules.ts';

const SRC = join(import.meta.dirname, '../../src');

interface Import {
  readonly file: string;
  /** A path in src/, or the name of a module from elsewhere. */
  readonly target: string;
  readonly typesOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

const code = new Map(
  files.map((file) => [file, withoutComments(readFileSync(join(SRC, file), 'utf8'))]),
);

const imports: readonly Import[] = files.flatMap((file) =>
  [...(code.get(file) ?? '').matchAll(/(?:\bimport ([^;'"]*?) ?from |\bimport\()'([^']+)'/g)].map(
    ([, names = '', path = '']) => ({
      file,
      target: path.startsWith('.') ? posix.join(dirname(file), path) : path,
      typesOnly: /^type |^\{( *type \w+( as \w+)?,?)+ *\}$/.test(names.replaceAll('\n', ' ')),
    }),
  ),
);

const isIn = (file: string, place: string) =>
  place.endsWith('/') ? file.startsWith(place) : file === place;

const follows = (rule: ImportRule, { file, target, typesOnly }: Import) =>
  isIn(file, rule.from) && isIn(target, rule.to) && (typesOnly || !rule.typesOnly);

/** The folder of a file, or the file itself if it is at the top of src/. */
const part = (file: string) => (file.includes('/') ? file.replace(/\/.*/, '/') : file);

describe('imports inside src/', () => {
  const internal = imports.filter(
    ({ file, target }) => files.includes(target) && part(file) !== part(target),
  );

  test('follow an allowed pair', () => {
    expect(imports.length).toBeGreaterThan(300);
    const violations = internal.filter(
      (each) =>
        !ALLOWED.some((rule) => follows(rule, each)) &&
        !(LEAVES.includes(each.target) && !/^(text|ll2)\//.test(each.file)),
    );
    expect(violations).toEqual([]);
  });

  test('use every allowed pair', () => {
    const unused = ALLOWED.filter((rule) => !internal.some((each) => follows(rule, each)));
    expect(unused).toEqual([]);
  });

  test('have no cycles', () => {
    expect(files.filter((file) => reachable(file).has(file))).toEqual([]);
  });

  test('leave leaves without dependencies on folders', () => {
    const branches = internal.filter(
      ({ file, target }) => LEAVES.includes(file) && target.includes('/'),
    );
    expect(branches).toEqual([]);
  });
});

describe('imports from outside src/', () => {
  test.each(Object.entries(LIBRARIES))('%s is used only where allowed', (library, rule) => {
    const uses = imports.filter(({ target }) => packageName(target) === library);
    const unused = rule.users.filter((place) => !uses.some(({ file }) => isIn(file, place)));
    expect(unused).toEqual([]);
    const violations = uses.filter(({ file }) => !rule.users.some((place) => isIn(file, place)));
    expect(violations, rule.why).toEqual([]);
  });

  test('name only libraries that are listed', () => {
    const violations = imports.filter(
      ({ target }) =>
        !files.includes(target) &&
        !/^(\.\.\/|node:)/.test(target) &&
        !(packageName(target) in LIBRARIES),
    );
    expect(violations).toEqual([]);
  });
});

describe('global state', () => {
  const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(code.get(file) ?? ''));

  test('only main.ts and context.ts use process and console', () => {
    const users = filesWith(/(?<![.'\w-])(process|console)\b(?!['-])/);
    expect(users.sort()).toEqual(['context.ts', 'main.ts']);
  });

  test('only context.ts reads the clock and makes random numbers', () => {
    const users = filesWith(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/);
    expect(users.sort()).toEqual(['context.ts']);
  });
});

test('no two files have the same name', () => {
  const names = files.map((file) => basename(file));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** Returns the package of a path into it, such as `yaml`. Node's modules keep their whole path. */
function packageName(target: string): string {
  if (target.startsWith('node:')) return target;
  return /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
}

/** Returns all files that a file imports, directly and indirectly. */
function reachable(from: string): Set<string> {
  const found = new Set<string>();
  const queue = [from];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const { target } of imports.filter((each) => each.file === file)) {
      if (files.includes(target) && !found.has(target)) {
        found.add(target);
        queue.push(target);
      }
    }
  }
  return found;
}
