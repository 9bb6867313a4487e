import type { Plugin } from 'esbuild';

/** The part of undici that sends requests: a fifth of its code, which loads in a third of the time. */
const UNDICI = `
  const Dispatcher = require('./lib/dispatcher/dispatcher');
  Object.assign(Dispatcher.prototype, require('./lib/api'));
  exports.Agent = require('./lib/dispatcher/agent');
`;

/** Modules that libraries load at start-up, though this program never uses them: 4 to 10 ms each. */
const UNUSED: readonly (readonly [library: RegExp, module: RegExp])[] = [
  [/undici/, /^node:http2$/],
  [/commander/, /^node:child_process$/],
];

/** Leaves out the parts of libraries that this program never uses. */
export const slimLibraries: Plugin = {
  name: 'slim-libraries',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /undici.index\.js$/ }, () => ({ contents: UNDICI }));
    onResolve({ filter: /./ }, ({ path, importer }) =>
      UNUSED.some(([library, module]) => library.test(importer) && module.test(path))
        ? { path, namespace: 'unused' }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'unused' }, () => ({
      contents: 'module.exports = Object.assign(() => () => {}, { constants: {} });',
    }));
  },
};

/** What chalk reads of the module that detects colours: none of the standard streams has any. */
const NO_DETECTION = 'module.exports = { stdout: false, stderr: false };';

/**
 * Leaves out how chalk detects colours, which the program does by itself. It loads node:tty, which
 * takes twice as long as the rest of chalk.
 */
export const slimChalk: Plugin = {
  name: 'slim-chalk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'detection' }));
    onLoad({ filter: /./, namespace: 'detection' }, () => ({ contents: NO_DETECTION }));
  },
};
