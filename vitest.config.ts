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
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          // The system tests run lines of a POSIX shell; on Windows only the package is tested.
          include: [isWindows ? 'test/package.system.test.ts' : 'test/**/*.system.test.ts'],
          globalSetup: 'test/build.ts',
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
