/** What `show` says about its answer, on stderr. */
import type { Entry } from '../ll2/entry.ts';
import type { Policy } from '../source/open-source.ts';
import type { Lookup, Provenance } from '../source/source.ts';
import { type NoticeContext, notice } from '../terminal/notice.ts';
import type { Findings } from './find-spacecraft.ts';

/** Prints how the arguments were interpreted, if something else may be meant. */
export function noticeReading(
  { refs, phrase }: Lookup,
  { found, isPhrase }: Findings,
  context: NoticeContext,
  command = 'show',
): void {
  for (const { ref, entry, isGuess } of found) {
    const { id, name } = entry.record;
    if (isGuess) notice(context, `${ref}: interpreted as ${name} (id ${id})`);
  }
  const ids = refs.filter((ref) => typeof ref === 'number').join(' ');
  if (phrase === undefined || ids === '') return;
  if (isPhrase) {
    notice(
      context,
      `${phrase}: interpreted as one name; for an id, use spacecraft ${command} ${ids}`,
    );
  } else if (found.some(({ isGuess }) => isGuess)) {
    notice(context, `${ids}: interpreted as an id`);
  }
}

/** Prints how many flights normal records leave out, and how to get them. */
export function noticeFlights(
  entries: readonly Entry[],
  { origin, stale }: Provenance,
  policy: Policy,
  context: NoticeContext,
): void {
  // Without the API there are no details to get.
  if (origin === 'sample' || stale?.because) return;
  const counts = entries
    .filter(({ record }) => record.response_mode !== 'detailed')
    .map(({ record }) => record.flights_count ?? 0)
    .filter((count) => count > 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return;
  const flights = `${total} ${total === 1 ? 'flight' : 'flights'}`;
  const of = entries.length > 1 ? ` of ${counts.length} spacecraft` : '';
  const requested = policy === 'offline' ? ' without --offline' : '';
  notice(context, `${flights}${of}; use --mode detailed${requested}`);
}
