import { defineConfig } from 'vitest/config';

// The one place where a default export is what the tool reads.
// biome-ignore lint/style/noDefaultExport: vitest reads nothing else
export default defineConfig({
  test: {
    dir: 'test',
    // Times of day are told in the user's own zone.
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ['src/**'],
      exclude: ['**/*.d.ts'],
      reporter: ['text-summary', 'text'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
