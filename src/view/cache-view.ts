import { ago } from '../text/relative-time.ts';
import { cell } from './cell.ts';
import { dateText } from './date.ts';
import { recordView } from './record-view.ts';
import type { Card, Field, View } from './view.ts';

/** The content of the cache folder. */
export interface CacheState {
  /** Null if the platform has no cache folder for the user. */
  readonly folder: string | null;
  readonly bytes: number;
  readonly catalogues: readonly CatalogueState[];
  readonly cached_responses: number;
  readonly change_logs: readonly ChangeLogState[];
}

interface ChangeLogState {
  /** The base URL of the API. */
  readonly api: string;
  /** Number of changes. */
  readonly count: number;
  /** Time of the earliest catalogue that was compared, in ISO 8601. */
  readonly since: string;
}

interface CatalogueState {
  /** The base URL of the API. */
  readonly api: string;
  readonly mode: string;
  readonly count: number;
  /** ISO 8601. */
  readonly synced_at: string;
}

export function cacheView(state: CacheState, now: number): View<CacheState> {
  return recordView(state, {
    columns: [
      ['folder', 'folder'],
      ['bytes', 'bytes'],
      ['catalogues', 'catalogues'],
      ['cached_responses', 'cached responses'],
      ['change_logs', 'change logs'],
    ],
    card: cacheCard(state, now),
  });
}

function cacheCard(state: CacheState, now: number): Card {
  const { folder, bytes, catalogues, cached_responses, change_logs } = state;
  const fields: Field[] = [
    { label: 'Folder', cell: cell(folder) },
    { label: 'Size', cell: cell(readableSize(bytes)) },
    ...catalogues.map((catalogue) => catalogueField(catalogue, now)),
    ...(catalogues.length === 0
      ? [{ label: 'Catalogue', cell: cell('none; run spacecraft sync') }]
      : []),
    ...change_logs.map(changeLogField),
    { label: 'Cached responses', cell: cell(cached_responses) },
  ];
  return { title: cell('Cache', 'heading'), sections: [{ parts: [{ kind: 'fields', fields }] }] };
}

function catalogueField({ api, mode, count, synced_at }: CatalogueState, now: number): Field {
  const age = ago(Date.parse(synced_at), now);
  const text = `${count} spacecraft from ${new URL(api).host}, synced ${age}`;
  return { label: `Catalogue (${mode})`, cell: cell(text) };
}

function changeLogField({ api, count, since }: ChangeLogState): Field {
  const text = `${count} from ${new URL(api).host} since ${dateText(since)}`;
  return { label: 'Changes', cell: cell(text) };
}

/** Formats a number of bytes: `512 bytes`, `3.4 kB`, `1.7 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
