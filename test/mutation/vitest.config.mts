import { mergeConfig } from 'vitest/config';
import tests from '../vitest.config.mts';

// biome-ignore lint/style/noDefaultExport: vitest reads nothing else
export default mergeConfig(tests, {
  test: {
    // Those that run commands as functions: the built executable would not have the change.
    // `**/`, since the copy of the tests that is run lies elsewhere.
    include: [
      '**/{api,commands,completion,help,query,source}/*.test.ts',
      '**/faults/faults.test.ts',
      '**/store/damage.test.ts',
      '**/usage.test.ts',
    ],
    exclude: ['**/commands/curl.test.ts', '**/completion/shells.test.ts', '**/help/readme.test.ts'],
    // No module keeps anything from one test to the next, so that all files can share them, and
    // none is loaded anew for each change and file.
    isolate: false,
    setupFiles: ['test/mutation/set-up.ts'],
  },
});
