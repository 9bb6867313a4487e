/**
 * Which part of src/ may import from which, and why. A pair that is not listed fails the test, and so
 * does one that no file uses. Ends in a slash: a folder. Imports inside a folder are always allowed.
 */
export interface ImportRule {
  readonly from: string;
  readonly to: string;
  readonly why: string;
  /** Only types may be imported. */
  readonly typesOnly?: true;
}

/** Files without imports from folders, which every part except text/ and ll2/ may import. */
export const LEAVES = [
  'closed-output.ts',
  'environment.ts',
  'errors.ts',
  'exit.ts',
  'file-output.ts',
  'home-folder.ts',
  'interruption.ts',
  'output-options.ts',
  'redactor.ts',
  'screen.ts',
  'version.ts',
];

const CONTEXT = 'its environment is supplied by the caller';

export const ALLOWED: readonly ImportRule[] = [
  { from: 'main.ts', to: 'context.ts', why: 'creates the context of the real process' },
  { from: 'main.ts', to: 'run.ts', why: 'runs the program' },
  { from: 'context.ts', to: 'browser.ts', why: 'opens a real browser' },
  { from: 'context.ts', to: 'cache-folder.ts', why: 'finds the cache folder of the real user' },
  { from: 'run.ts', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'run.ts', to: 'program.ts', why: 'turns what it throws into an exit code' },
  { from: 'run.ts', to: 'terminal/', why: 'prints errors' },
  { from: 'program.ts', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'program.ts', to: 'command-line/', why: 'parses the arguments' },
  { from: 'program.ts', to: 'commands/', why: 'runs --help, which is no command' },
  { from: 'program.ts', to: 'completion/', why: 'answers completion scripts without the parser' },
  { from: 'command-line/', to: 'commands/', why: 'finds the command' },
  { from: 'command-line/', to: 'flags/', why: 'finds the flags of the command' },
  { from: 'command-line/', to: 'help/', why: '--help accepts a topic' },
  { from: 'command-line/', to: 'query/', why: 'corrects values of filters and pages' },
  { from: 'command-line/', to: 'll2/', why: 'recognizes the fields of records' },
  { from: 'command-line/', to: 'text/', why: 'suggests and quotes words' },

  { from: 'commands/', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'commands/', to: 'flags/', why: 'declares and reads flags' },
  { from: 'commands/', to: 'help/', why: 'prints help' },
  { from: 'commands/', to: 'query/', why: 'turns flags into a query' },
  { from: 'commands/', to: 'source/', why: 'asks a source for records' },
  { from: 'commands/', to: 'api/', why: 'prints request URLs (--curl)' },
  { from: 'commands/', to: 'store/', why: 'shows, writes and deletes cached data (cache, sync)' },
  { from: 'commands/', to: 'll2/', why: 'handles records' },
  { from: 'commands/', to: 'view/', why: 'chooses what to show' },
  { from: 'commands/', to: 'render/', why: 'chooses the output format' },
  { from: 'commands/', to: 'terminal/', why: 'prints' },
  { from: 'commands/', to: 'text/', why: 'words ages in notices' },
  { from: 'commands/', to: 'completion/', why: 'prints the completion scripts' },

  { from: 'completion/', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'completion/', to: 'commands/', why: 'offers commands and their flags' },
  { from: 'completion/', to: 'flags/', why: 'offers flag values' },
  { from: 'completion/', to: 'query/', why: 'offers names and ids to refer to' },
  { from: 'completion/', to: 'store/', why: 'opens the catalogue' },
  { from: 'completion/', to: 'll2/', why: 'handles summaries of records' },
  { from: 'completion/', to: 'terminal/', why: 'prints' },
  { from: 'completion/', to: 'text/', why: 'names may contain control characters' },

  { from: 'help/', to: 'flags/', why: 'describes flags' },
  { from: 'help/', to: 'query/', why: 'describes filters' },
  { from: 'help/', to: 'view/', why: 'describes columns' },

  { from: 'flags/', to: 'context.ts', typesOnly: true, why: 'declares that commands receive one' },
  { from: 'flags/', to: 'll2/', why: 'knows the version of the API' },
  { from: 'flags/', to: 'text/', why: 'suggests the nearest valid value' },

  { from: 'query/', to: 'flags/', why: 'declares each filter with its flag' },
  { from: 'query/', to: 'll2/', why: 'matches and sorts records' },
  { from: 'query/', to: 'text/', why: 'suggests the nearest name' },

  { from: 'source/', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'source/', to: 'api/', why: 'sends queries to the API' },
  { from: 'source/', to: 'store/', why: 'answers queries from cached data' },
  { from: 'source/', to: 'query/', why: 'answers queries' },
  { from: 'source/', to: 'll2/', why: 'returns records' },
  { from: 'source/', to: 'text/', why: 'words waiting times' },

  { from: 'api/', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'api/', to: 'query/', why: 'turns a query into a query string' },
  { from: 'api/', to: 'll2/', why: 'validates responses' },
  { from: 'api/', to: 'text/', why: 'words waiting times' },

  { from: 'store/', to: 'query/', typesOnly: true, why: 'files are stored per mode' },
  { from: 'store/', to: 'll2/', why: 'stores records and their summaries' },

  { from: 'view/', to: 'll2/', why: 'shows records' },
  { from: 'view/', to: 'query/', typesOnly: true, why: 'shows groups of spacecraft' },
  { from: 'view/', to: 'text/', why: 'cleans text when a cell is created' },

  { from: 'render/', to: 'view/', why: 'renders views' },
  { from: 'render/', to: 'text/', why: 'formats text' },

  { from: 'terminal/', to: 'context.ts', typesOnly: true, why: CONTEXT },
  { from: 'terminal/', to: 'view/', typesOnly: true, why: 'colours tones' },
  { from: 'terminal/', to: 'render/', typesOnly: true, why: 'supplies the painter of a renderer' },
  { from: 'terminal/', to: 'text/', why: 'cleans notices' },

  { from: 'll2/', to: 'text/', why: 'writes records as JSON safely' },
];

