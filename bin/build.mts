/**
 * Bundles the program and the libraries it uses into dist/, so that it runs with nothing installed:
 * a chunk for each part that is loaded on demand.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const OUT = 'dist';

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

/** `?raw` behind the path of a file stands for its text. */
const rawText: Plugin = {
  name: 'raw-text',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\?raw$/ }, async ({ path, resolveDir, kind }) => {
      const found = await resolve(path.replace(/\?raw$/, ''), { resolveDir, kind });
      return { ...found, namespace: 'raw' };
    });
    onLoad({ filter: /./, namespace: 'raw' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
  },
};

const common: BuildOptions = {
  platform: 'node',
  target: 'node20.18',
  minify: true,
  keepNames: false,
  sourcemap: 'linked',
  sourcesContent: false,
  outdir: OUT,
  // `open` looks for a script of its own beside itself. There is none in the bundle, and must not be
  // taken from whatever folder the user is in; this is no folder that anyone else could write to.
  define: { 'import.meta.url': '"file:///C:/"' },
};

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  entryPoints: ['src/main.ts'],
  bundle: true,
  format: 'esm',
  splitting: true,
  metafile: true,
  plugins: [undiciInPart, rawText],
});

// Chunks come as ES modules only. Node starts CommonJS several milliseconds faster, so each of them
// is turned into that, and what is loaded on demand into a call of require().
await build({
  ...common,
  entryPoints: Object.keys(metafile.outputs).filter((file) => file.endsWith('.js')),
  bundle: false,
  format: 'cjs',
  supported: { 'dynamic-import': false },
  allowOverwrite: true,
});

const { manPage } = await import('../src/help/man-page.ts');
const { COMMANDS } = await import('../src/commands/commands.ts');
const { VERSION } = await import('../src/version.ts');
await writeFile(`${OUT}/spacecraft.1`, manPage(COMMANDS, VERSION));
