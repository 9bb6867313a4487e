import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    // Stryker runs a copy of the project from another folder, hence the leading `**/`.
    include: ['**/test/query/*.test.ts'],
    // No module keeps state between tests, so the files share one instance of each module.
    isolate: false,
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
  },
});
