import type { Context } from '../context.ts';
import { durationStyleOf } from '../flags/output-flags.ts';
import { pickFilters } from '../query/apply-filters.ts';
import { DEFAULT_GROUPINGS, groupsBy } from '../query/grouping.ts';
import { resolveFilters } from '../query/resolve-query.ts';
import { withSource } from '../source/open-source.ts';
import { statsView } from '../view/stats-view.ts';
import type { StatsValues } from './command-flags.ts';
import { noticeCountedData, noticeInferences } from './notices.ts';
import { printView } from './print-view.ts';
import { sourceOptions } from './source-options.ts';

/** The first line of output, so that nobody takes ten spacecraft for all. */
const SAMPLE_TITLE = 'The bundled sample of ten spacecraft, not the whole catalogue';

/** `spacecraft stats`: counts spacecraft in local data, without a request. */
export async function stats(flags: StatsValues, context: Context): Promise<void> {
  const options = { ...sourceOptions(flags, context), policy: 'offline' as const };
  await withSource(options, context, async (source) => {
    const { filters, inferences } = await resolveFilters(pickFilters(flags), source);
    noticeInferences(inferences, context);
    const { value: summaries, ...provenance } = await source.summaries(filters);
    const groupings = new Set(flags.by ?? DEFAULT_GROUPINGS);
    const groups = [...groupings].map((by) => ({ by, groups: groupsBy(by, summaries) }));
    const viewOptions = {
      title: provenance.origin === 'sample' ? SAMPLE_TITLE : 'Spacecraft',
      durations: durationStyleOf(flags, context.env),
    };
    await printView(statsView(summaries, groups, viewOptions), flags, context);
    noticeCountedData(provenance, context);
  });
}
