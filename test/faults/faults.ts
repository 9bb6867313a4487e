import { ANSWER_FAULTS } from './answer-faults.ts';
import { BODY_FAULTS } from './body-faults.ts';
import { CONNECTION_FAULTS } from './connection-faults.ts';
import { ENCODING_FAULTS } from './encoding-faults.ts';
import type { Fault } from './fault.ts';
import { PAGING_FAULTS } from './paging-faults.ts';
import { STATUS_FAULTS } from './status-faults.ts';

/** All faults of the server that the tests simulate, each with the behaviour to expect. */
export const FAULTS: readonly Fault[] = [
  ...CONNECTION_FAULTS,
  ...ENCODING_FAULTS,
  ...STATUS_FAULTS,
  ...BODY_FAULTS,
  ...PAGING_FAULTS,
  ...ANSWER_FAULTS,
];
