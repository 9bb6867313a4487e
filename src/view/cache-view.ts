import { ago } from '../text/relative-time.ts';
import { jsonText } from '../text/safe-json.ts';
import { cell } from './cell.ts';
import type { Card, Column, Field, View } from './view.ts';

/** What is kept on this machine. */
export interface CacheState {
  /** Null where the machine has no place for one. */
  readonly folder: string | null;
  readonly bytes: number;
  readonly catalogues: readonly CatalogueState[];
  readonly cached_responses: number;
}

interface CatalogueState {
  /** The base address of the API it is of. */
  readonly api: string;
  readonly mode: string;
  readonly count: number;
  /** ISO 8601. */
  readonly synced_at: string;
}

const COLUMNS: readonly Column<CacheState>[] = [
  column('folder', ({ folder }) => folder),
  column('bytes', ({ bytes }) => bytes),
  column('catalogues', ({ catalogues }) => catalogues),
  column('cached_responses', (state) => state.cached_responses),
];

function column(name: string, value: (state: CacheState) => unknown): Column<CacheState> {
  const shown = (state: CacheState) => cell(JSON.stringify(value(state)));
  return { name, heading: name, align: 'left', cell: shown, value };
}

export function cacheView(state: CacheState, now: number): View<CacheState> {
  return {
    columns: COLUMNS,
    optionalColumns: [],
    fields: [],
    rows: [state],
    value: (row) => row,
    line: jsonText,
    document: (show) => show(state),
    whole: () => card(state, now),
  };
}

function card(state: CacheState, now: number): Card {
  const fields: Field[] = [
    { label: 'Folder', cell: cell(state.folder) },
    { label: 'Size', cell: cell(readableSize(state.bytes)) },
    ...state.catalogues.map(({ api, mode, count, synced_at }) => ({
      label: `Catalogue, ${mode}`,
      cell: cell(
        `${count} spacecraft of ${new URL(api).host}, synced ${ago(Date.parse(synced_at), now)}`,
      ),
    })),
    ...(state.catalogues.length === 0
      ? [{ label: 'Catalogue', cell: cell('none: spacecraft sync brings it') }]
      : []),
    { label: 'Kept answers', cell: cell(state.cached_responses) },
  ];
  return { title: cell('Cache', 'heading'), sections: [{ parts: [{ kind: 'fields', fields }] }] };
}

/** `512 bytes`, `3.4 kB`, `1.7 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
