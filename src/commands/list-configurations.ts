import { UsageError } from '../errors.ts';
import { flagName } from '../flags/flag.ts';
import { durationStyleOf } from '../flags/output-flags.ts';
import { summarizeConfiguration } from '../ll2/summary.ts';
import {
  CONFIGURATION_FILTERS,
  configurationMatcher,
  DETAIL_FILTERS,
} from '../query/configuration-filters.ts';
import { BY_NAME, CONFIGURATION_SORT_KEYS } from '../query/configuration-query.ts';
import { sortRows } from '../query/row-ordering.ts';
import { pageOf } from '../query/row-page.ts';
import type { ConfigurationList } from '../source/configuration-source.ts';
import { announce, notice } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { configurationsView } from '../view/configurations-view.ts';
import type { ConfigurationsValues } from './command-flags.ts';
import {
  type ConfigurationRun,
  noticeConfigurations,
  noticePartialList,
  printComparison,
} from './configuration-output.ts';
import { noticeInferences } from './notices.ts';
import { announcesExtent, printRows } from './print-rows.ts';

/** Lists the configurations that pass the filters. */
export async function listConfigurations(run: ConfigurationRun): Promise<void> {
  const { source, flags, context } = run;
  const { value: known, ...provenance } = await withSpinner(
    context,
    'Fetching configurations',
    () => source.find((list) => canFilter(list, flags)),
  );
  requireDetails(known, flags);
  const { matches, inferences } = matcherFor(known, flags);
  noticeInferences(inferences, context);
  const matching = known.entries.filter(({ record }) => matches(summarizeConfiguration(record)));
  const ordering = flags.ordering ?? [];
  const sorted = sortRows(matching, CONFIGURATION_SORT_KEYS, [...ordering, ...BY_NAME]);
  const { rows, count, next } = pageOf(sorted, flags);
  if (flags.compare) {
    await printComparison(rows, run);
  } else {
    const orderedBy = ordering.map(({ field }) => field);
    // These filters make all values of their column the same.
    const uniform = (['in_use', 'human_rated'] as const).filter(
      (name) => flags[name] !== undefined,
    );
    const durations = durationStyleOf(flags, context.env);
    const view = configurationsView(rows, { durations, count, orderedBy, uniform });
    await printRows(view, ({ record }) => record.id, flags, context);
  }
  // Those without details may be missing among the results.
  noticeConfigurations(detailFilters(flags).length > 0 ? known.entries : rows, provenance, run);
  noticePartialList(known, provenance, run);
  if (announcesExtent(flags, context)) {
    const part = `${rows.length} of ${count} configurations`;
    const more = next === undefined ? part : `${part} · next: --offset ${next}`;
    if (count === 0) announce(context, 'no configurations match');
    else notice(context, more);
  }
}

function matcherFor({ entries }: ConfigurationList, flags: ConfigurationsValues) {
  return configurationMatcher(
    flags,
    entries.map(({ record }) => summarizeConfiguration(record)),
  );
}

/** Returns whether the list contains everything that the filters refer to. */
function canFilter(list: ConfigurationList, flags: ConfigurationsValues): boolean {
  try {
    matcherFor(list, flags);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/** Throws `UsageError` for a filter by details that local records lack: "no match" would be wrong. */
function requireDetails({ entries, count }: ConfigurationList, flags: ConfigurationsValues): void {
  const given = detailFilters(flags);
  const missing = entries.filter(({ record }) => record.response_mode !== 'detailed').length;
  if (given.length === 0 || missing === 0 || count !== undefined) return;
  const verb = given.length > 1 ? 'require' : 'requires';
  const names = given.map((name) => flagName(CONFIGURATION_FILTERS[name])).join(' and ');
  throw new UsageError(
    `${names} ${verb} details, which ${missing} of ${entries.length} configurations lack; run spacecraft sync`,
  );
}

function detailFilters(flags: ConfigurationsValues) {
  return DETAIL_FILTERS.filter((name) => flags[name] !== undefined);
}
