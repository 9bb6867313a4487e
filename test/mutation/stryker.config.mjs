/**
 * Mutation testing of src/query: changes the code in small ways, and fails if the tests of test/query
 * notice fewer than 85 % of the changes.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
// biome-ignore lint/style/noDefaultExport: Stryker reads the default export
export default {
  mutate: ['src/query/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  // Stryker reads the file through a compiler interface that TypeScript 7 doesn't have.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // Code that runs once, when a module is loaded, would need a new process for each change.
  ignoreStatic: true,
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  tempDirName: 'coverage/stryker',
  cleanTempDir: 'always',
};
