import type { Context } from '../context.ts';
import { flagName } from '../flags/flag.ts';
import { formatOf } from '../flags/output-flags.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import { filterMatcher } from '../query/apply-filters.ts';
import { FILTERS, type FilterFlags } from '../query/filters.ts';
import { parseQuery } from '../query/parse-query.ts';
import { resolveFilters } from '../query/resolve-query.ts';
import { localSource } from '../source/local.ts';
import { assertDetails, needsCatalogue } from '../source/needs-catalogue.ts';
import { type Catalogue, openCatalogue } from '../store/catalogue-file.ts';
import { readChangeLog } from '../store/change-log.ts';
import { type Comparison, settled } from '../store/comparisons.ts';
import { openFolder } from '../store/folder.ts';
import { announce } from '../terminal/notice.ts';
import { CHANGES, changesView, type SeenChange } from '../view/changes-view.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { noticeExtent, noticePeriod } from './change-notices.ts';
import type { ChangesValues } from './command-flags.ts';
import { noticeInferences } from './notices.ts';
import { assertQuietAlone, printIds } from './print-rows.ts';
import { printView } from './print-view.ts';
import { apiBase } from './source-options.ts';

/** `spacecraft changes`: shows what the syncs of an API found, the newest first. */
export async function changes(flags: ChangesValues, context: Context): Promise<void> {
  const format = formatOf(flags, context.env);
  if (flags.columns) chooseColumns(flags.columns, CHANGES);
  assertQuietAlone(flags);
  const { filters, limit, offset } = parseQuery(flags);
  const since = flags.since?.(context.now());
  const base = apiBase(flags);
  const { catalogue, log } = await openLog(base, context);
  const seen = changesIn(log, catalogue).filter((change) => change.seen >= (since ?? -Infinity));
  const matches = await filterChanges(seen, filters, { base, catalogue }, context);
  const rows = matches.slice(offset, offset + limit);
  if (flags.quiet) {
    await printIds([...new Set(rows.map(({ change }) => change.spacecraft.id))], context);
  } else {
    await printView(changesView({ count: matches.length, rows }), flags, context);
  }
  const isHuman = (format === 'table' && !flags.quiet) || context.stderr.isTTY === true;
  if (isHuman && matches.length > 0) {
    noticeExtent({ count: matches.length, shown: rows.length, offset }, context);
  }
  noticePeriod(
    { log, since, syncedAt: catalogue?.at },
    { isHuman, isEmpty: matches.length === 0, isFiltered: seen.length > 0 },
    context,
  );
}

interface OpenLog {
  readonly catalogue: Catalogue | undefined;
  readonly log: readonly Comparison[];
}

async function openLog(base: URL, context: Context): Promise<OpenLog> {
  const warn = (line: string) => announce(context, `spacecraft: ${line}`);
  const { random, pendingWrites, userId } = context;
  const folder = openFolder(await context.cacheFolder(), { warn, random, pendingWrites, userId });
  const catalogue = openCatalogue(folder, base, warn);
  const log = readChangeLog(folder, base, warn);
  return { catalogue, log: catalogue ? settled(log, catalogue.at) : log };
}

/** Returns all changes in a log, the newest first. */
function changesIn(log: readonly Comparison[], catalogue: Catalogue | undefined): SeenChange[] {
  const removed = log.flatMap(({ changes }) => changes.flatMap(({ summary }) => summary ?? []));
  // A spacecraft in the catalogue is as it is there, even if it was removed for a while.
  const summaries = new Map(
    [...removed, ...(catalogue?.summaries ?? [])].map((summary) => [summary.id, summary]),
  );
  return log.toReversed().flatMap(({ changes, from, to }) =>
    changes.map((change) => ({
      change,
      seen: to,
      previous: from,
      summary: summaries.get(change.spacecraft.id),
    })),
  );
}

/** Throws `UsageError` for a name that is unknown or ambiguous, or if there is no catalogue. */
async function filterChanges(
  changes: readonly SeenChange[],
  filters: FilterFlags,
  { base, catalogue }: { readonly base: URL; readonly catalogue: Catalogue | undefined },
  context: Context,
): Promise<readonly SeenChange[]> {
  const names = Object.keys(filters) as (keyof FilterFlags)[];
  if (names.length === 0) return changes;
  if (!catalogue) throw needsCatalogue(names.map((name) => flagName(FILTERS[name])));
  assertDetails(filters, catalogue.mode);
  const removed = changes.flatMap(({ summary }) => summary ?? []);
  const collection = {
    mode: catalogue.mode,
    origin: 'catalogue' as const,
    at: catalogue.at,
    summaries: [...catalogue.summaries, ...removed],
    entries: catalogue.entries,
  };
  const resolved = await resolveFilters(filters, localSource(collection, base));
  noticeInferences(resolved.inferences, context);
  const isMatch = filterMatcher(resolved.filters);
  noticeUnknown(changes, context);
  return changes.filter(({ summary }) => summary !== undefined && isMatch(summary));
}

/** Prints how many changes cannot be filtered, because their spacecraft is no longer known. */
function noticeUnknown(
  changes: readonly { readonly summary: SpacecraftSummary | undefined }[],
  context: Context,
): void {
  const unknown = changes.filter(({ summary }) => summary === undefined).length;
  if (unknown === 0) return;
  const what = unknown === 1 ? '1 change' : `${unknown} changes`;
  announce(context, `left out ${what} of spacecraft that the catalogue no longer has`);
}
