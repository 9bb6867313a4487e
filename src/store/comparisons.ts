import type { Change } from '../ll2/change.ts';

/** What one sync found, or several in a row that found nothing. Times are in ms since the epoch. */
export interface Comparison {
  /** Time of the earliest catalogue: that of `from`, or earlier if this stands for several syncs. */
  readonly since: number;
  /** Time of the previous catalogue. */
  readonly from: number;
  /** Time of the catalogue that replaced it. */
  readonly to: number;
  /** Number of syncs that this stands for. */
  readonly syncs: number;
  /** Ordered by id of the spacecraft. */
  readonly changes: readonly Change[];
  /** Number of changes that were left out, because they exceed the size of the log. */
  readonly omitted?: number;
}

/**
 * Returns the comparisons whose catalogue was written, given the time of the current one. The log is
 * written first, so a sync that fails in between leaves a comparison that the next one repeats.
 */
export function settled(comparisons: readonly Comparison[], at: number): readonly Comparison[] {
  const last = comparisons.at(-1);
  if (!last || last.from !== at || last.to === at) return comparisons;
  const others = comparisons.slice(0, -1);
  if (last.syncs === 1) return others;
  return [...others, { ...last, from: last.since, to: last.from, syncs: last.syncs - 1 }];
}

/** Adds a comparison; one without changes is merged with the one before if that has none either. */
export function withComparison(
  comparisons: readonly Comparison[],
  { from, to, changes }: Pick<Comparison, 'from' | 'to' | 'changes'>,
): Comparison[] {
  const earlier = settled(comparisons, from);
  const last = earlier.at(-1);
  const isUnchanged = (each: Pick<Comparison, 'changes' | 'omitted'>) =>
    each.changes.length === 0 && !each.omitted;
  if (last?.to === from && isUnchanged(last) && isUnchanged({ changes })) {
    return [...earlier.slice(0, -1), { ...last, from, to, syncs: last.syncs + 1 }];
  }
  return [...earlier, { since: from, from, to, syncs: 1, changes }];
}

export interface LogLimits {
  /** In milliseconds before the newest comparison. */
  readonly age: number;
  /** Maximum size of the comparisons as JSON, in bytes. */
  readonly bytes: number;
}

/** Returns the newest comparisons within the limits. Of a single large one, some changes are left out. */
export function withinLimits(
  comparisons: readonly Comparison[],
  { age, bytes }: LogLimits,
): Comparison[] {
  const newest = comparisons.at(-1);
  if (!newest) return [];
  const kept: Comparison[] = [];
  let available = bytes - '[]'.length;
  for (const comparison of comparisons.toReversed()) {
    available -= sizeOf(comparison);
    if (available < 0 || comparison.to < newest.to - age) break;
    kept.push(comparison);
  }
  return kept.length > 0 ? kept.reverse() : [shortened(newest, bytes)];
}

function shortened(comparison: Comparison, bytes: number): Comparison {
  const { changes } = comparison;
  let available = bytes - sizeOf({ ...comparison, changes: [], omitted: changes.length });
  const kept = changes.filter((change) => {
    available -= sizeOf(change);
    return available >= 0;
  });
  return { ...comparison, changes: kept, omitted: changes.length - kept.length };
}

/** Returns the size of an item of a JSON array in bytes, with a comma. */
function sizeOf(item: object): number {
  return Buffer.byteLength(JSON.stringify(item)) + 1;
}
