import type { Throttle } from '../ll2/spacecraft.ts';
import { fromNow } from '../text/relative-time.ts';
import { SECONDS } from '../text/time-units.ts';
import { cell } from './cell.ts';
import { recordView } from './record-view.ts';
import type { Card, View } from './view.ts';

/** The quota as in the API, without `ident`, which is the caller's IP address or the API key. */
export interface QuotaState {
  readonly your_request_limit: number;
  readonly limit_frequency_secs: number;
  readonly current_use: number;
  readonly next_use_secs: number;
  /** Whether an API key is in use. */
  readonly key: boolean;
}

export interface QuotaOptions {
  /** Time of the response, in milliseconds since the epoch. */
  readonly at: number;
  readonly withKey: boolean;
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
  return recordView<QuotaState>(state, {
    columns: [
      ['current_use', 'used'],
      ['your_request_limit', 'limit'],
      ['next_use_secs', 'next in seconds'],
      ['limit_frequency_secs', 'window in seconds'],
      ['key', 'key'],
    ],
    card: quotaCard(state, at),
  });
}

function quotaCard(state: QuotaState, at: number): Card {
  const { your_request_limit: limit, current_use: used, next_use_secs: delay } = state;
  const window =
    state.limit_frequency_secs === SECONDS.hour ? 'hour' : `${state.limit_frequency_secs} s`;
  const fields = [
    { label: 'Used', cell: cell(`${used} of ${limit} requests per ${window}`) },
    { label: 'Left', cell: cell(Math.max(0, limit - used)) },
    { label: 'Next request', cell: cell(delay > 0 ? fromNow(at + delay * 1_000, at) : 'now') },
    { label: 'API key', cell: cell(state.key ? 'in use' : 'none; set SPACECRAFT_TOKEN') },
  ];
  return { title: cell('Quota', 'heading'), sections: [{ parts: [{ kind: 'fields', fields }] }] };
}
