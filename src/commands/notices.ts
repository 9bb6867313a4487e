import type { Context } from '../context.ts';
import { maxAgeOf, type SourceValues } from '../flags/source-flags.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Mode } from '../query/spacecraft-query.ts';
import { isFresh } from '../source/freshness.ts';
import type { Provenance } from '../source/source.ts';
import { notice } from '../terminal/notice.ts';
import { ago } from '../text/relative-time.ts';

/**
 * Says where an answer came from, where that was not simply the API. What is older than it was to
 * be is always said, and the rest at a terminal only.
 */
export function noticeProvenance(from: Provenance, flags: SourceValues, context: Context): void {
  const age = ago(from.at, context.now());
  if (from.because) {
    notice(context, `showing data from ${age}: ${from.because.reason}`);
  } else if (flags.offline) {
    notice(context, `offline: ${placeOf(from, age)}`);
  } else if (from.origin !== 'api') {
    const isOld = !isFresh(from.at, maxAgeOf(flags), context.now());
    if (isOld || context.stderr.isTTY) notice(context, placeOf(from, age));
  }
}

/** Says what figures were made of, which is never asked for anew. */
export function noticeBasis(from: Provenance, context: Context): void {
  const hint = from.origin === 'sample' ? ': spacecraft sync brings all there are' : '';
  notice(context, `${placeOf(from, ago(from.at, context.now()))}${hint}`);
}

function placeOf({ origin }: Provenance, age: string): string {
  switch (origin) {
    case 'catalogue':
      return `from the catalogue, synced ${age}`;
    case 'sample':
      return 'from the bundled sample of ten spacecraft';
    default:
      return `kept ${age}`;
  }
}

/** Says where records are not as detailed as they were to be. */
export function noticeMissingDetails(
  entries: readonly Entry[],
  mode: Mode,
  context: Pick<Context, 'stderr'>,
): void {
  if (mode !== 'detailed') return;
  const plain = entries.filter(({ record }) => record.response_mode !== 'detailed').length;
  if (plain > 0) notice(context, `${plain} of ${entries.length} records are not detailed ones`);
}
