/**
 * Bundles the program into dist/main.js, and each library that most commands do without into a file
 * of dist/vendor/, so that the package has no dependencies and each command loads only what it uses.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { COMMANDS } from '../src/commands/commands.ts';
import { manPage } from '../src/help/man-page.ts';
import { VERSION } from '../src/version.ts';
import { licenseNotices } from './notices.mts';
import { slimChalk, slimLibraries } from './slim-libraries.mts';

/** Libraries that most commands run without. */
const LIBRARIES = [
  'commander',
  'csv-stringify/sync',
  'open',
  'ora',
  'string-width',
  'supports-hyperlinks',
  'undici',
  'yaml',
];

/** The files with schemas, which share the part of zod that they use. Only responses need them. */
const SCHEMAS = ['spacecraft.ts', 'space-station.ts'];

/** Bundles all schemas into one file. */
const schemas: Plugin = {
  name: 'schemas',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^all-schemas$/ }, ({ path }) => ({ path, namespace: 'schemas' }));
    onLoad({ filter: /./, namespace: 'schemas' }, () => ({
      contents: SCHEMAS.map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: 'src/ll2',
    }));
  },
};

const options = {
  bundle: true,
  platform: 'node',
  target: 'node20.18',
  // Node starts CommonJS several milliseconds faster than ES modules. import() becomes require().
  format: 'cjs',
  supported: { 'dynamic-import': false },
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true,
} satisfies BuildOptions;

/** Loads vendored libraries from their own files, and the bundled sample from JSON files. */
const vendored: Plugin = {
  name: 'vendored',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]/ }, ({ path }) =>
      LIBRARIES.includes(path) ? { path: `./vendor/${path}.js`, external: true } : undefined,
    );
    onResolve({ filter: /(?:\/ll2|^\.)\/(?:spacecraft|space-station)\.ts$/ }, () => ({
      path: './vendor/schemas.js',
      external: true,
    }));
    onLoad({ filter: /fixtures.*\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(JSON.parse(await readFile(path, 'utf8'))),
      loader: 'copy',
    }));
  },
};

await rm('dist', { recursive: true, force: true });
const program = await build({
  ...options,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  assetNames: '[name]',
  plugins: [vendored, slimChalk],
});
const vendor = await build({
  ...options,
  entryPoints: {
    schemas: 'all-schemas',
    ...Object.fromEntries(LIBRARIES.map((name) => [name, name])),
  },
  outdir: 'dist/vendor',
  // `open` looks for a helper script beside itself. The bundle has none, and this path exists nowhere.
  define: { 'import.meta.url': '"file:///C:/"' },
  plugins: [slimLibraries, schemas],
});
const inputs = [program, vendor].flatMap(({ metafile }) => Object.keys(metafile.inputs));
await writeFile('dist/NOTICES.txt', await licenseNotices(inputs));
await writeFile('dist/spacecraft.1', manPage(COMMANDS, VERSION));
