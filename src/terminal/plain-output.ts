import type { Environment } from '../environment.ts';

/**
 * Whether nothing is to move or to be drawn: for screen readers, which say so with ACCESSIBLE, and
 * for terminals that can only print.
 */
export function prefersPlainOutput({ ACCESSIBLE, TERM }: Environment): boolean {
  return TERM === 'dumb' || (ACCESSIBLE !== undefined && ACCESSIBLE !== '' && ACCESSIBLE !== '0');
}
