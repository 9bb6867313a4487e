/**
 * Bundles the program and the libraries it uses into dist/, so that it runs with nothing installed.
 *
 * The program is one file, in which what is imported on demand runs on demand: each further file
 * costs a third of a millisecond or more to find and open. But reading code costs as well, about a
 * millisecond for 30 KB, so that what few commands need, above all libraries, is apart.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

const OUT = 'dist';

/** What is a file of its own, by that file's name: what most runs do without. */
const APART: Readonly<Record<string, string>> = {
  atomically: 'atomically',
  chalk: 'chalk',
  'cli-table3': 'cli-table3',
  commander: 'commander',
  'csv-stringify': 'csv-stringify/sync',
  open: 'open',
  ora: 'ora',
  schemas: './src/ll2/spacecraft.ts', // with zod, of which it needs a twentieth
  'string-width': 'string-width',
  'supports-hyperlinks': 'supports-hyperlinks',
  undici: 'undici',
  yaml: 'yaml',
};

/**
 * undici's own entry loads everything it has: fetch, WebSocket, caches, mocks, HTTP/2. Sending a
 * request takes a fifth of that, and is ready in a third of the time.
 */
const undiciInPart: Plugin = {
  name: 'undici-in-part',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^undici$/ }, async ({ resolveDir, kind }) => {
      const { path } = await resolve('undici/index.js', { resolveDir, kind });
      return { path, namespace: 'undici' };
    });
    onLoad({ filter: /./, namespace: 'undici' }, ({ path }) => ({
      resolveDir: path.slice(0, path.lastIndexOf('/')),
      contents: `
        const Dispatcher = require('./lib/dispatcher/dispatcher');
        Object.assign(Dispatcher.prototype, require('./lib/api'));
        exports.Agent = require('./lib/dispatcher/agent');
        exports.Pool = require('./lib/dispatcher/pool');
        exports.EnvHttpProxyAgent = require('./lib/dispatcher/env-http-proxy-agent');
      `,
    }));
    // Not spoken unless asked for, but loaded; without it undici goes on without a word.
    onResolve({ filter: /^node:http2$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({
      contents: 'module.exports = { constants: {} };',
    }));
  },
};

/** Leaves out of the program what is apart: it is required from beside it once it is needed. */
const apart: Plugin = {
  name: 'apart',
  setup({ onResolve, resolve }) {
    const beside = (file: string) => ({ path: `./${file}`, external: true });
    for (const [name, entry] of Object.entries(APART)) {
      const filter = entry.startsWith('.') ? `${entry.replace('./src', '')}$` : `^${entry}$`;
      onResolve({ filter: new RegExp(filter) }, () => beside(`${name}.js`));
    }
    // Texts (`?raw` behind their path) and the sample become JSON, which is read in no time.
    onResolve({ filter: /\?raw$/ }, async ({ path, resolveDir, kind }) => {
      const text = await resolve(path.replace(/\?raw$/, ''), { resolveDir, kind });
      return beside(await writeJson(basename(text.path), await readFile(text.path, 'utf8')));
    });
    onResolve({ filter: /\/fixtures\// }, async ({ path, resolveDir }) => {
      const record: unknown = JSON.parse(await readFile(join(resolveDir, path), 'utf8'));
      return beside(await writeJson(basename(path, '.json'), record));
    });
  },
};

async function writeJson(name: string, value: unknown): Promise<string> {
  const file = `${name}.json`;
  await writeFile(`${OUT}/${file}`, JSON.stringify(value));
  return file;
}

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs', // which Node starts several milliseconds faster than ES modules
  supported: { 'dynamic-import': false }, // require() in its place, for the same reason
  target: 'node20.18',
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true as const,
  outdir: OUT,
  // `open` looks for a script of its own beside itself. There is none in the bundle, and must not be
  // taken from whatever folder the user is in; this is no folder that anyone else could write to.
  define: { 'import.meta.url': '"file:///C:/"' },
} satisfies BuildOptions;

/** Under which licence each library came that is in the bundles: each asks for that. */
async function notices(metafiles: readonly Metafile[]): Promise<string> {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(
    inputs.flatMap((input) => /(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  // Their text is read when the program is built, and is in no metafile.
  folders.add('node_modules/@pnpm/tabtab');
  const texts = [...folders].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) return `${name} ${version}, ${license}\n`;
    return `${name} ${version}, ${license}\n\n${await readFile(join(folder, file), 'utf8')}`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
const program = await build({
  ...common,
  entryPoints: ['src/main.ts'],
  plugins: [apart],
});
const beside = await build({
  ...common,
  entryPoints: Object.entries(APART).map(([name, entry]) => ({ in: entry, out: name })),
  plugins: [undiciInPart],
});

await writeFile(`${OUT}/NOTICES.txt`, await notices([program.metafile, beside.metafile]));

const { manPage } = await import('../src/help/man-page.ts');
const { COMMANDS } = await import('../src/commands/commands.ts');
const { VERSION } = await import('../src/version.ts');
await writeFile(`${OUT}/spacecraft.1`, manPage(COMMANDS, VERSION));
