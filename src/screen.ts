import type { ColorMode } from './output-options.ts';

/** What the user sees of stdout and stderr, if both are at a terminal. */
export class Screen {
  /** `--color`: notices and errors follow it, as the output does. */
  colorMode: ColorMode = 'auto';
  /** What was printed last. */
  last: 'output' | 'notice' | undefined;
}
