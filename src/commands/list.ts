import type { Context } from '../context.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';
import { chooseSource } from '../source/choose.ts';
import type { Listing, Source } from '../source/source.ts';
import { withSpinner } from '../terminal/spinner.ts';
import { tell } from '../terminal/tell.ts';
import { listView } from '../view/spacecraft-view.ts';
import type { ListValues } from './flags.ts';
import { listQuery } from './list-query.ts';
import { formatOf, printView } from './print-view.ts';

/** `spacecraft list`, and `spacecraft search` once its terms are a filter. */
export async function list(flags: ListValues, context: Context): Promise<void> {
  const format = formatOf(flags);
  const source = await chooseSource(flags, context);
  const work = answer(flags, source);
  const { query, listing } = await withSpinner(context.stderr, 'Asking for spacecraft', work);
  await printView(listView(listing), flags, context);
  if (source.notice) tell(context, source.notice);
  if (format === 'table' || context.stderr.isTTY) tell(context, extent(listing, query));
}

async function answer(flags: ListValues, source: Source) {
  const query = await listQuery(flags, source);
  return { query, listing: await source.list(query) };
}

/** What part of the whole this is, and how to get the next. */
function extent({ count, results }: Listing, { offset }: SpacecraftQuery): string {
  if (count === 0) return 'no spacecraft match';
  if (results.length === 0) return `nothing from offset ${offset} on: ${count} spacecraft match`;
  const part = `${results.length} of ${count} spacecraft`;
  const end = offset + results.length;
  return end < count ? `${part} · next: --offset ${end}` : part;
}
