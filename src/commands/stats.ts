import type { Context } from '../context.ts';
import { DEFAULT_GROUPINGS, groupsBy } from '../query/grouping.ts';
import { DEFAULT_QUERY } from '../query/spacecraft-query.ts';
import { withSource } from '../source/open-source.ts';
import { statsView } from '../view/stats-view.ts';
import type { StatsValues } from './command-flags.ts';
import { filtersWithIds } from './list-query.ts';
import { noticeBasis } from './notices.ts';
import { printView } from './print-view.ts';

/** `spacecraft stats`: counts what is at hand, and never asks the API for it. */
export async function stats(flags: StatsValues, context: Context): Promise<void> {
  const atHand = { ...flags, offline: true };
  await withSource(atHand, context, async (source) => {
    const filters = await filtersWithIds(flags, source, context);
    const { value: craft, ...provenance } = await source.facts({
      ...DEFAULT_QUERY,
      filters,
      limit: 'all',
    });
    const by = new Set(flags.by ?? DEFAULT_GROUPINGS);
    const groups = [...by].map((grouping) => ({ by: grouping, groups: groupsBy(grouping, craft) }));
    await printView(statsView(craft, groups), flags, context);
    noticeBasis(provenance, context);
  });
}
