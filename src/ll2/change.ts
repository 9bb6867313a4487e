import type { LaunchOutcome } from './launch-status.ts';
import type { SpacecraftSummary } from './summary.ts';

/** What can happen to a spacecraft between two syncs, in the order of summaries. */
export const CHANGE_KINDS = [
  'new',
  'removed',
  'renamed',
  'placeholder_replaced',
  'launched',
  'returned',
  'another_flight',
  'status_changed',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A difference between two states of a spacecraft. What the records don't say is absent. */
export interface Change {
  readonly change: ChangeKind;
  /** The id, and the name after the change. */
  readonly spacecraft: { readonly id: number; readonly name: string };
  /** The name, the name of the status or the number of flights before the change. */
  readonly from?: string | number;
  readonly to?: string | number;
  /** Name of the launch whose flight this is about. */
  readonly launch?: string;
  /** Date of the launch or the end of the mission, as in the record. */
  readonly date?: string;
  /** The API's name of what the date is accurate to. */
  readonly date_precision?: string;
  readonly outcome?: LaunchOutcome;
  /** The last state of a spacecraft that was removed, for filters. */
  readonly summary?: SpacecraftSummary;
}

/**
 * Returns the changes without launches that earlier changes contain: the API can set the status of a
 * launch some time before it says that the spacecraft is in space.
 */
export function withoutKnownLaunches(
  changes: readonly Change[],
  earlier: readonly Change[],
): Change[] {
  const latest = new Map<number, Change>();
  for (const change of earlier) {
    const { change: kind, spacecraft } = change;
    if (kind === 'launched' || kind === 'returned') latest.set(spacecraft.id, change);
  }
  return changes.filter(({ change, spacecraft, launch }) => {
    const known = latest.get(spacecraft.id);
    const isRepeated = known?.change === 'launched' && known.launch === launch;
    return change !== 'launched' || launch === undefined || !isRepeated;
  });
}
