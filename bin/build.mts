/**
 * Bundles the program and the libraries it uses into dist/, so that it runs with nothing installed:
 * a chunk for each part that is loaded on demand.
 */
import { rm } from 'node:fs/promises';
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

const common: BuildOptions = {
  platform: 'node',
  target: 'node20.18',
  minify: true,
  keepNames: false,
  sourcemap: 'linked',
  sourcesContent: false,
  outdir: OUT,
};

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  entryPoints: ['src/main.ts'],
  bundle: true,
  format: 'esm',
  splitting: true,
  metafile: true,
  plugins: [undiciInPart],
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
