import type { Context } from '../context.ts';
import { BadResponseError, OutputError } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import { summarizeFlights } from '../ll2/flight-summary.ts';
import { summarize } from '../ll2/summary.ts';
import type { SpacecraftQuery } from '../query/spacecraft-query.ts';
import { pagesClient } from '../source/fetch-pages.ts';
import type { Services } from '../source/open-source.ts';
import { plannedPages } from '../source/paging.ts';
import { listUrls, remoteSource } from '../source/remote.ts';
import { type Catalogue, writeCatalogue } from '../store/catalogue-file.ts';
import { progressBar, withSpinner } from '../terminal/spinner.ts';
import { type RecordedChanges, recordChanges } from './record-changes.ts';

interface DownloadOptions extends Services {
  readonly base: URL;
  readonly warn: (line: string) => void;
  /** The catalogue to compare with, if it is in the same mode. */
  readonly previous: Catalogue | undefined;
}

interface Download {
  /** The spacecraft in the catalogue. */
  readonly entries: readonly Entry[];
  /** Undefined if there was nothing to compare with. */
  readonly recorded: RecordedChanges | undefined;
}

/** Downloads and writes the catalogue, and what has changed since the previous one. */
export async function downloadCatalogue(
  query: SpacecraftQuery,
  { base, folder, client, warn, previous }: DownloadOptions,
  context: Context,
): Promise<Download> {
  const { value: listing, at } = await withSpinner(context, 'Syncing the catalogue', (update) =>
    remoteSource(client, (received, total) =>
      update(`Syncing ${progressBar(received, total)} spacecraft`),
    ).list(query),
  );
  if (listing.entries.length === 0) {
    throw new BadResponseError('the API sent no spacecraft, so the catalogue is unchanged');
  }
  const records = listing.entries.map(({ record, json, ignored }) => ({
    record,
    summary: summarize(record, at),
    json,
    ignored,
    flights: summarizeFlights(record, ignored),
  }));
  // Before the previous catalogue is replaced: a sync that is interrupted in between repeats this.
  const recorded =
    previous &&
    (await recordChanges(previous, { at, spacecraft: records }, { folder, base, warn }));
  const written = await writeCatalogue(folder, { base, mode: query.mode, at }, records);
  if (!written) throw new OutputError('cannot write the catalogue; the previous one is unchanged');
  // The catalogue contains everything in the cached pages.
  const pages = pagesClient(client, query);
  for (const url of everyPage(base, query, listing.page.count)) pages.invalidate(url);
  return { entries: listing.entries, recorded };
}

/** Returns the URLs of the pages for that many spacecraft. */
export function everyPage(base: URL, query: SpacecraftQuery, count: number): URL[] {
  const ranges = plannedPages({ offset: 0, limit: count });
  return ranges.flatMap(({ offset }) => listUrls(base, { ...query, offset }));
}
