import { type Environment, isOn } from '../environment.ts';

/**
 * Returns whether to print text only, without animations, bars and hyperlinks: for users of screen
 * readers, who set ACCESSIBLE, and for terminals without cursor control.
 */
export function prefersPlainOutput({ ACCESSIBLE, TERM }: Environment): boolean {
  return TERM === 'dumb' || isOn(ACCESSIBLE);
}
