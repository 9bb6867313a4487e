/**
 * Bundles the program and the libraries it uses into dist/, so that it runs with nothing installed:
 * a chunk for each part that is loaded on demand.
 */
import { rm } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';

const OUT = 'dist';

const common: BuildOptions = {
  platform: 'node',
  target: 'node20.18',
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
