import type { Context } from '../context.ts';
import { NotFoundError, UsageError } from '../errors.ts';
import { baseOf } from '../flags/source-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import { DEFAULT_QUERY, type Mode } from '../query/spacecraft-query.ts';
import { withSource } from '../source/open-source.ts';
import { refUrl } from '../source/remote.ts';
import type { Answer, Provenance, Source, SpacecraftRef } from '../source/source.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { comparedColumns, compareView } from '../view/compare-view.ts';
import { SPACECRAFT, showView } from '../view/spacecraft-view.ts';
import type { Column } from '../view/view.ts';
import type { ShowValues } from './command-flags.ts';
import { noticeMissingDetails, noticeProvenance } from './notices.ts';
import { openPages } from './open-pages.ts';
import { printCurl } from './print-curl.ts';
import { printSpacecraft } from './print-spacecraft.ts';
import { printView } from './print-view.ts';
import { readRefs, standardInput } from './read-refs.ts';

/** `spacecraft show`: each argument is an id, a name, or `-` for more of them on standard input. */
export async function show(
  args: readonly string[],
  flags: ShowValues,
  context: Context,
): Promise<void> {
  ensureConsistent(flags);
  // What cannot be shown is refused before it is asked for.
  const columns = flags.columns && chooseColumns(flags.columns, SPACECRAFT);
  const wanted = await readRefs(args, context);
  // The address of a page comes with detailed records only.
  const mode = flags.web ? 'detailed' : (flags.mode ?? DEFAULT_QUERY.mode);
  if (flags.curl) {
    const urls = wanted.map((one) => refUrl(baseOf(flags), one, mode));
    return printCurl(urls, context);
  }
  await withSource(flags, context, async (source) => {
    const { value, ...provenance } = await withSpinner(context, 'Asking for spacecraft', () =>
      find(wanted, mode, source),
    );
    const { found, missing } = value;
    const isOnlyMissing = found.length === 0 && missing.length > 0;
    if (!isOnlyMissing) {
      const several = args.length > 1 || args.includes(standardInput);
      await printFound(found, { columns, detailed: mode === 'detailed', several }, flags, context);
    }
    if (wanted.length > 0) noticeProvenance(provenance, flags, context);
    noticeMissingDetails(found, mode, context);
    // One that is not there does not hide those that are.
    if (missing.length > 0) throw notFound(missing, provenance);
  });
}

interface Presentation {
  /** Those that were asked for, where any were. */
  readonly columns: readonly Column<Entry>[] | undefined;
  readonly detailed: boolean;
  /** Whether more than one could be meant, whatever was found. */
  readonly several: boolean;
}

async function printFound(
  found: readonly Entry[],
  { columns, detailed, several }: Presentation,
  flags: ShowValues,
  context: Context,
): Promise<void> {
  if (flags.web) {
    const records = found.map(({ record }) => record);
    await openPages(records, context);
  } else if (flags.compare) {
    const { columns: _, ...others } = flags;
    await printView(compareView(found, columns ?? comparedColumns(detailed)), others, context);
  } else {
    const view = showView(found, { detailed, now: context.now(), several });
    await printSpacecraft(view, flags, context);
  }
}

function ensureConsistent({ compare, web, quiet }: ShowValues): void {
  if (web && (compare || quiet))
    throw new UsageError('--web shows nothing that --compare or --quiet could change');
  if (compare && quiet)
    throw new UsageError('--compare and --quiet contradict each other: leave one out');
}

interface Findings {
  readonly found: readonly Entry[];
  readonly missing: readonly SpacecraftRef[];
}

/** What is wanted, in that order; each asked for once, however often it is wanted. */
async function find(
  wanted: readonly SpacecraftRef[],
  mode: Mode,
  source: Source,
): Promise<Answer<Findings>> {
  const distinct = [...new Set(wanted)];
  const { value, ...provenance } = await source.find(distinct, mode);
  const candidates = new Map(distinct.map((one, index) => [one, value[index] ?? []]));
  const isMissing = (one: SpacecraftRef) => candidates.get(one)?.length === 0;
  const found = wanted
    .filter((one) => !isMissing(one))
    .map((one) => single(one, candidates.get(one) ?? []));
  return { ...provenance, value: { found, missing: distinct.filter(isMissing) } };
}

function single(wanted: SpacecraftRef, candidates: readonly Entry[]): Entry {
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  const ids = candidates.map(({ record: { id, serial_number } }) =>
    serial_number ? `${id} (${serial_number})` : id,
  );
  throw new UsageError(
    `several spacecraft are named ${wanted}: ${ids.join(', ')}; show one by its id`,
  );
}

function notFound(missing: readonly SpacecraftRef[], { origin }: Provenance): NotFoundError {
  const ids = missing.filter((one) => typeof one === 'number');
  const names = missing.filter((one) => typeof one === 'string');
  const parts = [
    ...(ids.length > 0 ? [`with the id ${ids.join(', ')}`] : []),
    ...(names.length > 0 ? [`named exactly ${names.join(', ')}`] : []),
  ];
  const described = parts.join(' or ');
  if (origin === 'sample') {
    return new NotFoundError(`the sample has no spacecraft ${described}: ask without --offline`);
  }
  const advice =
    names.length > 0
      ? `try spacecraft search ${names[0]?.startsWith('-') ? '-- ' : ''}${names[0]}`
      : 'spacecraft list shows the ids';
  return new NotFoundError(`there is no spacecraft ${described}: ${advice}`);
}
