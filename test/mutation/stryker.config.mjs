/**
 * Mutation testing: changes the code in small ways, and counts the changes that no test sees.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
// biome-ignore lint/style/noDefaultExport: Stryker reads nothing else
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.mts', related: false },
  // It reads compiler settings through an interface that TypeScript 7 does not have.
  tsconfigFile: 'none',
  mutate: ['src/{query,source,api,store}/**/*.ts'],
  coverageAnalysis: 'perTest',
  // What runs once, when a module is loaded, would need a fresh process for each change.
  ignoreStatic: true,
  // What was tried before is tried again only where it, or a test of it, has changed since.
  incremental: true,
  incrementalFile: 'coverage/mutation-incremental.json',
  concurrency: 2,
  dryRunTimeoutMinutes: 30,
  timeoutMS: 30_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  tempDirName: 'coverage/stryker',
  cleanTempDir: 'always',
};
