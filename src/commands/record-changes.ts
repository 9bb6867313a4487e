import { CHANGE_KINDS, type Change, type ChangeKind, withoutKnownLaunches } from '../ll2/change.ts';
import { compareStates, type LaterState } from '../ll2/compare-states.ts';
import type { Catalogue } from '../store/catalogue-file.ts';
import { appendToChangeLog, readChangeLog } from '../store/change-log.ts';
import { settled } from '../store/comparisons.ts';
import { CorruptFileError } from '../store/file-format.ts';
import type { Folder } from '../store/folder.ts';

export interface ChangeLogOptions {
  readonly folder: Folder;
  /** Base URL of the API. */
  readonly base: URL;
  readonly warn: (line: string) => void;
}

export interface RecordedChanges {
  readonly changes: readonly Change[];
  /** Whether the log contains them. */
  readonly isLogged: boolean;
}

/**
 * Compares the catalogue with the state that will replace it, and adds the changes to the log. Both
 * must be in the same mode. Returns undefined if the catalogue is corrupt.
 */
export async function recordChanges(
  previous: Catalogue,
  later: LaterState,
  { folder, base, warn }: ChangeLogOptions,
): Promise<RecordedChanges | undefined> {
  const found = tryCompare(previous, later);
  if (!found) return undefined;
  const comparisons = readChangeLog(folder, base, warn);
  const earlier = settled(comparisons, previous.at).flatMap((comparison) => comparison.changes);
  const changes = withoutKnownLaunches(found, earlier);
  const comparison = { from: previous.at, to: later.at, changes };
  const isLogged = await appendToChangeLog(folder, { base, comparisons }, comparison);
  return { changes, isLogged };
}

function tryCompare(previous: Catalogue, later: LaterState): Change[] | undefined {
  try {
    return compareStates(previous, later);
  } catch (error) {
    if (error instanceof CorruptFileError) return undefined;
    throw error;
  }
}

/** Words for one and for several changes of a kind. */
const WORDS: Readonly<Record<ChangeKind, readonly [string, string]>> = {
  new: ['new', 'new'],
  removed: ['removed', 'removed'],
  renamed: ['renamed', 'renamed'],
  placeholder_replaced: ['placeholder replaced', 'placeholders replaced'],
  launched: ['launched', 'launched'],
  returned: ['returned', 'returned'],
  another_flight: ['with another flight', 'with another flight'],
  status_changed: ['status changed', 'statuses changed'],
};

/** Summarizes changes: `1 new, 2 returned; see spacecraft changes`. */
export function summarizeChanges({ changes, isLogged }: RecordedChanges): string {
  if (changes.length === 0) return 'no changes';
  const counts = CHANGE_KINDS.flatMap((kind) => {
    const count = changes.filter(({ change }) => change === kind).length;
    return count > 0 ? `${count} ${WORDS[kind][count === 1 ? 0 : 1]}` : [];
  });
  return `${counts.join(', ')}${isLogged ? '; see spacecraft changes' : ''}`;
}
