/** The exit codes of the process. Scripts depend on these numbers. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  notFound: 3,
  unavailable: 4,
  quota: 5,
  badResponse: 6,
  keyRejected: 7,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The signals that interrupt the program. */
export type Signal = 'SIGINT' | 'SIGTERM';

/** Returns the exit code that shells report for a command ended by this signal. */
export function signalExitCode(signal: Signal): ExitCode {
  return signal === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
}

/** Every exit code with its meaning, for help and documentation. */
export const EXIT_CODES: readonly { readonly code: ExitCode; readonly meaning: string }[] = [
  { code: EXIT.ok, meaning: 'success, including an empty result or a closed pipe' },
  { code: EXIT.bug, meaning: 'a bug, or the output or a file could not be written' },
  { code: EXIT.usage, meaning: 'usage error: unknown flag, invalid value, ambiguous name' },
  { code: EXIT.notFound, meaning: 'no such spacecraft or configuration, or no web page for it' },
  { code: EXIT.unavailable, meaning: 'API unavailable: no network, timeout, server error (5xx)' },
  { code: EXIT.quota, meaning: 'hourly quota exhausted, or not enough for the command' },
  { code: EXIT.badResponse, meaning: 'unexpected response from the API' },
  { code: EXIT.keyRejected, meaning: 'API key rejected or missing (401, 403)' },
  { code: EXIT.interrupted, meaning: 'interrupted (Ctrl-C, SIGINT)' },
  { code: EXIT.terminated, meaning: 'terminated (SIGTERM)' },
];
