/**
 * Bundles the program and the libraries it uses into dist/, so that it runs with nothing installed.
 *
 * Every command loads as little as it can: reading code costs about a millisecond for 25 KB, even if
 * it never runs, and each file a third of a millisecond to find and open. Vite makes the program's
 * chunks, and esbuild a file of each library.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { build as bundle, type Plugin as VitePlugin } from 'vite';

const OUT = 'dist';

/** Within that, so that a library never takes the name of a file of the program: there is a yaml of both. */
const VENDOR_FOLDER = 'apart';

/** What is a file of its own, by that file's name: what most runs do without. */
const VENDOR: Readonly<Record<string, string>> = {
  atomically: 'atomically',
  chalk: 'chalk',
  'cli-table3': 'cli-table3',
  commander: 'commander',
  'csv-stringify': 'csv-stringify/sync',
  'env-paths': 'env-paths',
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
const slimUndici: Plugin = {
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

/** Loads what commander only starts programs of others with, when it does: it takes longer than commander. */
const childProcessLater: Plugin = {
  name: 'child-process-later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /node_modules.commander/.test(importer) ? { path, namespace: 'later' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'later' }, () => ({
      contents:
        "exports.spawn = (...args) => process.getBuiltinModule('child_process').spawn(...args);",
    }));
  },
};

/**
 * What of the program is in one file, by modules that bring with them what they need and no file
 * before has. What is nowhere here is in the file of what is imported on demand: `stats.js`.
 */
const CHUNKS: Readonly<Record<string, RegExp>> = {
  main: /src\/(main|errors|exit|version|store\/folder)\.ts|terminal\/(print|tell|color)\.ts/,
  declarations: /src\/(commands\/commands|help\/topic-names|flags\/.*)\.ts/,
  catalogue: /src\/(store\/catalogue-file|source\/catalogues)\.ts/,
  answer:
    /src\/(commands\/(list|show)|render\/(pretty|table|card|compact|json|tsv|measure)|source\/local)\.ts/,
  network: /src\/api\/(http-client|token|validate)\.ts/,
};

/** What is a file of its own stays out of the program, which requires it from beside itself. */
const apart: VitePlugin = {
  name: 'apart',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = Object.entries(VENDOR).find(
      ([, entry]) =>
        source === entry || (entry.startsWith('.') && isModule(entry, source, importer)),
    );
    if (found) return { id: `./${VENDOR_FOLDER}/${found[0]}.js`, external: true };
    // Texts (`?raw` behind their path) and the sample become JSON, which is read in no time.
    const isText = source.endsWith('?raw');
    if (!isText && !source.includes('/fixtures/')) return undefined;
    const file = await this.resolve(source.replace('?raw', ''), importer, { skipSelf: true });
    if (!file) return undefined;
    const text = await readFile(file.id, 'utf8');
    const name = `${basename(file.id, '.json')}.json`;
    await writeFile(
      join(OUT, name),
      isText ? JSON.stringify(text) : JSON.stringify(JSON.parse(text)),
    );
    return { id: `./${name}`, external: true };
  },
};

function isModule(entry: string, source: string, importer: string | undefined): boolean {
  return importer !== undefined && resolve(dirname(importer), source) === resolve(entry);
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
  outdir: join(OUT, VENDOR_FOLDER),
  // `open` looks for a script of its own beside itself. There is none in the bundle, and must not be
  // taken from whatever folder the user is in; this is no folder that anyone else could write to.
  define: { 'import.meta.url': '"file:///C:/"' },
} satisfies BuildOptions;

/** Under which licence each library came that is in the bundles: each asks for that. */
async function notices(inputs: readonly string[]): Promise<string> {
  const folders = new Set(
    inputs.flatMap(
      (input) => /(?<!node_modules.*)(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
    ),
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
const program = await bundle({
  configFile: false,
  logLevel: 'warn',
  plugins: [apart],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/main.ts',
    outDir: OUT,
    emptyOutDir: false,
    target: 'node20.18',
    minify: 'esbuild',
    sourcemap: true,
    rollupOptions: {
      output: {
        format: 'cjs', // which Node starts several milliseconds faster than ES modules
        dynamicImportInCjs: false, // require() in its place, for the same reason
        interop: 'auto',
        externalLiveBindings: false,
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        manualChunks: (id) => Object.keys(CHUNKS).find((name) => CHUNKS[name]?.test(id)),
      },
    },
  },
});
const beside = await build({
  ...common,
  entryPoints: Object.entries(VENDOR).map(([name, entry]) => ({ in: entry, out: name })),
  plugins: [slimUndici, childProcessLater],
});

const modules = [program]
  .flat()
  .flatMap((built) =>
    'output' in built
      ? built.output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      : [],
  );
await writeFile(
  `${OUT}/NOTICES.txt`,
  await notices([...modules, ...Object.keys(beside.metafile.inputs)]),
);

const { manPage } = await import('../src/help/man-page.ts');
const { COMMANDS } = await import('../src/commands/commands.ts');
const { VERSION } = await import('../src/version.ts');
await writeFile(`${OUT}/spacecraft.1`, manPage(COMMANDS, VERSION));
