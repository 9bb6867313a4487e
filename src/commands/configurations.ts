import { configurationsUrl } from '../api/urls.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { flagName } from '../flags/flag.ts';
import { durationStyleOf } from '../flags/output-flags.ts';
import { CONFIGURATION_QUERY_FLAGS } from '../query/configuration-query.ts';
import { configurationSource } from '../source/configuration-source.ts';
import { withServices } from '../source/open-source.ts';
import { configurationKind } from '../view/configurations-view.ts';
import type { ConfigurationsValues } from './command-flags.ts';
import { listConfigurations } from './list-configurations.ts';
import { printCurl } from './print-curl.ts';
import { checkRowFlags } from './print-rows.ts';
import { showConfigurations } from './show-configurations.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft configurations`: lists those that match, or shows those that the arguments name. */
export async function configurations(
  args: readonly string[],
  flags: ConfigurationsValues,
  context: Context,
): Promise<void> {
  rejectConflicts(args, flags);
  checkRowFlags(flags, configurationKind(durationStyleOf(flags, context.env)), context);
  const options = sourceOptions(flags, context);
  if (flags.curl) return printCurl([configurationsUrl(options.base, 'detailed')], context);
  await withServices(options, context, async (services) => {
    const source = configurationSource(options, services);
    const run = { source, flags, policy: options.policy, context };
    await (args.length > 0 ? showConfigurations(args, run) : listConfigurations(run));
  });
}

function rejectConflicts(args: readonly string[], flags: ConfigurationsValues): void {
  const { all, limit, compare, quiet } = flags;
  if (all && limit !== undefined) throw new UsageError('--all cannot be combined with --limit');
  if (compare && quiet) throw new UsageError('--compare cannot be combined with --quiet');
  const names = Object.keys(
    CONFIGURATION_QUERY_FLAGS,
  ) as (keyof typeof CONFIGURATION_QUERY_FLAGS)[];
  const given = names.find((name) => flags[name] !== undefined);
  if (args.length > 0 && given !== undefined) {
    const flag = flagName(CONFIGURATION_QUERY_FLAGS[given]);
    throw new UsageError(`${flag} cannot be combined with names or ids of configurations`);
  }
}
