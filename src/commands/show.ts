import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import { DEFAULT_QUERY } from '../query/spacecraft-query.ts';
import { withSource } from '../source/open-source.ts';
import { refUrl } from '../source/remote.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { comparedColumns, compareView } from '../view/compare-view.ts';
import { showView, spacecraftKind } from '../view/spacecraft-view.ts';
import type { ShowValues } from './command-flags.ts';
import { findSpacecraft, notFound } from './find-spacecraft.ts';
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
import { readRefs, STANDARD_INPUT } from './read-refs.ts';
import { sourceOptions } from './source-options.ts';

/** `spacecraft show`: each argument is an id, a name, or `-` to read more from standard input. */
export async function show(
  args: readonly string[],
  flags: ShowValues,
  context: Context,
): Promise<void> {
  rejectConflicts(flags);
  checkOutputFlags(flags, context);
  const refs = await readRefs(args, context);
  // Normal records may lack the URL of a page.
  const mode = flags.web ? 'detailed' : (flags.mode ?? DEFAULT_QUERY.mode);
  const options = sourceOptions(flags, context);
  if (flags.curl) {
    return printCurl(
      refs.map((ref) => refUrl(options.base, ref, mode)),
      context,
    );
  }
  await withSource(options, context, async (source) => {
    const { value, ...provenance } = await withSpinner(context, 'Fetching spacecraft', () =>
      findSpacecraft(refs, mode, source),
    );
    const { found, missing } = value;
    if (found.length > 0 || missing.length === 0) {
      const isSingle = args.length === 1 && !args.includes(STANDARD_INPUT);
      const presentation = { detailed: mode === 'detailed', asArray: !isSingle };
      await printFound(found, presentation, flags, context);
    }
    if (refs.length > 0) noticeProvenance(provenance, options.policy, context);
    noticeIgnoredFields(found, context);
    noticeMissingDetails(found, mode, context);
    noticeEmptyColumns(found, flags.columns ?? [], { mode, policy: options.policy }, context);
    // An unknown spacecraft does not hide the others.
    if (missing.length > 0) throw notFound(missing, provenance);
  });
}

interface Presentation {
  readonly detailed: boolean;
  /** Whether JSON is an array: the arguments allow several spacecraft, however many were found. */
  readonly asArray: boolean;
}

async function printFound(
  found: readonly Entry[],
  { detailed, asArray }: Presentation,
  flags: ShowValues,
  context: Context,
): Promise<void> {
  if (flags.web) {
    const records = found.map(({ record }) => record);
    await openPages(records, context);
  } else if (flags.compare) {
    // The columns are the rows of this table.
    const { columns: names, ...otherFlags } = flags;
    const kind = spacecraftKind(columnOptions(flags, context));
    const columns = names ? chooseColumns(names, kind) : comparedColumns(kind, detailed);
    await printView(compareView(found, columns), otherFlags, context);
  } else {
    const view = showView(found, { detailed, asArray, ...columnOptions(flags, context) });
    await printSpacecraft(view, flags, context);
  }
}

function rejectConflicts(flags: ShowValues): void {
  const { compare, web, quiet } = flags;
  // --web prints no records.
  for (const name of ['compare', 'quiet', 'json', 'format', 'columns', 'durations'] as const) {
    if (web && flags[name]) throw new UsageError(`--web cannot be combined with --${name}`);
  }
  if (compare && quiet) throw new UsageError('--compare cannot be combined with --quiet');
}
