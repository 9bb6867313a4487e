/** What the process says to its caller when it ends; scripts depend on these numbers. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  notFound: 3,
  unavailable: 4,
  quota: 5,
  badResponse: 6,
  keyRefused: 7,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a process may be told to end with. */
export type Signal = 'SIGINT' | 'SIGTERM';

/** As a shell tells of a command that a signal ended. */
export function signalExitCode(signal: Signal): ExitCode {
  return signal === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
}

/** When each is used, for help and documentation. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'fine: also an empty result, and a reader that closed the pipe (| head -1)',
  bug: 'a bug, or what was to be printed or kept could not be written',
  usage: 'usage: an unknown flag, a bad value, a name that fits several',
  notFound: 'no such spacecraft',
  unavailable: 'unavailable: no network, a time-out, trouble of the server (5xx)',
  quota: 'the hourly quota is used up, or does not suffice',
  badResponse: 'the answer is not what the API promises',
  keyRefused: 'the API key was refused (401, 403)',
  interrupted: 'interrupted (Ctrl-C)',
  terminated: 'terminated (SIGTERM)',
};
