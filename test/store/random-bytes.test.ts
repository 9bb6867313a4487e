/** Whatever the files, the arguments and standard input contain, the program reports it cleanly. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { EXIT_CODES } from '../../src/exit.ts';
import { checksum } from '../../src/store/checksum.ts';
import { fileName } from '../../src/store/file-names.ts';
import { anyCharacter } from '../any-text.ts';
import { type HarnessOptions, type Result, spacecraft } from '../harness.ts';
import { fleet } from '../loopback/fleet.ts';
import { emptyFolder, server } from '../setup.ts';

const api = await server({ fleet: fleet(20) });
const cacheFolder = emptyFolder();
const RUNS = { numRuns: fc.readConfigureGlobal()?.numRuns ?? 150 };

const run = (args: readonly string[], options: HarnessOptions = {}) =>
  spacecraft(args, { cacheFolder, env: { SPACECRAFT_API_URL: api.url }, ...options });

/** Maximum length of what the program says about any problem, besides quoting each argument. */
const MAX_STDERR = 4_000;

function expectCleanExit({ exit, stderr }: Result, args: readonly string[]): void {
  const documented = EXIT_CODES.map(({ code }): number => code).filter((code) => code !== 1);
  expect(documented, `${JSON.stringify(args)}: ${stderr.slice(0, 500)}`).toContain(exit);
  expect(stderr).not.toContain('this is a bug');
  const maxLength = MAX_STDERR + 2 * args.join('').length;
  expect(stderr.length, stderr.slice(0, 500)).toBeLessThan(maxLength);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach the terminal
  expect(stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
}

/** A header line with a valid checksum, and anything behind it. */
const withHeader = fc
  .tuple(fc.oneof(fc.json(), fc.string(), fc.constant('')), fc.string())
  .map(([json, rest]) => Buffer.from(`${checksum(json)} ${json}\n${rest}`));

const fileContent = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: anyCharacter }).map((text) => Buffer.from(text)),
  fc.json().map((text) => Buffer.from(text)),
  withHeader,
  fc.constant(Buffer.from('00000000 ')),
);

test('any content of the catalogue and of cached responses is reported or ignored', async () => {
  const base = new URL(`${api.url}/`);
  const names = [
    fileName('catalogue', base),
    fileName('response', new URL('spacecraft/1/', base)),
    fileName('response', new URL('spacecraft/?ordering=id&limit=10', base)),
  ];
  const command = fc.constantFrom(
    'list',
    'list --offline',
    'show 1',
    'show 1 --offline',
    'stats',
    'sync',
    'cache info',
    'cache clear',
    'search soyuz',
  );
  await fc.assert(
    fc.asyncProperty(command, fileContent, async (line, content) => {
      rmSync(cacheFolder, { recursive: true, force: true });
      mkdirSync(cacheFolder, { mode: 0o700 });
      for (const name of names) writeFileSync(join(cacheFolder, name), content);
      const args = line.split(' ');
      const result = await run(args);
      expectCleanExit(result, args);
      // The sample has no spacecraft 1.
      expect(result.exit).toBe(line === 'show 1 --offline' ? 3 : 0);
    }),
    RUNS,
  );
});

const text = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: 'grapheme' }),
  fc.integer().map(String),
  fc.double().map(String),
  fc.constantFrom('-', '--', '', '=', ',', '"', "'", '\\', '../..', '__proto__', 'constructor'),
  fc.string({ unit: fc.constantFrom('"', '\\', ' ', ',', "'"), maxLength: 50 }),
  fc.string({ minLength: 1, maxLength: 3 }).map((word) => word.repeat(20_000)),
);

const flag = fc
  .constantFrom(
    ...COMMANDS.flatMap(({ flags }) =>
      Object.values(flags).flatMap((declared) => /--(?:\[no-\])?[\w-]+/.exec(declared.flag) ?? []),
    ),
  )
  .map((name) => name.replace('[no-]', ''));

const argument = fc.oneof(
  text,
  flag,
  fc.tuple(flag, text).map(([name, value]) => `${name}=${value}`),
);

test('any arguments and standard input are answered or refused', async () => {
  const name = fc.constantFrom(...COMMANDS.map(({ name }) => name));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 9, arbitrary: name }, text),
      fc.array(argument, { maxLength: 4 }),
      text,
      async (command, rest, stdin) => {
        const args = [command, ...rest];
        // Other servers must not be asked.
        fc.pre(!args.some((arg) => arg.startsWith('--api-url')));
        expectCleanExit(await run(args, { stdin, terminal: 80 }), args);
      },
    ),
    { ...RUNS, numRuns: RUNS.numRuns * 4 },
  );
});
