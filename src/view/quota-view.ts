import type { Throttle } from '../ll2/spacecraft.ts';
import { inTime } from '../text/relative-time.ts';
import { jsonText } from '../text/safe-json.ts';
import { cell } from './cell.ts';
import type { Card, Column, View } from './view.ts';

/** The quota as the API tells it, but for `ident`, which is the caller's address or the key itself. */
export interface QuotaState {
  readonly your_request_limit: number;
  readonly limit_frequency_secs: number;
  readonly current_use: number;
  readonly next_use_secs: number;
  /** Whether an API key is in effect. */
  readonly key: boolean;
}

export interface QuotaOptions {
  /** When the API told, in milliseconds since the epoch. */
  readonly at: number;
  readonly withKey: boolean;
}

const COLUMNS: readonly Column<QuotaState>[] = [
  column('current_use', 'used'),
  column('your_request_limit', 'limit'),
  column('next_use_secs', 'next in seconds'),
  column('limit_frequency_secs', 'window in seconds'),
  column('key', 'key'),
];

function column(name: keyof QuotaState, heading: string): Column<QuotaState> {
  return {
    name,
    heading,
    align: 'left',
    cell: (state) => cell(String(state[name])),
    value: (state) => state[name],
  };
}

export function quotaView(throttle: Throttle, { at, withKey }: QuotaOptions): View<QuotaState> {
  const { your_request_limit, limit_frequency_secs, current_use, next_use_secs } = throttle;
  const state = {
    your_request_limit,
    limit_frequency_secs,
    current_use,
    next_use_secs,
    key: withKey,
  };
  return {
    columns: COLUMNS,
    optionalColumns: [],
    fields: [],
    rows: [state],
    value: (row) => row,
    line: jsonText,
    document: (show) => show(state),
    whole: () => card(state, at),
  };
}

function card(state: QuotaState, at: number): Card {
  const { your_request_limit: limit, current_use: used, next_use_secs: wait, key } = state;
  const window =
    state.limit_frequency_secs === 3_600 ? 'an hour' : `in ${state.limit_frequency_secs} s`;
  const fields = [
    { label: 'Used', cell: cell(`${used} of ${limit} requests ${window}`) },
    { label: 'Left', cell: cell(Math.max(0, limit - used)) },
    { label: 'Next request', cell: cell(wait > 0 ? inTime(at + wait * 1_000, at) : 'now') },
    { label: 'API key', cell: cell(key ? 'in effect' : 'none: SPACECRAFT_TOKEN takes one') },
  ];
  return { title: cell('Quota', 'heading'), sections: [{ parts: [{ kind: 'fields', fields }] }] };
}
