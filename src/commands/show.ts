import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { formatOf } from '../flags/output-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Spacecraft } from '../ll2/spacecraft.ts';
import { DEFAULT_QUERY, type Mode } from '../query/spacecraft-query.ts';
import { phraseUrl, refUrl } from '../source/find-fetches.ts';
import { withSource } from '../source/open-source.ts';
import { notice } from '../terminal/notice.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { comparedColumns, compareView } from '../view/compare-view.ts';
import { showView, spacecraftKind } from '../view/spacecraft-view.ts';
import type { ShowValues } from './command-flags.ts';
import { findSpacecraft } from './find-spacecraft.ts';
import { notFound } from './not-found.ts';
import {
  noticeEmptyColumns,
  noticeIgnoredFields,
  noticeMissingDetails,
  noticeProvenance,
} from './notices.ts';
import { openPages } from './open-pages.ts';
import { printCurl } from './print-curl.ts';
import { checkOutputFlags, columnOptions, printSpacecraft } from './print-spacecraft.ts';
import { printView } from './print-view.ts';
import { readRefs, type ShowArguments } from './read-refs.ts';
import { noticeFlights, noticeReading } from './show-notices.ts';
import { sourceOptions } from './source-options.ts';

/**
 * `spacecraft show`: each argument is an id, a name, or `-` to read more from standard input; or all
 * of them are the words of one name.
 */
export async function show(
  args: readonly string[],
  flags: ShowValues,
  context: Context,
): Promise<void> {
  rejectConflicts(flags);
  checkOutputFlags(flags, context);
  const lookup = await readRefs(args, context);
  // Normal records may lack the URL of a page.
  const mode = flags.web ? 'detailed' : flags.mode;
  const options = sourceOptions(flags, context);
  if (flags.curl) return printShowCurl(options.base, lookup, mode, context);
  await withSource(options, context, async (source) => {
    const { value, ...provenance } = await withSpinner(context, 'Fetching spacecraft', () =>
      findSpacecraft(lookup, mode, source),
    );
    const { found, missing, isPhrase } = value;
    noticeReading(lookup, value, context);
    const entries = found.map(({ entry }) => entry);
    if (entries.length > 0 || missing.length === 0) {
      const isSingle = lookup.isSingle || isPhrase;
      await printFound(entries, { mode, asArray: !isSingle }, flags, context);
    }
    if (lookup.refs.length > 0) noticeProvenance(provenance, options.policy, context);
    noticeIgnoredFields(entries, context);
    noticeMissingDetails(entries, mode ?? DEFAULT_QUERY.mode, context);
    if (mode === undefined && isCard(flags, context)) {
      noticeFlights(entries, provenance, options.policy, context);
    }
    const columnMode = mode ?? DEFAULT_QUERY.mode;
    noticeEmptyColumns(
      entries,
      flags.columns ?? [],
      { mode: columnMode, policy: options.policy },
      context,
    );
    // An unknown spacecraft does not hide the others.
    if (missing.length > 0) throw notFound(missing, provenance);
  });
}

/** Prints the requests that are sent first. */
async function printShowCurl(
  base: URL,
  { refs, phrase }: ShowArguments,
  mode: Mode | undefined,
  context: Context,
): Promise<void> {
  if (phrase === undefined) {
    await printCurl(
      refs.map((ref) => refUrl(base, ref, mode)),
      context,
    );
    return;
  }
  await printCurl([phraseUrl(base, phrase, mode)], context);
  notice(context, 'this finds the arguments as one name; otherwise each is requested by itself');
}

interface Presentation {
  readonly mode: Mode | undefined;
  /** Whether JSON is an array: the arguments allow several spacecraft, however many were found. */
  readonly asArray: boolean;
}

async function printFound(
  found: readonly Entry[],
  { mode, asArray }: Presentation,
  flags: ShowValues,
  context: Context,
): Promise<void> {
  const isDetailed = ({ response_mode }: Spacecraft) => (mode ?? response_mode) === 'detailed';
  if (flags.web) {
    const records = found.map(({ record }) => record);
    await openPages(records, context);
  } else if (flags.compare) {
    // The columns are the rows of this table.
    const { columns: names, ...otherFlags } = flags;
    const areDetailed = found.every(({ record }) => isDetailed(record));
    const kind = spacecraftKind(columnOptions(flags, context));
    const columns = names ? chooseColumns(names, kind) : comparedColumns(kind, areDetailed);
    await printView(compareView(found, columns), otherFlags, context);
  } else {
    const view = showView(found, { isDetailed, asArray, ...columnOptions(flags, context) });
    await printSpacecraft(view, flags, context);
  }
}

/** Returns whether the output is cards for people. */
function isCard(flags: ShowValues, { env }: Context): boolean {
  const { quiet, web, compare, columns } = flags;
  return formatOf(flags, env) === 'table' && !quiet && !web && !compare && !columns;
}

function rejectConflicts(flags: ShowValues): void {
  const { compare, web, quiet } = flags;
  // --web prints no records.
  for (const name of ['compare', 'quiet', 'json', 'format', 'columns', 'durations'] as const) {
    if (web && flags[name]) throw new UsageError(`--web cannot be combined with --${name}`);
  }
  if (compare && quiet) throw new UsageError('--compare cannot be combined with --quiet');
}