/** Libraries and Node modules that only some files may import, and why. */
export const LIBRARIES: Readonly<
  Record<string, { readonly users: readonly string[]; readonly why: string }>
> = {
  commander: { users: ['command-line/read-line.ts'], why: 'one file parses the command line' },
  undici: { users: ['api/'], why: 'one folder sends requests' },
  zod: {
    users: [
      'll2/spacecraft.ts',
      'll2/space-station.ts',
      'll2/find-mismatches.ts',
      'll2/read-entry.ts',
      'api/validate.ts',
    ],
    why: 'records are validated on arrival; the catalogue stores what was found',
  },
  chalk: { users: ['terminal/'], why: 'only terminals have colour' },
  ora: { users: ['terminal/'], why: 'only terminals have spinners' },
  'string-width': { users: ['render/measure.ts'], why: 'it is slow to load' },
  'p-limit': { users: ['api/http-client.ts'], why: 'one place limits concurrency' },
  leven: { users: ['text/nearest.ts'], why: 'one place makes suggestions' },
  yaml: { users: ['render/yaml-text.ts'], why: 'one file per format' },
  'csv-stringify': { users: ['render/csv.ts'], why: 'one file per format' },
  'markdown-table': { users: ['render/markdown.ts'], why: 'one file per format' },
  open: { users: ['browser.ts'], why: 'it starts a real browser' },
  'supports-hyperlinks': { users: ['context.ts'], why: 'it reads the real environment' },
  'node:fs': {
    users: ['closed-output.ts', 'context.ts', 'file-output.ts', 'store/'],
    why: 'few parts access the disk',
  },
  'node:fs/promises': { users: ['api/token.ts', 'store/'], why: 'few parts access the disk' },
};
