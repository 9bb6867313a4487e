/** What commands say about an answer, on stderr. */
import { PAGE_LIMIT } from '../api/urls.ts';
import type { Context } from '../context.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Mismatch } from '../ll2/mismatch.ts';
import type { Inference } from '../query/resolve-query.ts';
import type { Mode } from '../query/spacecraft-query.ts';
import type { Policy } from '../source/open-source.ts';
import type { Provenance } from '../source/source.ts';
import { announce, type NoticeContext, notice } from '../terminal/notice.ts';
import { ago } from '../text/relative-time.ts';
import { chooseColumns } from '../view/choose-columns.ts';
import { emptyColumns } from '../view/empty-columns.ts';
import { spacecraftKind } from '../view/spacecraft-view.ts';

/**
 * Prints where an answer comes from, unless the API just sent it. Stale data and offline answers are
 * always announced, the rest only at a terminal.
 */
export function noticeProvenance(from: Provenance, policy: Policy, context: Context): void {
  const failure = from.stale?.because;
  if (failure) {
    announce(context, `showing data from ${ago(from.at, context.now())}: ${failure.reason}`);
  } else if (policy === 'offline') {
    notice(context, `offline: ${describe(from, context)}`);
  } else if (from.origin !== 'api' && (from.stale || context.stderr.isTTY)) {
    notice(context, describe(from, context));
  }
}

/** Prints which local data was counted. */
export function noticeCountedData(from: Provenance, context: Context): void {
  const advice = from.origin === 'sample' ? '; run spacecraft sync to count all spacecraft' : '';
  notice(context, `${describe(from, context)}${advice}`);
}

function describe({ origin, at }: Provenance, { now }: Context): string {
  switch (origin) {
    case 'catalogue':
      return `from the catalogue, synced ${ago(at, now())}`;
    case 'sample':
      return 'from the bundled sample of ten spacecraft';
    default:
      return `cached ${ago(at, now())}`;
  }
}

/** Prints how to need fewer requests, for people who have not used the program before. */
export function noticeSync(context: NoticeContext): void {
  notice(
    context,
    'spacecraft sync downloads everything for about 7 of the 15 requests per hour; after that, lists need none',
  );
}

/** Prints how many records lack the requested details, and how to get them. */
export function noticeMissingDetails(
  entries: readonly Entry[],
  mode: Mode,
  context: NoticeContext,
): void {
  if (mode !== 'detailed') return;
  const missing = entries.filter(({ record }) => record.response_mode !== 'detailed').length;
  if (missing > 0) {
    notice(context, `${missing} of ${entries.length} records without details; run spacecraft sync`);
  }
}

/**
 * Prints which of the chosen columns are empty because records have no details, and how to get them.
 * If details were requested, `noticeMissingDetails` says it.
 */
export function noticeEmptyColumns(
  entries: readonly Entry[],
  chosen: readonly string[],
  { mode, policy }: { readonly mode: Mode; readonly policy: Policy },
  context: NoticeContext & Pick<Context, 'now'>,
): void {
  if (mode === 'detailed') return;
  const kind = spacecraftKind({ durations: 'iso', now: context.now() });
  const { names, count } = emptyColumns(chooseColumns(chosen, kind), entries);
  if (count === 0) return;
  const columns = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
  const verb = names.length === 1 ? 'is' : 'are';
  const which = count === 1 ? 'which has' : 'which have';
  // Offline, the API cannot send the details.
  const advice = policy === 'offline' ? '' : 'use --mode detailed, or ';
  announce(
    context,
    `spacecraft: ${columns} ${verb} empty in ${count} of ${entries.length} records, ${which} no details; ${advice}run spacecraft sync`,
  );
}

/** Prints how many columns the terminal has no room for, and how to see them. */
export function noticeHiddenColumns(count: number, context: NoticeContext): void {
  if (count === 0) return;
  notice(context, `${count} ${count === 1 ? 'column' : 'columns'} hidden; use --wide`);
}

/** Maximum number of fields that `noticeIgnoredFields` names. */
const MAX_FIELDS = 3;

/** Prints which fields of records have unexpected types and therefore count as unknown. */
export function noticeIgnoredFields(
  entries: readonly Pick<Entry, 'ignored'>[],
  context: NoticeContext,
  noun = 'spacecraft',
): void {
  const amounts = new Map<string, number>();
  for (const { ignored } of entries) {
    for (const line of new Set(ignored.map(describeMismatch))) {
      amounts.set(line, (amounts.get(line) ?? 0) + 1);
    }
  }
  if (amounts.size === 0) return;
  const fields = [...amounts].map(([line, amount], index) =>
    index === 0 ? `${line} in ${amount} of ${entries.length} ${noun}` : `${line} in ${amount}`,
  );
  const more = fields.length - MAX_FIELDS;
  const shown = fields.slice(0, MAX_FIELDS);
  if (more > 0) shown.push(`${more} more ${more === 1 ? 'field' : 'fields'}`);
  announce(context, `spacecraft: ignoring ${shown.join('; ')}`);
}

/** Describes a mismatch without the indices of arrays: `flights.launch: not an object`. */
function describeMismatch({ path, problem }: Mismatch): string {
  return `${path.filter((key) => typeof key === 'string').join('.')}: ${problem}`;
}

/** Prints how each partial name was interpreted. */
export function noticeInferences(inferences: readonly Inference[], context: NoticeContext): void {
  for (const { flag, text, name } of inferences) {
    notice(context, `${flag} ${text}: interpreted as ${name}`);
  }
}

/** Prints how to continue after `--curl` printed the first of an unknown number of pages. */
export function noticeFirstPage(offset: number, context: NoticeContext): void {
  notice(context, `this is the first page; request the next with offset=${offset + PAGE_LIMIT}`);
}
