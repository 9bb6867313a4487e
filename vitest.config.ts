import { defineConfig } from 'vitest/config';

const isWindows = process.platform === 'win32';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    // Times of day are printed in the local time zone.
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['**/*.system.test.ts'],
          // No module keeps state that matters to other tests. In one process per core, modules are
          // loaded once and their code is optimised once, which takes half the time.
          isolate: false,
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          // The system tests run lines of a POSIX shell; on Windows only the package is tested.
          include: [isWindows ? 'test/package.system.test.ts' : 'test/**/*.system.test.ts'],
          globalSetup: 'test/build.ts',
          // After the unit tests, so that they don't slow down terminals and processes.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: {
      include: ['src/**'],
      reporter: ['text-summary', 'text'],
      thresholds: { lines: 95, branches: 92 },
    },
  },
});
