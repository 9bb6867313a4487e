import type { Context } from '../context.ts';

/**
 * Returns the width of stdout in columns: that of its terminal, or else COLUMNS, which watch sets for
 * the commands it runs. Infinite without either, because nothing may be cut then.
 */
export function outputWidth({ stdout, env }: Pick<Context, 'stdout' | 'env'>): number {
  if (stdout.isTTY && stdout.columns) return stdout.columns;
  const { COLUMNS = '' } = env;
  return /^[1-9]\d{0,5}$/.test(COLUMNS) ? Number(COLUMNS) : Number.POSITIVE_INFINITY;
}
