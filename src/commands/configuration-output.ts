/** What listing and showing configurations have in common. */
import type { Context } from '../context.ts';
import { durationStyleOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import type { ConfigurationList, ConfigurationSource } from '../source/configuration-source.ts';
import type { Policy } from '../source/open-source.ts';
import type { Provenance } from '../source/source.ts';
import { announce, notice } from '../terminal/notice.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { comparedConfigurationColumns } from '../view/configuration-columns.ts';
import { compareConfigurationsView, configurationKind } from '../view/configurations-view.ts';
import type { ConfigurationsValues } from './command-flags.ts';
import { noticeIgnoredFields, noticeProvenance } from './notices.ts';
import { printView } from './print-view.ts';

/** A run of `spacecraft configurations`. */
export interface ConfigurationRun {
  readonly source: ConfigurationSource;
  readonly flags: ConfigurationsValues;
  readonly policy: Policy;
  readonly context: Context;
}

type ConfigurationEntry = Entry<SpacecraftConfiguration>;

/** Prints configurations side by side. The chosen columns are the rows of this table. */
export async function printComparison(
  entries: readonly ConfigurationEntry[],
  { flags, context }: ConfigurationRun,
): Promise<void> {
  const { columns: names, ...otherFlags } = flags;
  const style = durationStyleOf(flags, context.env);
  const columns = names
    ? chooseColumns(names, configurationKind(style))
    : comparedConfigurationColumns(style);
  await printView(compareConfigurationsView(entries, columns), otherFlags, context);
}

/** Prints where configurations come from, and what is unknown about them. */
export function noticeConfigurations(
  entries: readonly ConfigurationEntry[],
  provenance: Provenance,
  { policy, context }: ConfigurationRun,
): void {
  noticeProvenance(provenance, policy, context);
  noticeIgnoredFields(entries, context, 'configurations');
  const missing = entries.filter(({ record }) => record.response_mode !== 'detailed').length;
  if (missing > 0) {
    notice(
      context,
      `${missing} of ${entries.length} configurations without details; run spacecraft sync`,
    );
  }
}

/** Prints that a list lacks configurations, and how to get all. */
export function noticePartialList(
  { entries, count }: ConfigurationList,
  { origin, stale }: Provenance,
  { policy, context }: ConfigurationRun,
): void {
  const known = entries.length;
  if (count !== undefined) {
    if (count > known) announce(context, `only the first ${known} of ${count} configurations`);
    return;
  }
  const place = origin === 'sample' ? 'sample' : 'catalogue';
  const all = policy === 'offline' ? 'try without --offline for all' : '--refresh requests all';
  const advice = stale?.because ? '' : `; ${all}`;
  notice(
    context,
    `the ${place} contains ${known} configurations, those of its spacecraft${advice}`,
  );
}
