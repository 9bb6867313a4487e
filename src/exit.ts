/** What the process says to its caller when it ends; scripts depend on these numbers. */
export const EXIT = {
  ok: 0,
  bug: 1,
  usage: 2,
  notFound: 3,
  unavailable: 4,
  quota: 5,
  answer: 6,
  keyRefused: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
