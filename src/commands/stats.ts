import type { Context } from '../context.ts';
import { pickFilters } from '../query/filters.ts';
import { DEFAULT_GROUPINGS, groupsBy } from '../query/grouping.ts';
import { resolveFilters } from '../query/resolve-query.ts';
import { withSource } from '../source/open-source.ts';
import { statsView } from '../view/stats-view.ts';
import type { StatsValues } from './command-flags.ts';
import { noticeCountedData, noticeInferences } from './notices.ts';
import { printView } from './print-view.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft stats`: counts spacecraft in local data, without a request. */
export async function stats(flags: StatsValues, context: Context): Promise<void> {
  const options = { ...sourceOptions(flags, context), policy: 'offline' as const };
  await withSource(options, context, async (source) => {
    const { filters, inferences } = await resolveFilters(pickFilters(flags), source);
    noticeInferences(inferences, context);
    const { value: summaries, ...provenance } = await source.summaries(filters);
    const groupings = new Set(flags.by ?? DEFAULT_GROUPINGS);
    const groups = [...groupings].map((by) => ({ by, groups: groupsBy(by, summaries) }));
    await printView(statsView(summaries, groups), flags, context);
    noticeCountedData(provenance, context);
  });
}
